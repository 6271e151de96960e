"""The same pages and facts as Markdown for stock MkDocs with Material, written without anything that would slow it down."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from prongsai import address
from prongsai.model.channel import Channel
from prongsai.model.e_service import EService
from prongsai.model.evidence import Evidence
from prongsai.model.measure import Measure
from prongsai.model.portal import Agency
from prongsai.pages import Page, pages_of
from prongsai.pages.oit_sheet import ItemSheet
from prongsai.pages.page import Section
from prongsai.pages.view import names_of
from prongsai.render.wholes import Wholes
from prongsai.site.read import read_portal
from prongsai.thai.calendar import Month, long_date

CONFIG = Path(__file__).with_name("stock.yml")
Lines: TypeAlias = Iterator[str]
Fact: TypeAlias = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page and the names that a template of an agency's own has: whole records, as the Markdown tells more of them than ours does."""

    address: str
    of: Mapping[str, Any]


def markdown_of(page: Page, wholes: Wholes) -> str | None:
    """A planned page as Markdown, or None for a kind of page that is not written here yet."""
    lines = _WRITERS.get(page.template)
    if lines is None:
        return None
    seen = _Seen(page.address, wholes.names(page, names_of(page.view)))
    return "\n".join([f"# {_text(page.title_th)}", "", *lines(seen), ""])


def _text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("<", "&lt;").replace("|", "&#124;").replace("*", "\\*").replace("_", "\\_").replace("\n", " ")


def _when(day: Any) -> str:
    return day.name_th if isinstance(day, Month) else long_date(day)


def _link(page: _Seen, title: str, there: str) -> str:
    return f"[{_text(title)}]({'../' * page.address.count('/')}{there}index.md)"


def _section(title: str, lines: Iterable[str]) -> Lines:
    body = list(lines)
    if body:
        yield from (f"## {title}", "", *body, "")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Lines:
    body = ["| " + " | ".join(row) + " |" for row in rows]
    if body:
        yield from ("| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *body, "")


def _facts(facts: Iterable[Fact]) -> Lines:
    return _table(("รายการ", "ข้อมูล"), ((name, value) for name, value in facts if value))


def _items(texts: Iterable[str]) -> Lines:
    for text in texts:
        yield f"- {_text(text)}"


def _numbered(texts: Iterable[str]) -> Lines:
    for number, text in enumerate(texts, 1):
        yield f"{number}. {_text(text)}"


def _portal_home(page: _Seen) -> Lines:
    for province, agencies in page.of["provinces"]:
        yield from _section(
            _text(province), (f"- {_link(page, one.name_th, address.of_agency(one))} {_text(one.place_th)}" for one in agencies)
        )
    yield from _parts(page)


def _portal_channels(page: _Seen) -> Lines:
    for agency in page.of["agencies"]:
        links = [_link(page, "ช่องทางทั้งหมด", address.of_channels(agency)), _link(page, "ร้องเรียนการทุจริต", address.of_corruption(agency))]
        rows = [f"- {link}" for link in links] + [f"- {one.purpose.label}: {_text(one.title_th)}" for one in agency.channels]
        yield from _section(_text(agency.name_th), rows)
    yield from _parts(page)


def _portal_e_services(page: _Seen) -> Lines:
    for agency in page.of["agencies"]:
        links = (f"- {_link(page, one.title_th, address.of_e_service(agency, one.id))}" for one in agency.e_services)
        yield from _section(_text(agency.name_th), links)
    yield from _parts(page)


def _parts(page: _Seen) -> Lines:
    part = page.of["part"]
    if part.count > 1:
        yield " ".join(_link(page, f"หน้า {n}", page.of["address_of_part"](n)) for n in range(1, part.count + 1))


def _agency_home(page: _Seen) -> Lines:
    agency: Agency = page.of["agency"]
    profile, year = agency.profile, page.of["year"]
    if profile.about_th:
        yield from (_text(profile.about_th), "")
    menu = [
        ("ร้องเรียน แจ้งเหตุ และติดต่อสอบถาม", address.of_channels(agency)),
        ("ร้องเรียนการทุจริต", address.of_corruption(agency)),
        ("บริการออนไลน์", address.of_e_services(agency)),
        ("ติดต่อหน่วยงาน", address.of_contact(agency)),
    ]
    yield from _section("บริการประชาชน", (f"- {_link(page, title, there)}" for title, there in menu))
    yield from _section("ช่องทาง", (f"- {one.purpose.label}: {_text(one.title_th)}" for one in agency.channels))
    services = (f"- {_link(page, one.title_th, address.of_e_service(agency, one.id))}" for one in agency.e_services)
    yield from _section("บริการออนไลน์", services)
    if year:
        yield from _section(f"มาตรการ ปีงบประมาณ {year.year_be}", _statuses(year.measures))
    scores = [one for one in agency.years if one.assessment and one.assessment.total_score is not None]
    rows = ((_link(page, str(one.year_be), address.of_year(agency, one.year_be)), *_result(one.assessment)) for one in scores)
    yield from _section("ผลการประเมิน ITA", _table(("ปีงบประมาณ", "คะแนน", "ระดับ"), rows))
    yield from _section("ปีงบประมาณ", (f"- {_link(page, str(one.year_be), address.of_year(agency, one.year_be))}" for one in agency.years))
    newest = page.of["newest"]
    changed = (f"- {_link(page, one.title_th, address.of_measure(agency, of.year_be, one.id))} {long_date(day)}" for day, of, one in newest)
    yield from _section("ปรับปรุงล่าสุด", changed)


def _result(assessment: Any) -> tuple[str, str]:
    return f"{assessment.total_score:.2f}", assessment.level_th.label if assessment.level_th else ""


def _statuses(measures: tuple[Measure, ...]) -> Lines:
    counts: dict[str, int] = {}
    for measure in measures:
        label = measure.status.label if measure.status else "ไม่ได้ระบุสถานะ"
        counts[label] = counts.get(label, 0) + 1
    return _table(("สถานะ", "มาตรการ"), ((label, str(count)) for label, count in counts.items()))


def _channels(page: _Seen) -> Lines:
    agency: Agency = page.of["agency"]
    if agency.profile.channels_note_th:
        yield from (_text(agency.profile.channels_note_th), "")
    yield from (f"- {_link(page, 'ร้องเรียนการทุจริต', address.of_corruption(agency))}", "")
    for purpose, channels in page.of["groups"]:
        yield from (f"## {purpose.label}", "")
        for channel in channels:
            yield from _channel(agency, channel)


def _corruption(page: _Seen) -> Lines:
    for channel in page.of["corruption"]:
        yield from _channel(page.of["agency"], channel)


def _channel(agency: Agency, channel: Channel) -> Lines:
    yield from (f"### {_text(channel.title_th)}", "")
    if channel.for_th:
        yield from (_text(channel.for_th), "")
    ways = ((way.kind.label, _text(way.label_th or ""), _way_address(way), _text(way.note_th or "")) for way in channel.ways)
    yield from _table(("วิธี", "ชื่อ", "ที่อยู่", "หมายเหตุ"), ways)
    yield from _facts(
        (
            ("เวลาทำการ", _text(channel.hours_th or "")),
            ("ระยะเวลาตอบ (วัน)", str(channel.response_days or "")),
            ("ระยะเวลาตอบ", _text(channel.response_time_th or "")),
            ("ผู้อ่านเรื่อง", _text(" ".join(agency.units[one].name_th for one in channel.readers))),
            ("ผู้ที่อ่านได้", _text(channel.readers_th or "")),
            ("การคุ้มครองข้อมูล", _text(channel.protection_th or "")),
            ("หมายเหตุ", _text(channel.remark_th or "")),
            ("ที่มา", _text(channel.source_th or "")),
        )
    )
    yield from (*_numbered(channel.steps_th), "")
    yield from (*map(_evidence, channel.evidence), "")


def _way_address(way: Any) -> str:
    if way.url:
        return f"<{way.url}>"
    return _text(way.telephone or way.email or way.line_id or way.place_th or "")


def _e_services(page: _Seen) -> Lines:
    agency: Agency = page.of["agency"]
    if agency.profile.e_services_note_th:
        yield from (_text(agency.profile.e_services_note_th), "")
    for service in agency.e_services:
        yield from (
            f"## {_link(page, service.title_th, address.of_e_service(agency, service.id))}",
            "",
            _text(service.summary_th or ""),
            "",
        )
        yield from _facts(_terms(service))


def _terms(service: EService) -> Iterator[Fact]:
    yield "ค่าธรรมเนียม", _text(service.fee_th or (f"{service.fee_baht:g} บาท" if service.fee_baht is not None else ""))
    yield "ระยะเวลา", _text(service.duration_th or (f"{service.days} วัน" if service.days is not None else ""))
    yield "ยื่นคำขอ", f"<{service.request_url}>" if service.request_url else None


def _e_service(page: _Seen) -> Lines:
    agency, service, office = page.of["agency"], page.of["service"], page.of["office"]
    if service.summary_th:
        yield from (_text(service.summary_th), "")
    yield from _facts(
        (
            ("ผู้ขอรับบริการ", _text(service.eligibility_th or "")),
            *_terms(service),
            ("ส่วนราชการ", _text(office.name_th) if office else None),
            ("คู่มือ", f"<{service.manual_url}>" if service.manual_url else None),
            ("หมายเหตุ", _text(service.remark_th or "")),
            ("ที่มา", _text(service.source_th or "")),
        )
    )
    yield from _section("เอกสารที่ใช้", ["ไม่ต้องใช้เอกสาร"] if service.no_documents else _items(service.documents_th))
    yield from _section("ขั้นตอน", _numbered(service.steps_th))
    yield from _section("ช่องทางที่เกี่ยวข้อง", (_channel_link(page, agency, one) for one in page.of["channels"]))
    yield from _section("หลักฐาน", map(_evidence, service.evidence))


def _channel_link(page: _Seen, agency: Agency, channel: Channel) -> str:
    there = address.of_corruption(agency) if channel.purpose == "corruption" else address.of_channels(agency)
    return f"- {_link(page, channel.title_th, there)}"


def _evidence(evidence: Evidence) -> str:
    title = f"[{_text(evidence.title_th)}]({evidence.url})" if evidence.url else _text(evidence.title_th)
    page = f"หน้า {evidence.page}" if evidence.page else ""
    day = long_date(evidence.published_on) if evidence.published_on else ""
    return " ".join(part for part in (f"- {title}", page, day, _text(evidence.note_th or "")) if part)


def _contact(page: _Seen) -> Lines:
    agency: Agency = page.of["agency"]
    profile = agency.profile
    yield from _facts(
        (
            ("ที่อยู่", _text(profile.address_th or "")),
            ("โทรศัพท์", _text(" ".join(profile.telephones))),
            ("อีเมล", profile.email),
            ("เว็บไซต์", f"<{profile.website_url}>" if profile.website_url else None),
            ("แผนที่", f"<{profile.map_url}>" if profile.map_url else None),
            ("เวลาทำการ", _text(profile.hours_th or "")),
        )
    )
    rows = ((_text(one.name_th), _text(one.duties_th or ""), one.telephone or "", one.email or "") for one in profile.units)
    yield from _section("ส่วนราชการภายใน", _table(("ชื่อ", "หน้าที่", "โทรศัพท์", "อีเมล"), rows))
    accounts = (f"- {one.kind.label} {_text(one.name_th or '')} {f'<{one.url}>' if one.url else ''}" for one in profile.social_accounts)
    yield from _section("สื่อสังคมออนไลน์", accounts)
    yield from _section("ที่มาของข้อมูล", (f"- {_text(one.title_th)} {_text(one.note_th or '')}" for one in profile.sources))


def _year(page: _Seen) -> Lines:
    agency, year = page.of["agency"], page.of["year"]
    report, assessment, official = year.record.report, year.assessment, page.of["indicators"]
    if assessment:
        facts = [("คะแนนรวม", f"{assessment.total_score:.2f}" if assessment.total_score is not None else None)]
        facts += [("ระดับ", assessment.level_th.label if assessment.level_th else None)]
        facts += [("ประกาศผล", long_date(assessment.announced_on) if assessment.announced_on else None)]
        facts += [(one.tool.label, f"{one.score:.2f}") for one in assessment.tools]
        yield from _section("ผลการประเมิน ITA", _facts(facts))
        rows = ((one.indicator, official[one.indicator].name_th, f"{one.score:.2f}") for one in assessment.indicators)
        yield from _section("คะแนนรายตัวชี้วัด", _table(("ตัวชี้วัด", "ชื่อ", "คะแนน"), rows))
        rows = ((one.code or "", _text(one.text_th), f"{one.score:.2f}" if one.score is not None else "") for one in assessment.questions)
        yield from _section("คะแนนรายข้อคำถาม", _table(("ข้อ", "คำถาม", "คะแนน"), rows))
    if report:
        day = long_date(report.reported_on) if report.reported_on else None
        facts = [("รายงาน", _text(report.title_th)), ("ช่วงเวลา", _text(report.period_th or "")), ("วันที่รายงาน", day)]
        yield from _section("รายงาน", _facts(facts))
    if year.measures:
        link = f"- {_link(page, 'มาตรการทั้งหมด', address.of_measures(agency, year.year_be))}"
        yield from _section("มาตรการ", [*_statuses(year.measures), link])
    for remark in (year.record.remark_th, assessment.remark_th if assessment else None, assessment.source_th if assessment else None):
        if remark:
            yield from (_text(remark), "")


def _measures(page: _Seen) -> Lines:
    agency, year = page.of["agency"], page.of["year"]
    years = " ".join(_link(page, str(one.year_be), address.of_measures(agency, one.year_be)) for one in page.of["years"])
    yield from (years, "", *_statuses(year.measures))
    for facet in page.of["facets"]:
        yield f"{facet.title_th}: " + ", ".join(f"{_text(one.label_th)} ({one.count})" for one in facet.values)
        yield ""
    for group in page.of["groups"]:
        yield from (f"## {_text(group.title_th)}", "")
        rows = (
            (
                str(one.number or ""),
                _link(page, one.title_th, address.of_measure(agency, year.year_be, one.id)),
                one.status.label if one.status else "",
                _text(" ".join(agency.units[owner].name_th for owner in one.owners)),
                _text(one.schedule.name_th) if one.schedule else "",
            )
            for one in group.measures
        )
        yield from _table(("ที่", "มาตรการ", "สถานะ", "ผู้รับผิดชอบ", "ระยะเวลา"), rows)
    yield from _parts(page)


def _measure(page: _Seen) -> Lines:
    of = page.of
    agency, year, measure, issue, indicator = of["agency"], of["year"], of["measure"], of["issue"], of["indicator"]
    yield from _facts(
        (
            ("หน่วยงาน", _text(agency.name_th)),
            ("ปีงบประมาณ", str(year.year_be)),
            ("สถานะ", measure.status.label if measure.status else "ยังไม่ได้เปิดเผย"),
            ("ประเด็น", _text(issue.title_th) if issue else None),
            ("เครื่องมือ", measure.tool.label if measure.tool else None),
            ("ตัวชี้วัด", indicator.label if indicator else None),
            ("ผู้รับผิดชอบ", _text(" ".join(one.name_th for one in of["owners"]))),
            ("ระยะเวลา", _text(measure.schedule.name_th) if measure.schedule else None),
            ("ข้อ OIT", " ".join(measure.oit_items)),
            ("ปรับปรุงเมื่อ", long_date(measure.updated_on) if measure.updated_on else None),
        )
    )
    yield from _section("ประเด็นที่ต้องแก้ไข", _items(measure.weaknesses_th))
    rows = ((one.code or "", _text(one.text_th), f"{one.score:.2f}" if one.score is not None else "") for one in of["questions"])
    yield from _section("ข้อคำถามที่เกี่ยวข้อง", _table(("ข้อ", "คำถาม", "คะแนน"), rows))
    yield from _section("ขั้นตอน", _steps(measure.steps, 0))
    yield from _section("การกำกับติดตาม", map(_follow_up, measure.follow_up))
    rounds = ((one.when_th, *_progress(one)) for one in measure.progress)
    yield from _section("ความก้าวหน้า", _table(("รอบ", "สถานะ", "ร้อยละ", "รายละเอียด"), rounds))
    yield from _section("ผลการดำเนินการ", _statements(measure.results))
    yield from _section("ผลลัพธ์", _statements(measure.outcomes))
    yield from _section("หลักฐาน", map(_evidence, measure.evidence))
    links = [_channel_link(page, agency, one) for one in of["channels"]]
    links += [f"- {_link(page, one.title_th, address.of_e_service(agency, one.id))}" for one in of["e_services"]]
    yield from _section("ช่องทางและบริการที่เกี่ยวข้อง", links)
    yield from _section("หมายเหตุ", [_text(measure.remark_th)] if measure.remark_th else [])
    others = ((one.year.year_be, one.measure) for one in of["siblings"])
    links = [f"- {_link(page, f'{be} {one.title_th}', address.of_measure(agency, be, one.id))}" for be, one in others]
    yield from _section("ประเด็นเดียวกันในปีอื่น", links)
    near = [one for one in (of["previous"], of["next"]) if one]
    yield from (f"- {_link(page, one.title_th, address.of_measure(agency, year.year_be, one.id))}" for one in near)


def _steps(steps: Iterable[Any], depth: int) -> Lines:
    for number, step in enumerate(steps, 1):
        due = f" ({_when(step.due)})" if step.due else ""
        yield f"{'    ' * depth}{number}. {_text(step.text_th)}{due}"
        yield from _steps(step.steps, depth + 1)


def _follow_up(one: Any) -> str:
    due = f" ({', '.join(map(_when, one.due))})" if one.due else ""
    return f"- {_text(one.text_th)}{f' ({one.every.label})' if one.every else ''}{due}"


def _progress(one: Any) -> tuple[str, str, str]:
    status = one.status.label if one.status else ""
    return status, f"{one.percent:g}" if one.percent is not None else "", _text(one.text_th or "")


def _statements(statements: Iterable[Any]) -> Lines:
    for statement in statements:
        yield f"- {_text(statement.text_th)}"
        for one in statement.quantities:
            figures = (
                f"{one.number:g} {one.unit_th or ''}".strip() if one.number is not None else "",
                f"{one.people:,} คน" if one.people is not None else "",
                f"ร้อยละ {one.percent:g}" if one.percent is not None else "",
            )
            yield f"    - {_text(one.label_th or '')} {' '.join(figure for figure in figures if figure)}"


def _oit(page: _Seen) -> Lines:
    agency, year = page.of["agency"], page.of["year"]
    yield from _items(f"{state.label}: {page.of['verdict'].counts[state]}" for state in page.of["states"])
    for group in page.of["groups"]:
        rows = (
            (one.item.code, _link(page, one.item.title_th, address.of_oit_item(agency, year.year_be, one.item.code)), one.state.label)
            for one in group.items
        )
        yield from _section(f"{group.section.section} {group.section.name_th}", _table(("ข้อ", "เรื่อง", "ผลตรวจ"), rows))


def _sheet(sheet: ItemSheet) -> Lines:
    verdict, item = sheet.verdict, sheet.verdict.item
    yield from (verdict.state.label, "", _text(item.note_th or ""), "")
    for one in verdict.elements:
        places = [f"- {_text(place.title_th)}" for place in one.places]
        yield from _section(one.element.text_th, [one.state.label, "", *places, "", one.element.rule.label if one.element.rule else ""])
    facts = [("ทางไปจากหน้าแรก", sheet.way_th), ("ช่วงเวลา", sheet.asked_th)]
    facts += [("ที่มาของชื่อข้อ", item.title_confidence.label), ("ที่มาขององค์ประกอบ", item.elements_confidence.label)]
    yield from _section("สำหรับผู้ตรวจ", _facts(facts))


def _evidence_pack(page: _Seen) -> Lines:
    yield from _items(f"{state.label}: {page.of['verdict'].counts[state]} {meaning}" for state, meaning in page.of["meanings"].items())
    for sheet in page.of["sheets"]:
        yield from _section(f"{sheet.verdict.item.code} {sheet.verdict.item.title_th}", _sheet(sheet))


def _oit_item(page: _Seen) -> Lines:
    agency = page.of["agency"]
    yield from _sheet(page.of["sheet"])
    years = page.of["siblings"]
    links = [
        "- " + _link(page, f"{one.year_be} {one.verdict.item.title_th}", address.of_oit_item(agency, one.year_be, one.verdict.item.code))
        for one in years
    ]
    yield from _section("หัวข้อเดียวกันในปีอื่น", links)


def _comparison(page: _Seen) -> Lines:
    form = page.of["form"]
    yield from _items(f"{one.name_th}: ยังไม่มีข้อมูลปี {form.year_be}" for one in form.absent)
    few = len(form.present) <= page.of["few"]
    for group in page.of["groups"]:
        rows = (
            (
                row.item.code,
                _link(page, row.item.title_th, address.of_topic(row.item.topic)),
                ", ".join(f"{state.label} {count}" for state, count in row.counts),
                *(
                    _link(page, standing.state.label, address.of_oit_item(agency, form.year_be, row.item.code))
                    for agency, standing in zip(form.present if few else (), row.standings, strict=False)
                ),
            )
            for row in group.rows
        )
        heads = ("ข้อ", "เรื่อง", "ผลตรวจ", *(one.short_name_th for one in form.present if few))
        yield from _section(f"{group.section.section} {group.section.name_th}", _table(heads, rows))


def _comparison_topic(page: _Seen) -> Lines:
    asked = page.of["asked"]
    yield from _items(f"{one.year_be} {row.item.code} {row.item.title_th}" for one in asked for row in one.rows)
    rows = (
        (
            _link(page, line.agency.name_th, address.of_agency(line.agency)),
            *(" ".join(_link(page, one.state.label, one.address) for one in marks) or "ยังไม่มีข้อมูลปีนี้" for _, marks in line.marks),
        )
        for line in page.of["lines"]
    )
    yield from _section("หน่วยงาน", _table(("หน่วยงาน", *(str(one.year_be) for one in asked)), rows))
    yield from _parts(page)


_WRITERS: dict[str, Callable[[_Seen], Lines]] = {
    "agency_home.html": _agency_home,
    "channels.html": _channels,
    "comparison.html": _comparison,
    "comparison_topic.html": _comparison_topic,
    "contact.html": _contact,
    "corruption.html": _corruption,
    "e_service.html": _e_service,
    "e_services.html": _e_services,
    "evidence_pack.html": _evidence_pack,
    "measure.html": _measure,
    "measures.html": _measures,
    "oit.html": _oit,
    "oit_item.html": _oit_item,
    "portal_channels.html": _portal_channels,
    "portal_e_services.html": _portal_e_services,
    "portal_home.html": _portal_home,
    "year.html": _year,
}


def write_stock(content: Path, out: Path, *, search: bool = False) -> tuple[int, set[str]]:
    """Write `docs/` and `mkdocs.yml`; gives the number of pages and the kinds of page left out.

    `search` adds MkDocs' own search plugin, for a comparison in which both sides write an index.
    """
    reading = read_portal(content)
    if reading.portal is None:
        raise ValueError(f"{content} has errors: {reading.problems[:3]}")
    count, left_out = 0, set()
    wholes = Wholes(reading.portal)
    for page in pages_of(reading.portal):
        if page.section is Section.SEARCH:
            continue  # stock searches in a box of its own, and has no page for it
        text = markdown_of(page, wholes)
        if text is None:
            left_out.add(page.template)
            continue
        path = out / "docs" / page.address / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        count += 1
    plugins = "plugins: [search]" if search else "plugins: []"
    (out / "mkdocs.yml").write_text(CONFIG.read_text("utf-8") + plugins + "\n", "utf-8")
    return count, left_out


def main() -> None:
    """Write the stock side of a content folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stock", description=__doc__)
    parser.add_argument("--search", action="store_true", help="with MkDocs' search plugin")
    parser.add_argument("content", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    count, left_out = write_stock(options.content, options.out, search=options.search)
    print(f"{count} pages below {options.out / 'docs'}")
    if left_out:
        print(f"not on the stock side: {', '.join(sorted(left_out))}", file=sys.stderr)


if __name__ == "__main__":
    main()
