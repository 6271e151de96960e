"""Rules that came later are milder in a closed year: the value is read as before, and the problem is a warning."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass
from tests.building import AGENCY, write_files
from tests.checking import MEASURE

from prongsai.intake.validate import validate
from prongsai.kinds import Place, RecordKind
from prongsai.model.fields import RECORD, Id, refuse
from prongsai.problems.problem import Severity
from prongsai.site import read
from prongsai.site.read import read_portal
from prongsai.source.files import read_content

FROZEN = "frozen: true\nfrozen_on: 2024-10-01\n"


def _without_dots(value: Any) -> Any:
    """Before, dots were dropped; now they are refused."""
    if isinstance(value, str) and "." in value:
        raise refuse("wrong-type", f"“{value}” มีจุด", "ลบจุด", read_as=value.replace(".", ""))
    return value


Dotless = Annotated[int, BeforeValidator(_without_dots)]


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Sum:
    id: Id
    amount: Dotless | None = None
    parts: tuple[Dotless, ...] = ()


SUMS = RecordKind(file="sums.yml", label_th="ยอด", lies=frozenset({Place.YEAR}), record=Sum, many=True)


def sums(folder: Path, text: str, *, is_closed: bool) -> tuple[list[Any], list[tuple[int, Severity]]]:
    write_files(folder, {"sums.yml": text})
    (file,) = read_content(folder, "content").files
    result = validate(file, SUMS, is_closed=is_closed)
    return [one.value for one in result.records], [(one.line, one.severity) for one in result.problems]


def test_in_a_closed_year_a_value_is_read_as_the_version_before_read_it(tmp_path: Path) -> None:
    values, told = sums(tmp_path, "- {id: a, amount: '4.5'}\n- {id: b, parts: ['1', '2.0']}\n- {id: c, amount: '7'}\n", is_closed=True)
    assert values == [Sum(id="a", amount=45), Sum(id="b", parts=(1, 20)), Sum(id="c", amount=7)]
    assert told == [(1, Severity.WARNING), (2, Severity.WARNING)]


def test_in_an_open_year_it_is_an_error_and_the_value_is_out_of_the_further_checks(tmp_path: Path) -> None:
    values, told = sums(tmp_path, "- {id: a, amount: '4.5'}\n", is_closed=False)
    assert values == [Sum(id="a")]
    assert told == [(1, Severity.ERROR)]


def test_what_was_refused_before_is_an_error_in_a_closed_year_too(tmp_path: Path) -> None:
    values, told = sums(tmp_path, "- id: a\n  amount: '4.5'\n  parts: [ก]\n- id: B\n", is_closed=True)
    assert told == [(2, Severity.WARNING), (3, Severity.ERROR), (4, Severity.ERROR)]
    assert values[0].amount == 45


def severities(folder: Path, year_yml: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Severity]]:
    monkeypatch.setattr(read, "STRICTER", frozenset({"missing-file"}))
    evidence = MEASURE + "  evidence: [{title_th: ก, file: none.pdf}]\n"
    write_files(
        folder, {"a/agency.yml": AGENCY, "a/2567/year.yml": year_yml, "a/2567/measures.yml": evidence, "a/2568/measures.yml": evidence}
    )
    return [(one.file, one.severity) for one in read_portal(folder, "content", date(2026, 1, 1)).problems if one.code == "missing-file"]


@pytest.mark.parametrize(
    ("year_yml", "severity"),
    [
        (FROZEN, Severity.WARNING),
        (FROZEN + "reopened: {on: 2025-01-01, reason_th: แก้ตัวเลข}\n", Severity.ERROR),
        (FROZEN + "reopened: {on: 2024-01-01, reason_th: แก้ตัวเลข}\n", Severity.WARNING),
        ("frozen: false\n", Severity.ERROR),
        ("remark_th: ก\n", Severity.ERROR),
    ],
)
def test_problems_of_rules_that_came_later_are_warnings_in_a_closed_year(
    tmp_path: Path, year_yml: str, severity: Severity, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert severities(tmp_path, year_yml, monkeypatch) == [
        ("content/a/2567/measures.yml", severity),
        ("content/a/2568/measures.yml", Severity.ERROR),
    ]


def test_numbers_of_a_closed_year_stay_what_they_were(tmp_path: Path) -> None:
    """Before there was one reader of numbers, every comma was dropped."""
    job = (
        "- {month: ต.ค. 2566, title_th: ก, budget: '495.000,00', winner_price: '28.500', reference_price: '12.3456', contract_number: ก}\n"
    )
    write_files(tmp_path, {"agency.yml": AGENCY, "2567/year.yml": FROZEN, "2567/procurement.yml": job})
    reading = read_portal(tmp_path, "content", date(2026, 1, 1))
    assert reading.portal
    (read_job,) = reading.portal.agencies[0].years[0].procurement
    assert (read_job.budget, read_job.winner_price, read_job.reference_price) == (495, 28.5, 12.3456)
    assert [(one.code, one.severity) for one in reading.problems] == [("unreadable-number", Severity.WARNING)] * 3
