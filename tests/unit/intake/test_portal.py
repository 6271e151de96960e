from datetime import date
from pathlib import Path

import pytest
from tests.building import AGENCY, write_files

from prongsai.intake.portal import build_portal
from prongsai.intake.records import AgencyRecords, Records
from prongsai.model.agency import AgencyKind
from prongsai.model.channel import Purpose
from prongsai.model.evidence import Evidence
from prongsai.model.fiscal_year import YearRecord
from prongsai.model.measure import Measure, Progress
from prongsai.model.portal import Portal
from prongsai.site.read import read_portal
from prongsai.source.walk import walk

QUESTION = "questions:\n  - {id: e6, tool: eit, indicator: 7, text_th: เข้าถึงข้อมูลง่าย}\n"
MEASURE = "- id: new-website\n  title_th: ปรับปรุงเว็บไซต์\n"


def portal_of(folder: Path, files: dict[str, str]) -> Portal:
    write_files(folder, files)
    reading = read_portal(folder)
    assert reading.portal, reading.problems
    return reading.portal


def test_an_agency_alone_is_a_site_of_its_own(tmp_path: Path) -> None:
    portal = portal_of(tmp_path, {"agency.yml": AGENCY})
    assert portal.single
    (agency,) = portal.agencies
    assert (agency.slug, agency.profile.kind, agency.years) == ("", AgencyKind.SUBDISTRICT_ADMINISTRATION, ())
    assert (agency.short_name_th, agency.place_th) == ("อบต.ทดสอบ", "อำเภอเมือง จังหวัดทดสอบ")


def test_agencies_lie_in_the_order_of_their_folders(tmp_path: Path) -> None:
    portal = portal_of(tmp_path, {"b/agency.yml": AGENCY, "a/agency.yml": AGENCY})
    assert not portal.single
    assert [agency.slug for agency in portal.agencies] == ["a", "b"]


def test_years_are_newest_first_and_their_measures_in_file_order(tmp_path: Path) -> None:
    one = "id: open-day\ntitle_th: วันเปิดบ้าน\n"
    files = {"agency.yml": AGENCY, "2566/measures.yml": MEASURE, "2567/measures/b.yml": one, "2567/measures.yml": MEASURE}
    (agency,) = portal_of(tmp_path, files).agencies
    assert [year.year_be for year in agency.years] == [2567, 2566]
    assert [measure.id for measure in agency.years[0].measures] == ["new-website", "open-day"]


def test_measures_answer_the_assessment_of_the_year_before(tmp_path: Path) -> None:
    files = {"agency.yml": AGENCY, "2566/assessment.yml": QUESTION, "2567/measures.yml": MEASURE + "  questions: [e6]\n"}
    new, old = portal_of(tmp_path, files).agencies[0].years
    assert (new.assessment_year_be, new.assessment, list(new.questions)) == (2566, None, ["e6"])
    assert old.assessment
    assert old.record == YearRecord()


def test_measures_answer_the_assessment_that_the_year_names(tmp_path: Path) -> None:
    files = {"agency.yml": AGENCY, "2567/assessment.yml": QUESTION, "2567/year.yml": "assessment_year_be: 2567\n"}
    (year,) = portal_of(tmp_path, files).agencies[0].years
    assert list(year.questions) == ["e6"]


def test_channels_are_told_apart_by_purpose(tmp_path: Path) -> None:
    channels = "- {id: a, purpose: corruption, title_th: ก}\n- {id: b, purpose: question, title_th: ข}\n"
    (agency,) = portal_of(tmp_path, {"agency.yml": AGENCY, "channels.yml": channels}).agencies
    assert [one.id for one in agency.channels_for(Purpose.CORRUPTION)] == ["a"]
    assert [one.id for one in agency.channels_for(Purpose.QUESTION, Purpose.CORRUPTION)] == ["a", "b"]


def test_an_agency_keeps_its_own_everyday_words_in_file_order(tmp_path: Path) -> None:
    words = "- {said_th: [ไฟหนองน้ำ], means_th: [ไฟฟ้าสาธารณะ, ส่องสว่าง]}\n- {said_th: [คิวน้ำ], means_th: [ขอน้ำ]}\n"
    files = {"a/agency.yml": AGENCY, "a/search.yml": words, "b/agency.yml": AGENCY}
    own, other = portal_of(tmp_path, files).agencies
    assert [(one.said_th, one.means_th) for one in own.everyday_words] == [
        (("ไฟหนองน้ำ",), ("ไฟฟ้าสาธารณะ", "ส่องสว่าง")),
        (("คิวน้ำ",), ("ขอน้ำ",)),
    ]
    assert other.everyday_words == ()


def test_records_with_errors_are_never_built(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="never built"):
        build_portal(Records(walk(tmp_path), agencies={"": AgencyRecords("")}))


def test_a_measure_changed_on_the_newest_day_it_names() -> None:
    measure = Measure(
        id="a",
        title_th="ก",
        updated_on=date(2024, 1, 1),
        progress=(Progress(on=date(2024, 3, 31)), Progress()),
        evidence=(Evidence(title_th="ข", published_on=date(2024, 2, 1)),),
    )
    assert measure.changed_on == date(2024, 3, 31)
    assert Measure(id="a", title_th="ก").changed_on is None
