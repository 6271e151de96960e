"""Content in which every text is awkward: markup, quotes, digits of both kinds, and what looks like our placeholders."""

from __future__ import annotations

import json
from typing import Any

TYPED = "<b>หนา</b> & \"คำ\" 'คำ' &amp; ๑๒๓ 456 \ue000content\ue001 \ue001\ue000 {{ title }}"
"""What a clerk could type or paste; the private-use characters are those that mark our placeholders."""

MEASURES = 201
"""One more than a page of the list holds."""

ODD_NAMES = (
    *("a#b.pdf", "50%.pdf", "a%20b.pdf", "a%2fb.pdf", "what?.pdf", "a?b=c#d.pdf", "a&b+c;d=e,f.pdf", "&amp;.pdf"),
    *("one two.pdf", "แผน: 12:30.pdf", "two  spaces.pdf", 'it\'s "x".pdf', "(1) [2] {3}.pdf", "a@b!$~^`|<>.pdf", "a..b.pdf", "UPPER.PDF"),
    *(
        "รายงาน.pdf",
        "น\u0e4d\u0e32.pdf",
        "น้\u0e4d\u0e32.pdf",
        "\u0e48ก.pdf",
        "เเบบ.pdf",
        "ก\u200bข.pdf",
        "é\u0301e\u0301.pdf",
        "ไฟล์ ที่ ๑.pdf",
    ),
)
"""Names that files have on clerks' desks, and that links must be written for."""


def as_yaml(data: Any) -> str:
    """`data` as YAML: JSON is YAML, and leaves nothing to be quoted by hand."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def text(name: str) -> str:
    """An awkward text that is like no other."""
    return f"{name} {TYPED}"


def awkward_agency(slug: str = "") -> dict[str, str]:
    """The files of an agency that has every kind of page, below `slug`."""
    records = {
        "agency.yml": _profile(slug),
        "channels.yml": [_channel("general", "complaint"), _channel("corruption", "corruption")],
        "e-services.yml": [_e_service()],
        "structure.yml": {
            "powers_th": text("อำนาจ"),
            "laws": [{"title_th": text("กฎหมาย"), "url": "https://test.example/?a=1&b=2"}],
            "divisions": [
                {"id": "chief", "name_th": text("นายก"), "side": "political", "duties_th": text("หน้าที่")},
                {"id": "secretary", "name_th": text("ปลัด"), "side": "permanent", "part_of": "chief", "unit": "office"},
            ],
        },
        "executives.yml": [{"id": "chief", "position_th": text("นายก"), "side": "political", "rank": "head", "name_th": text("ชื่อ")}],
        "service-manuals.yml": [{"id": "light", "title_th": text("คู่มือ"), "fee_th": text("ไม่มี"), "days": 1250, "unit": "office"}],
        "search.yml": [{"said_th": [text("คำของประชาชน")], "means_th": [text("คำทางการ")]}],
        "2566/assessment.yml": _assessment(),
        "2567/year.yml": {
            "report": {"title_th": text("รายงาน"), "round": "half_year", "period_th": text("รอบ"), "remark_th": text("หมายเหตุ")},
            "issues": [{"id": "one", "number": 1, "title_th": text("ประเด็น")}],
            "remark_th": text("หมายเหตุของปี"),
        },
        "documents.yml": [_document("code", {"topic": "ethics-code"})],
        "2567/documents.yml": [_document("report", {"item": "O9", "page": text("หน้า")})],
        "2567/oit.yml": [_answer(), {"item": "O16", "disclosed": False, "reason_th": text("เหตุผล")}],
        "2570/year.yml": {"remark_th": text("หมายเหตุ")},
        "2567/measures.yml": [_measure(number) for number in range(1, MEASURES + 1)],
        **{f"2567/{name}": data for name, data in _year_records().items()},
    }
    prefix = f"{slug}/" if slug else ""
    return {prefix + name: as_yaml(data) for name, data in records.items()}


def _year_records() -> dict[str, Any]:
    half_year = "ต.ค. ๒๕๖๖ - มี.ค. ๒๕๖๗"
    evidence = [{"title_th": text("หลักฐาน"), "note_th": text("หมายเหตุ")}]
    return {
        "statistics.yml": {
            "services": [
                {"title_th": text("งานบริการ"), "months": [{"month": "ต.ค. ๒๕๖๖", "count": "๑,๒๐๐"}], "remark_th": text("หมายเหตุ")},
                {"e_service": "light", "period": half_year, "count": 0},
            ],
            "complaints": [
                {"kind": "corruption", "period": half_year, "none": True},
                {"kind": "general", "period": half_year, "received": 3, "finished": 2, "pending": 1, "remark_th": text("หมายเหตุ")},
            ],
            "remark_th": text("หมายเหตุ"),
        },
        "procurement.yml": [
            {"month": "ธ.ค. ๒๕๖๖", "none": True, "remark_th": text("ไม่มี")},
            {
                "month": "พ.ย. ๒๕๖๖",
                "title_th": text("งาน"),
                "budget": "๕๐๐,๐๐๐",
                "method_th": text("วิธี"),
                "bidders": [{"name_th": text("ผู้เสนอราคา"), "price": 1}],
                "winner_th": text("ผู้ได้รับคัดเลือก"),
                "reason_th": text("เหตุผล"),
                "contract_number": text("เลขที่"),
                "contract_on": "๒๐ พ.ย. ๒๕๖๖",
                "remark_th": text("หมายเหตุ"),
            },
        ],
        "news.yml": [
            {"id": "one", "title_th": text("ข่าว"), "published_on": "๖ ธ.ค. ๒๕๖๖", "topic_th": text("งาน"), "text_th": text("เนื้อข่าว")}
        ],
        "participation.yml": [
            {
                "id": "hearing",
                "title_th": text("ประชาคม"),
                "held_on": "๑๘ ม.ค. ๒๕๖๗",
                "participants_th": text("ใคร"),
                "outcome_th": text("ผล"),
                "use_th": text("การใช้"),
                "unit": "office",
                "evidence": evidence,
            }
        ],
        "no-gift.yml": {
            "signed_by_th": text("ตำแหน่ง"),
            "text_th": text("ประกาศ"),
            "activities": [{"title_th": text("กิจกรรม"), "text_th": text("เนื้อหา"), "evidence": evidence}],
            "report_th": text("ผล"),
            "remark_th": text("หมายเหตุ"),
        },
    }


def _profile(slug: str) -> dict[str, Any]:
    return {
        "kind": "subdistrict_administration",
        "name_th": text(f"หน่วยงาน {slug}"),
        "short_name_th": text(f"อบต. {slug}"),
        "district_th": text("อำเภอ"),
        "province_th": text("จังหวัด"),
        "fictional": True,
        "about_th": text("เกี่ยวกับ") + "\n\n" + text("ย่อหน้า"),
        "address_th": text("ที่อยู่"),
        "telephones": ["๐๐๐-๐๐๐-๐๐๐๑ ต่อ ๑๑"],
        "email": "saraban@test.example",
        "website_url": "https://test.example/?a=1&b=%22",
        "latitude": 9,
        "longitude": 101.5,
        "hours_th": text("เวลา"),
        "units": [{"id": "office", "name_th": text("สำนัก"), "duties_th": text("หน้าที่")}],
        "social_accounts": [{"kind": "facebook", "name_th": text("เพจ")}],
        "channels_note_th": text("หมายเหตุช่องทาง"),
        "e_services_note_th": text("หมายเหตุบริการ"),
        "sources": [{"title_th": text("ที่มา"), "note_th": text("หมายเหตุที่มา")}],
    }


def _channel(name: str, purpose: str) -> dict[str, Any]:
    return {
        "id": name,
        "purpose": purpose,
        "title_th": text(f"ช่องทาง {name}"),
        "for_th": text("สำหรับ"),
        "ways": [
            {"kind": "web_form", "label_th": text("วิธี"), "url": "https://test.example/?a=1&b=2", "note_th": text("หมายเหตุ")},
            {"kind": "line", "line_id": text("ไอดี")},
        ],
        "hours_th": text("เวลา"),
        "response_days": 15,
        "readers": ["office"],
        "protection_th": text("คุ้มครอง"),
        "steps_th": [text("ขั้น")],
    }


def _e_service() -> dict[str, Any]:
    return {
        "id": "light",
        "title_th": text("บริการ"),
        "summary_th": text("สรุป"),
        "eligibility_th": text("ผู้มีสิทธิ"),
        "documents_th": [text("เอกสาร")],
        "fee_baht": 1250,
        "duration_th": text("ระยะเวลา"),
        "office": "office",
        "steps_th": [text("ขั้น")],
        "channels": ["general"],
    }


def _assessment() -> dict[str, Any]:
    return {
        "total_score": "๙๑.๒๕",
        "tools": [{"tool": "eit", "score": 80}],
        "questions": [{"id": "e6", "code": "E6", "tool": "eit", "indicator": "7", "text_th": text("ข้อคำถาม"), "score": 70}],
        "remark_th": text("หมายเหตุ"),
    }


def _document(name: str, fulfils: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": name,
        "title_th": text("เอกสาร"),
        "url": "https://test.example/?a=1&b=2",
        "covers": "2566",
        "published_on": "2023-11-02",
        "unit": "office",
        "fulfils": [fulfils],
        "remark_th": text("หมายเหตุ"),
    }


def _answer() -> dict[str, Any]:
    element = {"element": "results", "document": "report", "page": text("หน้า"), "where_th": text("ที่อยู่ของข้อมูล")}
    return {
        "item": "O9",
        "documents": ["report"],
        "elements": [element, {"element": "problems", "url": "https://test.example/#p", "where_th": text("ที่อยู่ของข้อมูล")}],
        "evidence": [{"title_th": text("หลักฐาน"), "url": "https://test.example/e", "page": "1", "note_th": text("หมายเหตุหลักฐาน")}],
        "explanation_th": text("คำอธิบาย"),
        "unit": "office",
        "answered_on": "2024-03-20",
        "remark_th": text("หมายเหตุ"),
    }


def _measure(number: int) -> dict[str, Any]:
    # All pages of measures are the same page; a few words in each of the many are enough.
    few = {"id": f"m{number}", "title_th": text(f"มาตรการ {number}"), "issue": "one"}
    if number > 2:
        return few
    return {
        **few,
        "questions": ["e6"],
        "weaknesses_th": [text("ข้อบกพร่อง")],
        "steps": [{"text_th": text("ขั้น"), "due": "ม.ค. ๒๕๖๗", "steps": [text("ขั้นย่อย")]}],
        "owners": ["office"],
        "schedule": "ไตรมาสที่ ๑ - ๒",
        "follow_up": [text("ติดตาม")],
        "status": "done",
        "progress": [{"on": "๒ พ.ย. ๒๕๖๖", "text_th": text("ความก้าวหน้า")}],
        "results": [{"text_th": text("ผล"), "quantities": [{"label_th": text("ตัวเลข"), "number": 3, "unit_th": text("ครั้ง")}]}],
        "outcomes": [text("ผลลัพธ์")],
        "evidence": [{"title_th": text("หลักฐาน"), "note_th": text("หมายเหตุ")}],
        "channels": ["general", "corruption"],
        "e_services": ["light"],
        "oit_items": ["O13"],
        "remark_th": text("หมายเหตุ"),
    }
