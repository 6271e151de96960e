from pathlib import Path
from typing import Any

import pytest
from tests.building import AGENCY
from tests.checking import MEASURE, records_of

from prongsai import kinds
from prongsai.intake.records import Records
from prongsai.intake.validate import Placed
from prongsai.kinds import RecordKind


def of_agencies(records: Records) -> list[Placed]:
    folders = [folder for agency in records.agencies.values() for _, folder in agency.folders()]
    return [one for folder in folders for placed in folder.placed.values() for one in placed]


def test_records_lie_where_they_belong(tmp_path: Path) -> None:
    records = records_of(
        tmp_path,
        {
            "channels.yml": "- {id: a, purpose: question, title_th: ก}\n- {id: b, purpose: question, title_th: ข}\n",
            "e-services.yml": "- {id: tax, title_th: ภาษี}\n",
            "search.yml": "- {said_th: [ไฟข้างทาง], means_th: [ไฟฟ้าสาธารณะ]}\n",
            "2566/assessment.yml": "total_score: 90\n",
            "2567/year.yml": "assessment_year_be: 2565\n",
            "2567/measures.yml": MEASURE,
            "2567/measures/b.yml": "id: b\ntitle_th: ข\n",
        },
    )
    (agency,) = records.agencies.values()
    assert agency.profile
    assert [one.value.id for one in agency.of(kinds.CHANNELS)] == ["a", "b"]
    assert [one.value.id for one in agency.of(kinds.E_SERVICES)] == ["tax"]
    assert [one.value.said_th for one in agency.of(kinds.SEARCH)] == [("ไฟข้างทาง",)]
    assert [(year.year_be, year.assessment_year_be, len(year.of(kinds.MEASURES))) for year in agency.years.values()] == [
        (2566, 2565, 0),
        (2567, 2565, 2),
    ]
    assert len(of_agencies(records)) == 9
    assert len(records.files) == 8


def test_a_year_answers_the_one_before_unless_it_names_another(tmp_path: Path) -> None:
    files = {"2567/year.yml": "remark_th: ก\n", "2568/year.yml": "assessment_year_be: 2566\n", "2569/year.yml": "assessment_year_be: 20\n"}
    (agency,) = records_of(tmp_path, files).agencies.values()
    assert [year.assessment_year_be for year in agency.years.values()] == [2566, 2566, 2568]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("agency.yml", "- ก\n", (kinds.AGENCY, None)),
        ("agency.yml", AGENCY + "units: *a\n", (kinds.AGENCY, None)),
        ("agency.yml", AGENCY + "kind: ก\n", (kinds.AGENCY, None)),
        ("channels.yml", "a: b\n", (kinds.CHANNELS, None)),
        ("channels.yml", "", (kinds.CHANNELS, None)),
        ("2567/assessment.yml", b"\xff", (kinds.ASSESSMENT, 2567)),
    ],
)
def test_what_could_not_be_read_whole_is_remembered(
    tmp_path: Path, name: str, text: str | bytes, what: tuple[RecordKind[Any], int | None]
) -> None:
    assert records_of(tmp_path, {name: text}).agencies[""].unreadable == {what}


def test_a_fault_within_a_file_leaves_it_readable(tmp_path: Path) -> None:
    assert records_of(tmp_path, {"agency.yml": AGENCY + "colour: เขียว\n"}).agencies[""].unreadable == set()


def test_files_of_the_site_belong_to_no_agency(tmp_path: Path) -> None:
    files = {"published.yml": "addresses: []\n", "redirects.yml": "- {from: a/, to: b/, since_on: 2024-11-02}\n"}
    records = records_of(tmp_path, files)
    assert list(records.agencies) == [""]
    assert [one.value.to for one in records.of(kinds.REDIRECTS)] == ["b/"]
    assert records.one(kinds.PUBLISHED)
    assert all(one.file.name.name not in files for one in of_agencies(records))
