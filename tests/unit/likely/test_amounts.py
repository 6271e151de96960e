"""Numbers that are hardly what was meant are told with what was typed; likely ones are not."""

from pathlib import Path

import pytest
from tests.building import AGENCY, write_files

from prongsai.site.read import read_portal

JOB = "- {month: ต.ค. 2566, title_th: ก, %s}\n"


@pytest.mark.parametrize(
    ("file", "text", "quoted"),
    [
        ("assessment.yml", "total_score: 0.9278\n", "0.9278"),
        ("procurement.yml", JOB % "budget: ๐", "๐ บาท"),
        ("procurement.yml", JOB % "project_number: 661090001", "“661090001”"),
        ("procurement.yml", JOB % "project_number: '66 10 0000000'", "“66 10 0000000”"),
        ("procurement.yml", JOB % "reference_price: '500,000', winner_price: '49,500'", "49,500"),
        ("procurement.yml", JOB % "reference_price: 1000, bidders: [{name_th: ข, price: ๙๙๐๐}]", "๙๙๐๐"),
        ("procurement.csv", "เดือน,ชื่องาน,วงเงิน,ผู้เสนอราคา\nต.ค. 2566,ก,1000,ร้าน ข/9900\n", "9900"),
        ("assessment.yml", "total_score: 1\n", ""),
        ("assessment.yml", "total_score: 0\n", ""),
        ("procurement.yml", JOB % "project_number: ไม่มี", ""),
        ("procurement.yml", JOB % "project_number: 66100000001", ""),
        ("procurement.yml", JOB % "reference_price: 500, winner_price: 101", ""),
        # A budget of many jobs, and a price too high, which is told by its own rule.
        ("procurement.yml", JOB % "budget: '120,500,000', winner_price: '49,500'", ""),
        ("procurement.yml", JOB % "reference_price: 500, winner_price: 5000", ""),
        ("procurement.yml", JOB % "winner_price: 101", ""),
    ],
)
def test_what_is_hardly_meant_is_told(tmp_path: Path, file: str, text: str, quoted: str) -> None:
    write_files(tmp_path, {"agency.yml": AGENCY, f"2567/{file}": text})
    told = [one.found for one in read_portal(tmp_path).problems if one.code == "unlikely-number"]
    assert [quoted in found for found in told] == ([True] if quoted else [])
