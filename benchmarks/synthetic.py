"""A made-up portal of any size in the content format: the same seed gives the same bytes."""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from prongsai.catalogue.oit import SHIPPED
from prongsai.thai.calendar import Month, fiscal_year, long_date, quarter, short_date
from prongsai.thai.digits import to_thai

YEARS_BE = (2565, 2566, 2567, 2568)
"""The fiscal years with measures; each also has the ITA result of the year before."""

MEASURES_A_YEAR = 20
MEASURES_AN_AGENCY = MEASURES_A_YEAR * len(YEARS_BE)
COMMENT = "# เนื้อหาจำลองสำหรับวัดความเร็ว สร้างด้วย benchmarks/synthetic.py ไม่ใช่ข้อมูลของหน่วยงานใด\n"

_SLOT = re.compile(r"<(\w+)>")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """PyYAML's C dumper without anchors, which the content format refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


@cache
def wording() -> dict[str, Any]:
    """The texts of `wording.yml`."""
    text = Path(__file__).with_name("wording.yml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both loaders are safe


class Writer:
    """Fills the slots of the wording for one agency, year or measure."""

    def __init__(self, rng: random.Random, year_be: int, **fixed: str) -> None:
        self.rng = rng
        self.year_be = year_be
        self.fixed = fixed

    def about(self, year_be: int, **fixed: str) -> Writer:
        """A writer of the same agency for one year or measure."""
        return Writer(self.rng, year_be, **{**self.fixed, **fixed})

    def say(self, data: Any) -> Any:
        """`data` (text, list or mapping) with every slot filled."""
        if isinstance(data, str):
            return _SLOT.sub(lambda slot: self._value(slot[1]), data)
        if isinstance(data, list):
            return [self.say(item) for item in data]
        if isinstance(data, dict):
            return {key: self.say(value) for key, value in data.items()}
        return data

    def some(self, pool: str, fewest: int, most: int) -> list[str]:
        """Between `fewest` and `most` different texts of one pool."""
        return [self.say(text) for text in self.rng.sample(wording()[pool], self.rng.randint(fewest, most))]

    def day(self) -> date:
        """Any day of the year."""
        return fiscal_year(self.year_be).from_on + timedelta(days=self.rng.randrange(365))

    def written_day(self) -> date | str:
        """A day in one of the ways in which clerks write it."""
        day = self.day()
        return self.rng.choice((day, short_date(day), long_date(day), to_thai(short_date(day))))

    def month(self) -> str:
        """A month of the year with its Buddhist year."""
        return _month_of(self.day())

    def _value(self, slot: str) -> str:
        if slot in self.fixed:
            return self.fixed[slot]
        if slot == "n":
            return str(self.rng.randint(2, 12))
        if slot == "m":
            return f"{self.rng.randint(15, 480):,}"
        if slot == "percent":
            return f"{self.rng.uniform(12, 98):.1f}"
        if slot == "village":
            return _place(self.rng)[0]
        if slot == "date":
            return long_date(self.day())
        return {"month": self.month, "year": lambda: str(self.year_be)}[slot]()


def files_of(measures: int, seed: int, *, one_file_each: bool = False) -> Iterator[tuple[PurePosixPath, Any]]:
    """Every file of a portal with `measures` measures: its path below `content/` and its data.

    An agency does not depend on how many follow it, so small portals are the start of large ones.
    """
    taken: dict[str, int] = {}
    for first in range(0, measures, MEASURES_AN_AGENCY):
        rng = random.Random(f"{seed}/{first}")
        yield from _agency(rng, taken, min(MEASURES_AN_AGENCY, measures - first), one_file_each)


def _month_of(day: date) -> str:
    return Month(day.year, day.month).name_th


def _place(rng: random.Random) -> tuple[str, str]:
    head, tail = rng.choice(wording()["name_heads"]), rng.choice(wording()["name_tails"])
    return head[0] + tail[0], f"{head[1]}-{tail[1]}"


def _agency(rng: random.Random, taken: dict[str, int], measures: int, one_file_each: bool) -> Iterator[tuple[PurePosixPath, Any]]:
    place, slug = _place(rng)
    taken[slug] = taken.get(slug, 0) + 1
    if taken[slug] > 1:
        place, slug = f"{place} {taken[slug]}", f"{slug}-{taken[slug]}"
    profile = _profile(rng, place, f"www.{slug}.example")
    fixed = {"agency": profile["short_name_th"], "slug": slug, "host": f"www.{slug}.example", "where": profile["address_th"]}
    writer = Writer(rng, YEARS_BE[-1], **fixed)
    units = profile["units"]
    folder = PurePosixPath(slug)
    yield folder / "agency.yml", {**profile, "about_th": writer.say(wording()["about"])}
    yield folder / "channels.yml", writer.say(wording()["channels"])
    yield folder / "e-services.yml", writer.say(wording()["e_services"])
    yield folder / str(YEARS_BE[0] - 1) / "assessment.yml", _assessment(writer.about(YEARS_BE[0] - 1))
    for place_in_order, year_be in enumerate(YEARS_BE):
        left = min(MEASURES_A_YEAR, measures - place_in_order * MEASURES_A_YEAR)
        if left <= 0:
            break
        of_year = writer.about(year_be)
        yield folder / str(year_be) / "assessment.yml", _assessment(of_year)
        yield folder / str(year_be) / "year.yml", _year(of_year)
        topics = rng.sample(wording()["topics"], left)
        records = [_measure(of_year, topic, number, units) for number, topic in enumerate(topics, 1)]
        if one_file_each:
            yield from ((folder / str(year_be) / "measures" / f"{record['id']}.yml", record) for record in records)
        else:
            yield folder / str(year_be) / "measures.yml", records


def _profile(rng: random.Random, place: str, host: str) -> dict[str, Any]:
    kind, kind_th, short, office = rng.choice(wording()["kinds"])
    district, province = _place(rng)[0], _place(rng)[0]
    return {
        "kind": kind,
        "name_th": kind_th + place,
        "short_name_th": short + place,
        "district_th": district,
        "province_th": province,
        "fictional": True,
        "colour": rng.choice(wording()["colours"]),
        "address_th": f"เลขที่ 0 หมู่ที่ {rng.randint(1, 12)} อำเภอ{district} จังหวัด{province} 00000",
        "telephones": ["000-000-0001", "000-000-0002"],
        "email": f"saraban@{host}",
        "website_url": f"https://{host}/",
        "hours_th": "วันจันทร์–วันศุกร์ เวลา 08.30–16.30 น. เว้นวันหยุดราชการ",
        "units": [{"name_th": office, **unit, "telephone": f"000-000-0001 ต่อ {11 + n}"} for n, unit in enumerate(wording()["units"])],
        "social_accounts": [{"kind": "facebook", "name_th": short + place, "url": f"https://social.{host}/facebook"}],
    }


def _assessment(writer: Writer) -> dict[str, Any]:
    rng, year_be = writer.rng, writer.year_be
    total = round(rng.uniform(72, 97), 2)

    def near() -> float:
        return round(min(100.0, max(40.0, rng.gauss(total, 5))), 2)

    return {
        "total_score": total,
        "level_th": _level(total, year_be),
        "announced_on": f"{rng.randint(1, 31)} ส.ค. {year_be}",
        "tools": [{"tool": tool, "score": near()} for tool in ("iit", "eit", "oit")],
        "indicators": [{"indicator": number, "score": near()} for number in SHIPPED.indicators(year_be)],
        "questions": [_question(question, near(), year_be) for question in wording()["questions"]],
        "source_th": "ข้อมูลสมมติสำหรับวัดความเร็ว",
    }


def _level(total: float, year_be: int) -> str:
    if year_be <= 2565:
        return "AA" if total >= 95 else "A" if total >= 85 else "B" if total >= 75 else "C"
    return "ผ่านดี" if total >= 95 else "ผ่าน" if total >= 85 else "ต้องปรับปรุง"


def _question(question: dict[str, str], score: float, year_be: int) -> dict[str, Any]:
    indicator = question["indicator"]
    return {
        "id": question["id"],
        "code": question["id"].upper(),
        "tool": SHIPPED.indicators(year_be)[indicator].tool,
        "indicator": indicator,
        "text_th": question["text_th"],
        "score": score,
    }


def _year(writer: Writer) -> dict[str, Any]:
    year_be = writer.year_be
    return {
        "report": {
            "title_th": f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {year_be}",
            "round": "full_year",
            "period_th": fiscal_year(year_be).name_th,
            "reported_on": f"{writer.rng.randint(1, 30)} ก.ย. {year_be}",
        },
        "assessment_year_be": year_be - 1,
        "issues": [{"number": number, **issue} for number, issue in enumerate(wording()["issues"], 1)],
    }


def _measure(of_year: Writer, topic: dict[str, str], number: int, units: list[dict[str, Any]]) -> dict[str, Any]:
    rng, year_be = of_year.rng, of_year.year_be
    names = {unit["id"]: unit["name_th"] for unit in units}
    words = ("work", "document", "people")
    writer = of_year.about(year_be, unit=names[topic["unit"]], **{word: topic[word] for word in words})
    indicator = SHIPPED.indicators(year_be)[topic["indicator"]]
    others = [unit for unit in names if unit != topic["unit"]]
    questions = [one["id"] for one in wording()["questions"] if one["indicator"] == indicator.indicator]
    status = "done" if year_be < YEARS_BE[-1] else rng.choice(("done", "done", "in_progress", "not_started"))
    record = {
        "id": topic["id"],
        "number": number,
        "title_th": topic["title"],
        "issue": topic["issue"],
        "tool": indicator.tool,
        "indicator": indicator.indicator,
        "indicator_name_th": indicator.name_th,
        "questions": questions[: rng.randint(1, 2)],
        "weakness_id": topic["id"],
        "weaknesses_th": writer.some("weaknesses", 1, 2),
        "steps": _steps(writer),
        "owners": [topic["unit"], *rng.sample(others, rng.randint(0, 1))],
        "schedule": _schedule(writer),
        "follow_up": [_follow_up(writer, text) for text in writer.some("follow_up", 1, 2)],
        "status": status,
        "progress": _progress(writer, status),
        "results": [_statement(writer, one) for one in _pick(rng, "results", 2, 4)] if status != "not_started" else [],
        "outcomes": [_statement(writer, one) for one in _pick(rng, "outcomes", 1, 3)] if status == "done" else [],
        "evidence": [_evidence(writer, title, n) for n, title in enumerate(writer.some("evidence", 1, 2), 1)],
        "channels": rng.sample([one["id"] for one in wording()["channels"]], rng.randint(0, 2)),
        "e_services": rng.sample([one["id"] for one in wording()["e_services"]], rng.randint(0, 1)),
        "oit_items": rng.sample(_oit_codes(year_be), rng.randint(1, 2)) if indicator.tool == "oit" or rng.random() < 0.3 else [],
        "remark_th": rng.choice((None, writer.say(rng.choice(wording()["remarks"])))),
        "updated_on": writer.written_day(),
    }
    return {key: value for key, value in record.items() if value not in (None, [])}


@cache
def _oit_codes(year_be: int) -> list[str]:
    """The codes of a year; of one whose form is not known those of the next that is."""
    form = next(form for year, form in SHIPPED.items() if year >= year_be)
    return [item.code for item in form.items]


def _pick(rng: random.Random, pool: str, fewest: int, most: int) -> list[dict[str, Any]]:
    return rng.sample(wording()[pool], rng.randint(fewest, most))


def _steps(writer: Writer) -> list[Any]:
    rng = writer.rng
    steps: list[Any] = list(writer.some("steps", 3, 5))
    nested = rng.randrange(len(steps))
    steps[nested] = {"text_th": steps[nested], "steps": writer.some("substeps", 2, 3)}
    due = rng.randrange(len(steps))
    if due != nested:
        steps[due] = {"text_th": steps[due], "due": writer.month()}
    return steps


def _schedule(writer: Writer) -> Any:
    """Every form in which the reports give a schedule."""
    rng, year_be = writer.rng, writer.year_be
    first = rng.randint(1, 3)
    last = rng.randint(first, 4)
    from_on, to_on = quarter(year_be, first).from_on, quarter(year_be, last).to_on
    return rng.choice(
        (
            f"ไตรมาสที่ {first} - {last}",
            to_thai(f"ไตรมาสที่ {first}"),
            "ตลอดปีงบประมาณ",
            {"quarters": list(range(first, last + 1))},
            {"all_year": True},
            f"{_month_of(from_on)} - {_month_of(to_on)}",
            to_thai(f"{short_date(from_on)} - {short_date(to_on)}"),
            f"{from_on} ถึง {to_on}",
            {"from_on": from_on, "to_on": to_on},
            {"period": f"{long_date(from_on)} ถึง {long_date(to_on)}"},
        )
    )


def _follow_up(writer: Writer, text: str) -> Any:
    form = writer.rng.randrange(4)
    if form == 0:
        return text
    if form == 1:
        return {"text_th": text, "due": [writer.month(), writer.written_day()]}
    return {"text_th": text, "every": writer.rng.choice(("month", "quarter", "half_year", "year"))}


def _progress(writer: Writer, status: str) -> list[dict[str, Any]]:
    if status == "not_started":
        return []
    first, second = writer.rng.sample(wording()["progress"], 2)
    half = {"round": "half_year", "status": "in_progress", "percent": writer.rng.randint(20, 80), "text_th": writer.say(first)}
    if status == "in_progress":
        return [half]
    full = {"round": "full_year", "on": fiscal_year(writer.year_be).to_on, "status": "done", "percent": 100, "text_th": writer.say(second)}
    return [half, full]


def _statement(writer: Writer, statement: dict[str, Any]) -> Any:
    rng, text = writer.rng, writer.say(statement["text"])
    if "label" not in statement:
        return text
    quantity: dict[str, Any] = {"label_th": statement["label"]}
    if "unit" in statement:
        quantity |= {"number": rng.randint(1, 40), "unit_th": statement["unit"]}
    if statement.get("people"):
        quantity["people"] = rng.randint(12, 320)
    if statement.get("percent"):
        quantity["percent"] = round(rng.uniform(4, 97), 2)
    return {"text_th": text, "quantities": [quantity]}


def _evidence(writer: Writer, title: str, number: int) -> dict[str, Any]:
    rng = writer.rng
    evidence: dict[str, Any] = {
        "title_th": title,
        "url": f"https://{writer.fixed['host']}/documents/{writer.year_be}/{rng.randrange(10**6):06}-{number}.pdf",
        "published_on": writer.written_day(),
    }
    if rng.random() < 0.4:
        evidence |= {"page": f"{number}–{number + rng.randint(1, 9)}", "note_th": rng.choice(wording()["evidence_notes"])}
    return evidence


def as_yaml(data: Any) -> str:
    """`data` as a content file."""
    return COMMENT + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=140)


def write_content(out: Path, measures: int, seed: int, *, one_file_each: bool = False) -> int:
    """Write the portal below `out`; gives the number of files."""
    count = 0
    for name, data in files_of(measures, seed, one_file_each=one_file_each):
        count += 1
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_yaml(data), "utf-8", newline="\n")
    return count


def main() -> None:
    """Write `content/` and `mkdocs.yml`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("--measures", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one-file-each", action="store_true", help="measures/<id>.yml in place of measures.yml")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    count = write_content(options.out / "content", options.measures, options.seed, one_file_each=options.one_file_each)
    (options.out / "mkdocs.yml").write_text(Path(__file__).with_name("prongsai.yml").read_text("utf-8"), "utf-8")
    print(f"{options.measures} measures in {count} files below {options.out / 'content'}")


if __name__ == "__main__":
    main()
