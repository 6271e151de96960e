"""OitCatalogue (รายการข้อ OIT): what the disclosure form of one fiscal year asks, item by item and element by element."""

from __future__ import annotations

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Id, LabelledCode, Line, OitCode, Text, YearBE


class Confidence(LabelledCode):
    """How sure we are of a title or a list of elements, since the NACC's own manuals could not be read; a site can have its own."""

    MANUAL = "manual", "ตรงกับคู่มือของ ป.ป.ช. ของปีนั้น"
    SEEN = "seen", "พบในหน้าเว็บของหน่วยงานในปีนั้น"
    LIKELY = "likely", "เทียบเคียงจากปีใกล้เคียงหรือจากลำดับข้อ"
    OBSERVED = "observed", "สังเกตจากหลักฐานของหน่วยงานที่ส่งประเมิน ยังไม่ยืนยันกับคู่มือของ ป.ป.ช."
    UNVERIFIED = "unverified", "ยังไม่ยืนยันกับคู่มือของ ป.ป.ช."


class PeriodRule(LabelledCode):
    """Which time the evidence of an item must be about, seen from the fiscal year that is assessed."""

    CURRENT = "current", "ข้อมูลปัจจุบัน ณ วันประเมิน"
    FISCAL_YEAR = "fiscal_year", "ปีงบประมาณที่ประเมิน"
    FIRST_HALF = "first_half", "6 เดือนแรกของปีงบประมาณที่ประเมิน (1 ตุลาคม – 31 มีนาคม)"
    PREVIOUS_YEAR = "previous_year", "ปีงบประมาณก่อนปีที่ประเมิน"
    SPANS_YEAR = "spans_year", "หลายปีที่ครอบคลุมปีงบประมาณที่ประเมิน"
    IN_FORCE = "in_force", "ยังใช้บังคับอยู่ในปีงบประมาณที่ประเมิน"
    PREVIOUS_ITA = "previous_ita", "มาตรการของปีงบประมาณที่ประเมิน ซึ่งกำหนดจากผลการประเมิน ITA ของปีก่อน"
    UNKNOWN = "unknown", "ยังไม่ทราบว่าต้องเป็นข้อมูลของช่วงเวลาใด"


class Rule(LabelledCode):
    """By which data the machine decides that an element is there; the label tells it to people."""

    STRUCTURE_CHART = "structure.chart", "มีแผนผังโครงสร้างในข้อมูลโครงสร้างของหน่วยงาน"
    STRUCTURE_DIVISIONS = "structure.divisions", "มีรายชื่อส่วนงานภายในในข้อมูลโครงสร้างของหน่วยงาน"
    STRUCTURE_BOTH_SIDES = "structure.both_sides", "ข้อมูลโครงสร้างมีทั้งฝ่ายการเมืองและฝ่ายข้าราชการประจำ"
    STRUCTURE_POWERS = "structure.powers", "มีคำอธิบายหน้าที่และอำนาจในข้อมูลโครงสร้างของหน่วยงาน"
    STRUCTURE_LAWS = "structure.laws", "ข้อมูลโครงสร้างมีกฎหมายที่เกี่ยวข้อง และทุกฉบับเปิดได้"
    EXECUTIVES_TOP_AND_DEPUTIES = "executives.top_and_deputies", "ข้อมูลผู้บริหารมีทั้งผู้บริหารสูงสุดและรองผู้บริหารสูงสุด"
    EXECUTIVES_NAMED = "executives.named", "ผู้บริหารทุกคนมีชื่อและตำแหน่ง"
    EXECUTIVES_CONTACT = "executives.contact", "ผู้บริหารทุกคนมีช่องทางติดต่อ"
    EXECUTIVES_PHOTOS = "executives.photos", "ผู้บริหารทุกคนมีรูปถ่าย"
    EXECUTIVES_BOTH_SIDES = "executives.both_sides", "ข้อมูลผู้บริหารมีทั้งฝ่ายการเมืองและฝ่ายข้าราชการประจำ"
    CONTACT_ADDRESS = "contact.address", "มีที่อยู่ในข้อมูลติดต่อของหน่วยงาน"
    CONTACT_TELEPHONE = "contact.telephone", "มีหมายเลขโทรศัพท์ในข้อมูลติดต่อของหน่วยงาน"
    CONTACT_EMAIL = "contact.email", "มีอีเมลในข้อมูลติดต่อของหน่วยงาน"
    CONTACT_MAP = "contact.map", "มีแผนที่หรือลิงก์แผนที่ในข้อมูลติดต่อของหน่วยงาน"
    CONTACT_QUESTION_CHANNEL = "contact.question_channel", "มีช่องทางสอบถามข้อมูลที่ถามและตอบกันได้ทางออนไลน์"
    SOCIAL_ACCOUNT = "social.account", "มีบัญชีเครือข่ายสังคมออนไลน์ในข้อมูลของหน่วยงานอย่างน้อย 1 บัญชี"
    NEWS_ITEMS = "news.items", "มีข่าวที่ลงวันที่ในช่วงเวลาที่กำหนดอย่างน้อย 1 ข่าว"
    CORRUPTION_ONLINE = "corruption.online", "ช่องทางแจ้งการทุจริตมีวิธีแจ้งทางออนไลน์ที่มีลิงก์"
    CORRUPTION_SEPARATE = "corruption.separate", "ช่องทางแจ้งการทุจริตแยกจากช่องทางร้องเรียนทั่วไป"
    CORRUPTION_PROTECTION = "corruption.protection", "ช่องทางแจ้งการทุจริตบอกวิธีคุ้มครองข้อมูลของผู้แจ้ง"
    CORRUPTION_REACHABLE = "corruption.reachable", "หน้าช่องทางแจ้งการทุจริตเปิดได้จากเมนูของหน้าแรก"
    PRACTICE_HOW = "practice.how", "ช่องทางแจ้งการทุจริตบอกวิธีแจ้งไว้อย่างน้อย 1 วิธี"
    PRACTICE_STEPS = "practice.steps", "ช่องทางแจ้งการทุจริตบอกขั้นตอนการจัดการเรื่อง"
    PRACTICE_UNIT = "practice.unit", "ช่องทางแจ้งการทุจริตบอกส่วนงานหรือตำแหน่งที่รับผิดชอบ"
    PRACTICE_DURATION = "practice.duration", "ช่องทางแจ้งการทุจริตบอกระยะเวลาดำเนินการ"
    COMPLAINTS_RECEIVED = "complaints.received", "สถิติเรื่องร้องเรียนของช่วงเวลาที่กำหนดมีจำนวนเรื่องทั้งหมด หรือระบุว่าไม่มี"
    COMPLAINTS_FINISHED = "complaints.finished", "สถิติเรื่องร้องเรียนของช่วงเวลาที่กำหนดมีจำนวนเรื่องที่ดำเนินการแล้วเสร็จ หรือระบุว่าไม่มี"
    COMPLAINTS_PENDING = "complaints.pending", "สถิติเรื่องร้องเรียนของช่วงเวลาที่กำหนดมีจำนวนเรื่องที่อยู่ระหว่างดำเนินการ หรือระบุว่าไม่มี"
    E_SERVICES_ONLINE = "e_services.online", "มีบริการออนไลน์ที่มีลิงก์สำหรับยื่นคำขออย่างน้อย 1 บริการ"
    E_SERVICES_REACHABLE = "e_services.reachable", "หน้าบริการออนไลน์เปิดได้จากเมนูของหน้าแรก"
    E_SERVICES_MANUAL = "e_services.manual", "บริการออนไลน์มีคู่มือการใช้งาน เป็นลิงก์ ไฟล์ หรือขั้นตอน"
    E_SERVICES_STATISTICS = "e_services.statistics", "มีสถิติการใช้บริการออนไลน์ หรือระบุว่าไม่มีผู้ใช้บริการ"
    MANUALS_SERVICE = "manuals.service", "มีคู่มือการให้บริการที่บอกชื่องานบริการอย่างน้อย 1 งาน"
    MANUALS_STEPS = "manuals.steps", "คู่มือการให้บริการทุกงานบอกขั้นตอน"
    MANUALS_DURATION = "manuals.duration", "คู่มือการให้บริการทุกงานบอกระยะเวลา"
    MANUALS_CHANNEL = "manuals.channel", "คู่มือการให้บริการทุกงานบอกช่องทางให้บริการ"
    MANUALS_UNIT = "manuals.unit", "คู่มือการให้บริการทุกงานบอกส่วนงานที่รับผิดชอบ"
    MANUALS_FEE = "manuals.fee", "คู่มือการให้บริการทุกงานบอกค่าธรรมเนียม หรือระบุว่าไม่มี"
    MANUALS_DOCUMENTS = "manuals.documents", "คู่มือการให้บริการทุกงานบอกเอกสารที่ต้องใช้ หรือระบุว่าไม่มี"
    SERVICE_STATISTICS_COUNTS = "service_statistics.counts", "มีสถิติการให้บริการของช่วงเวลาที่กำหนด หรือระบุว่าไม่มีผู้รับบริการ"
    PROCUREMENT_JOB = "procurement.job", "รายการจัดซื้อจัดจ้างทุกรายการบอกงานที่ซื้อหรือจ้าง"
    PROCUREMENT_BUDGET = "procurement.budget", "รายการจัดซื้อจัดจ้างทุกรายการบอกวงเงิน"
    PROCUREMENT_REFERENCE_PRICE = "procurement.reference_price", "รายการจัดซื้อจัดจ้างทุกรายการบอกราคากลาง"
    PROCUREMENT_METHOD = "procurement.method", "รายการจัดซื้อจัดจ้างทุกรายการบอกวิธีซื้อหรือจ้าง"
    PROCUREMENT_BIDDERS = "procurement.bidders", "รายการจัดซื้อจัดจ้างทุกรายการบอกผู้เสนอราคาและราคาที่เสนอ"
    PROCUREMENT_WINNER = "procurement.winner", "รายการจัดซื้อจัดจ้างทุกรายการบอกผู้ได้รับคัดเลือกและราคาที่ตกลง"
    PROCUREMENT_REASON = "procurement.reason", "รายการจัดซื้อจัดจ้างทุกรายการบอกเหตุผลที่คัดเลือก"
    PROCUREMENT_CONTRACT = "procurement.contract", "รายการจัดซื้อจัดจ้างทุกรายการบอกเลขที่และวันที่ของสัญญาหรือข้อตกลง"
    PROCUREMENT_NUMBER = "procurement.number", "หน้าจัดซื้อจัดจ้างให้ลำดับที่แก่ทุกรายการ"
    PROCUREMENT_AGENCY = "procurement.agency", "หน้าจัดซื้อจัดจ้างบอกปีงบประมาณ ชื่อ อำเภอ จังหวัด และประเภทของหน่วยงาน"
    PROCUREMENT_MINISTRY = "procurement.ministry", "หน้าจัดซื้อจัดจ้างบอกกระทรวงที่กำกับดูแล ซึ่งมาจากข้อมูลหน่วยงาน"
    PROCUREMENT_BUDGET_SOURCE = "procurement.budget_source", "รายการจัดซื้อจัดจ้างทุกรายการบอกแหล่งที่มาของงบประมาณ"
    PROCUREMENT_STATUS = "procurement.status", "รายการจัดซื้อจัดจ้างทุกรายการบอกสถานะ"
    PROCUREMENT_PROJECT_NUMBER = "procurement.project_number", "รายการจัดซื้อจัดจ้างทุกรายการบอกเลขที่โครงการในระบบ e-GP หรือระบุว่าไม่มี"
    PROCUREMENT_PROGRESS = "procurement.progress", "มีข้อมูลจัดซื้อจัดจ้างครบทุกเดือนของช่วงเวลาที่กำหนด และทุกรายการบอกสถานะ"
    PROCUREMENT_BY_MONTH = "procurement.by_month", "มีข้อมูลจัดซื้อจัดจ้างครบทุกเดือนของช่วงเวลาที่กำหนด หรือระบุว่าเดือนนั้นไม่มี"
    PARTICIPATION_TOPIC = "participation.topic", "มีข้อมูลการมีส่วนร่วมของช่วงเวลาที่กำหนดที่บอกประเด็นหรือเรื่อง"
    PARTICIPATION_PARTICIPANTS = "participation.participants", "ข้อมูลการมีส่วนร่วมบอกผู้มีส่วนร่วม"
    PARTICIPATION_OUTCOME = "participation.outcome", "ข้อมูลการมีส่วนร่วมบอกผลจากการมีส่วนร่วม"
    PARTICIPATION_USE = "participation.use", "ข้อมูลการมีส่วนร่วมบอกการนำผลไปปรับปรุง"
    PARTICIPATION_BY_AGENCY = "participation.by_agency", "ข้อมูลการมีส่วนร่วมทุกเรื่องบอกส่วนราชการของหน่วยงานที่รับผิดชอบ"
    PARTICIPATION_DOCUMENTS = "participation.documents", "ข้อมูลการมีส่วนร่วมทุกเรื่องมีเอกสารประกอบที่เปิดได้"
    NO_GIFT_DECLARED = "no_gift.declared", "มีประกาศเจตนารมณ์ No Gift Policy ที่ลงวันที่ในช่วงเวลาที่กำหนด"
    NO_GIFT_SIGNED = "no_gift.signed", "ข้อมูลประกาศบอกว่าผู้บริหารสูงสุดเป็นผู้ลงนาม"
    NO_GIFT_EVERYONE = "no_gift.everyone", "ข้อมูลประกาศบอกว่าใช้กับผู้บริหารและเจ้าหน้าที่ทุกคน"
    NO_GIFT_ACTIVITIES = "no_gift.activities", "มีกิจกรรมสร้างวัฒนธรรม No Gift Policy ที่ลงวันที่ในช่วงเวลาที่กำหนด"
    NO_GIFT_REPORT = "no_gift.report", "ข้อมูล No Gift Policy ของปีมีรายงานผลตามนโยบาย"
    MEASURES_ANALYSIS = "measures.analysis", "มาตรการของปีบอกข้อบกพร่องหรือจุดอ่อนจากผลการประเมิน ITA ของปีก่อน"
    MEASURES_MEASURES = "measures.measures", "มีมาตรการของปีอย่างน้อย 1 มาตรการ"
    MEASURES_STEPS = "measures.steps", "มาตรการทุกข้อบอกขั้นตอนหรือวิธีปฏิบัติ"
    MEASURES_OWNERS = "measures.owners", "มาตรการทุกข้อบอกผู้รับผิดชอบ"
    MEASURES_SCHEDULE = "measures.schedule", "มาตรการทุกข้อบอกระยะเวลาหรือกำหนดเสร็จ"
    MEASURES_FOLLOW_UP = "measures.follow_up", "มาตรการทุกข้อบอกการกำกับติดตาม"
    REPORT_STATUS = "report.status", "มาตรการทุกข้อบอกสถานะการดำเนินการ"
    REPORT_RESULTS = "report.results", "มาตรการทุกข้อบอกผลการดำเนินการ"
    REPORT_OUTCOMES = "report.outcomes", "มาตรการทุกข้อบอกผลลัพธ์หรือความสำเร็จ"
    DOCUMENT_COVERS = "document.covers", "มีเอกสารของข้อนี้ที่ครอบคลุมช่วงเวลาที่กำหนด"


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Element:
    """One thing (องค์ประกอบ) that the evidence of an item must show; all or nothing but for the `optional` ones.

    Without a `rule` only a person who opens the link can tell. `period` stands where it is not that of the item.
    """

    id: Id
    text_th: Line
    rule: Rule | None = None
    period: PeriodRule | None = None
    optional: bool = False


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class CatalogueItem:
    """One item (ข้อ) of the form. Its `code` is of that year only; its `topic` is the same obligation in every year.

    `is_own` where the site's own form says otherwise than the shipped one.
    """

    code: OitCode
    topic: Id
    title_th: Line
    section: Line
    title_confidence: Confidence
    elements_confidence: Confidence
    period: PeriodRule
    note_th: Text | None = None
    elements: tuple[Element, ...]
    is_own: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Whether neither the title nor the elements rest on memory or on a single agency's evidence."""
        return {self.title_confidence, self.elements_confidence} <= {Confidence.MANUAL, Confidence.SEEN, Confidence.LIKELY}

    def period_of(self, element: Element) -> PeriodRule:
        """The period of one of its elements: the element's own, or the item's."""
        return element.period or self.period


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class CatalogueSection:
    """A sub-indicator (ตัวชี้วัดย่อย, `9.1`) under which the form of that year groups its items."""

    section: Line
    name_th: Line


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class OitCatalogue:
    """The form of one fiscal year, its sections and items in the official order; `source_th` is where a site has its own from."""

    fiscal_year_be: YearBE
    sections: tuple[CatalogueSection, ...]
    items: tuple[CatalogueItem, ...]
    source_th: Text | None = None

    def item(self, code: str) -> CatalogueItem | None:
        """The item `O13`, None where the year has none of that code."""
        return next((item for item in self.items if item.code == code), None)

    def of_topic(self, topic: str) -> tuple[CatalogueItem, ...]:
        """The items of a topic: mostly one or none, but a year may ask the same in two items."""
        return tuple(item for item in self.items if item.topic == topic)

    def in_section(self, section: str) -> tuple[CatalogueItem, ...]:
        """The items of the section `9.1`, in the order of the form."""
        return tuple(item for item in self.items if item.section == section)
