from pathlib import Path

import pytest
from tests.checking import MEASURE, records_of, told

from prongsai.checks.texts_are_plain import check


@pytest.mark.parametrize("text", ["คะแนน < 85", "ก <-> ข", "1<2>0", "<ก>", "ก > ข", "&lt;b&gt;"])
def test_signs_that_are_no_markup_pass(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  remark_th: '{text}'\n"}) == []


@pytest.mark.parametrize(
    "text", ["<b>ก</b>", "ก<br>", "ก<br/>ข", "<script>alert(1)</script>", "</p>", "<!-- ก -->", "<a href=x>", "<img src=x"]
)
def test_markup_is_told(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  remark_th: '{text}'\n"}) == [("2567/measures.yml", 3, "html-in-text")]


def test_markup_is_found_wherever_text_stands_and_however_it_is_typed(tmp_path: Path) -> None:
    text = MEASURE + '  steps:\n    - text_th: ก\n      steps:\n        - "\\x3cb>"\n  unknown: <i>\n'
    assert told(check, tmp_path, {"2567/measures.yml": text}) == [
        ("2567/measures.yml", 6, "html-in-text"),
        ("2567/measures.yml", 7, "html-in-text"),
    ]


@pytest.mark.parametrize("text", ["-", "–", "...", "…", "รอข้อมูล", "(รอการกรอกข้อมูล)", "ยังไม่มีข้อมูล", "N/A", "xxx", "???", "TODO"])
def test_what_only_keeps_a_place_is_told(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  remark_th: '{text}'\n"}) == [
        ("2567/measures.yml", 3, "placeholder-text")
    ]


@pytest.mark.parametrize(
    "text", ["กำรจัดหำ", "รำยงำน", "สาหรับประชาชน", "สานักงานเขต", "เธ›เธฃเธฑเธšเธ›เธฃเธธเธ", "à¸›à¸£à¸±à¸š", "¡ÒÃ»ÃÑº»ÃØ§", "ก\ufffdข"]
)
def test_letters_that_were_lost_are_told(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  remark_th: '{text}'\n"}) == [("2567/measures.yml", 3, "garbled-text")]


@pytest.mark.parametrize(
    "text",
    [
        "ไม่มี",
        "รอข้อมูลจากกองช่าง",
        "2566-2570",
        "กำราบและปราบปราม",
        "งานจ้าง สำนักงานปลัด",
        "เธอเน้นเรื่องเนื้อหา",
        "café à la carte Ångström",
        "จริงหรือ???",
        "มาตรา 9 [1] (ข้อ 2)",
        "2*3*4 และ ** หมายเหตุ",
        "R&D; ก",
    ],
)
def test_ordinary_texts_pass(tmp_path: Path, text: str) -> None:
    assert told(check, tmp_path, {"2567/measures.yml": f"{MEASURE}  remark_th: '{text}'\n"}) == []


def test_the_cure_in_a_table_deletes_no_job(tmp_path: Path) -> None:
    records = records_of(tmp_path, {"2567/procurement.csv": "เดือน,งานที่จัดซื้อหรือจัดจ้าง,หมายเหตุ\nต.ค. 2566,จ้างซ่อม,N/A\n"})
    assert ["ขีด (-)" in one.cure for one in check(records)] == [True]
