from pathlib import Path

import pytest
from tests.building import AGENCY, write_files
from tests.checking import records_of, told

from prongsai.checks.words_are_told_once import check
from prongsai.intake.layout import lay_out
from prongsai.intake.records import gather
from prongsai.source.files import read_content

WORDS = "- said_th: [คิวน้ำ, น้ำคันรถ, Wifi]\n  means_th: [ขอน้ำ]\n"


@pytest.mark.parametrize("said", ["คิวน้ำ", "คิว น้ำ", "คิวนํ้า", "WIFI"])
def test_a_word_told_again_is_told_with_the_line_it_stands_in(tmp_path: Path, said: str) -> None:
    text = WORDS + f"- said_th: [น้ำถัง, {said}]\n  means_th: [ภัยแล้ง]\n"
    assert told(check, tmp_path, {"search.yml": text}) == [("search.yml", 3, "duplicate-word")]
    (problem,) = check(records_of(tmp_path, {"search.yml": text}))
    assert problem.found.endswith("ซ้ำกับบรรทัด 1")
    assert not problem.is_error


def test_a_word_told_twice_in_one_record_is_told_too(tmp_path: Path) -> None:
    text = "- said_th:\n    - คิวน้ำ\n    - คิวน้ำ\n  means_th: [ขอน้ำ]\n"
    assert told(check, tmp_path, {"search.yml": text}) == [("search.yml", 3, "duplicate-word")]


def test_a_word_may_hold_another(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"search.yml": WORDS + "- said_th: [คิวน้ำดื่ม]\n  means_th: [น้ำดื่ม]\n"}) == []


def test_a_word_that_every_agency_has_may_be_told_again(tmp_path: Path) -> None:
    assert told(check, tmp_path, {"search.yml": "- said_th: [ไฟข้างทาง]\n  means_th: [ไฟฟ้าสาธารณะ]\n"}) == []


def test_agencies_have_words_of_their_own(tmp_path: Path) -> None:
    write_files(tmp_path, {f"{slug}/{name}": text for slug in "ab" for name, text in (("agency.yml", AGENCY), ("search.yml", WORDS))})
    assert list(check(gather(lay_out(read_content(tmp_path, "content")))[0])) == []
