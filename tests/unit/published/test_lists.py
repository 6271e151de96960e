"""One list of published addresses an agency: a list of earlier versions is split, and no line is lost at any moment."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.building import AGENCY, Files, write_files
from tests.checking import MEASURE

from prongsai import cli
from prongsai.cli import publish_record
from prongsai.model.publication import PublishedAddress, PublishedRecord
from prongsai.published.record import as_yaml
from prongsai.published.recorded import recorded_addresses, recorded_years
from prongsai.site.read import read_portal

DAY = date(2026, 11, 28)
YEAR = "frozen: true\nfrozen_on: 30 ก.ย. 2568\n"
PORTAL: Files = {
    **{f"{slug}/agency.yml": AGENCY.replace("ทดสอบ", slug) for slug in ("a", "b", "c")},
    **{f"{slug}/2567/measures.yml": MEASURE for slug in ("a", "b")},
    "a/2567/year.yml": YEAR,
    "about.md": "# เกี่ยวกับ\n",
    "a/own.md": "# ของ a\n",
    "a/files/x.pdf": b"%PDF-1.4\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_files(tmp_path / "content", PORTAL)
    return tmp_path / "content"


def record(content: Path) -> Result:
    return CliRunner().invoke(cli.main, ["publish-record", str(content)], obj=lambda: DAY)


def lists(content: Path) -> dict[str, str]:
    return {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in sorted(content.rglob("published.yml"))}


def lines(content: Path) -> Counter[str]:
    """Every line of an address or of a file of a closed year."""
    return Counter(line for text in lists(content).values() for line in re.findall(r"^ +- \{.*$", text, re.MULTILINE))


def as_one_list(content: Path) -> str:
    """The list as earlier versions kept it, in the place of those of today."""
    records = read_portal(content).records
    addresses = sorted(recorded_addresses(records).items())
    years = sorted(recorded_years(records).items())
    text = as_yaml(PublishedRecord(addresses=tuple(one.entry for _, one in addresses), years=tuple(closed for _, (_, _, closed) in years)))
    for name in lists(content):
        (content / name).unlink()
    write_files(content, {"published.yml": text})
    return text


def test_each_agency_has_its_own_list_and_the_site_one(content: Path) -> None:
    result = record(content)
    assert result.exit_code == 0, result.output
    found = lists(content)
    assert list(found) == ["a/published.yml", "b/published.yml", "c/published.yml", "published.yml"]
    assert "agencies:\n  - a\n  - b\n  - c\n" in found["published.yml"]
    for slug in "abc":
        assert set(re.findall(r"address: ([^,]*)", found[f"{slug}/published.yml"])) >= {f"{slug}/", f"{slug}/contact/"}
        assert f"address: {slug}/" not in found["published.yml"]
        assert {one.partition("/")[0] for one in re.findall(r"\{address: ([^,]*)", found[f"{slug}/published.yml"])} == {slug}
    assert "address: about/" in found["published.yml"]
    assert "address: a/own/" in found["a/published.yml"]
    assert "year_be: 2567" in found["a/published.yml"]
    assert "year_be" not in found["published.yml"]
    assert read_portal(content).problems == []
    assert "ไม่มีที่อยู่ใหม่" in record(content).stdout
    assert lists(content) == found


def test_a_list_of_earlier_versions_is_read_and_split_without_losing_a_line(content: Path) -> None:
    record(content)
    after = lists(content)
    before = as_one_list(content)
    assert read_portal(content).problems == []
    assert record(content).exit_code == 0
    assert lists(content) == after
    assert set(lines(content)) == set(re.findall(r"^ +- \{.*$", before, re.MULTILINE))
    assert max(lines(content).values()) == 1


def test_a_run_that_is_stopped_between_two_lists_loses_no_line(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(content)
    after = lists(content)
    write = publish_record._write
    for stop in range(6):
        as_one_list(content)
        before = lines(content)
        done = [0]

        def write_some(path: Path, text: str, root: Path, done: list[int] = done, stop: int = stop) -> None:
            if done[0] == stop:
                raise OSError(28, "ไม่มีที่ว่าง")
            done[0] += 1
            write(path, text, root)

        with monkeypatch.context() as patched:
            patched.setattr(publish_record, "_write", write_some)
            stopped = record(content).exit_code != 0
        assert stopped == (stop < 5), "three agencies, the site with all it had, the site without what moved"
        assert before - lines(content) == Counter()
        assert read_portal(content).problems == []
        assert record(content).exit_code == 0
        assert lists(content) == after


def test_a_folder_that_is_deleted_whole_is_missed(content: Path) -> None:
    record(content)
    kept = (content / "b/published.yml").read_bytes()
    shutil.rmtree(content / "b")
    problems = read_portal(content, "content").problems
    (problem,) = [one for one in problems if "b/published.yml" in one.cure]
    assert (problem.file, problem.code) == ("content/published.yml", "address-vanished")
    write_files(content, {"b/published.yml": kept})
    vanished = [one for one in read_portal(content, "content").problems if one.code == "address-vanished"]
    assert {"content/b/published.yml"} < {one.file for one in vanished}, "with its list each address is"
    gone = [found[1] for one in vanished if (found := re.search(r"from: ([^,]*),", one.cure))]
    write_files(content, {"redirects.yml": "".join(f"- {{from: {one}, to: a/, since_on: 2026-11-01}}\n" for one in gone)})
    assert read_portal(content).problems == []
    before = lines(content)
    assert record(content).exit_code == 0
    assert before - lines(content) == Counter()


def test_a_folder_of_another_name_keeps_the_list_of_its_old_addresses(content: Path) -> None:
    record(content)
    shutil.move(content / "b", content / "d")
    problems = read_portal(content, "content").problems
    assert {(one.file, one.code) for one in problems} == {("content/d/published.yml", "address-vanished")}
    old = re.findall(r"\{address: ([^,]*)", lists(content)["d/published.yml"])
    write_files(content, {"redirects.yml": "".join(f"- {{from: {one}, to: d/, since_on: 2026-11-01}}\n" for one in old)})
    before = lines(content)
    assert record(content).exit_code == 0
    assert before - lines(content) == Counter()
    assert not (content / "b").exists()
    assert read_portal(content).problems == []


def test_what_two_lists_say_of_an_address_is_kept(tmp_path: Path) -> None:
    newer = PublishedAddress(address="a/", title_th="ก", first_on=date(2025, 2, 1))
    older = PublishedAddress(address="a/", title_th="ข", first_on=date(2025, 1, 1))
    lists_of = {
        "a/published.yml": as_yaml(PublishedRecord(addresses=(newer,))),
        "published.yml": as_yaml(PublishedRecord(addresses=(older,))),
    }
    write_files(tmp_path, {**PORTAL, **lists_of})
    (found,) = recorded_addresses(read_portal(tmp_path).records).values()
    assert (found.entry.title_th, found.entry.first_on, found.placed.file.name.parts[0]) == ("ก", date(2025, 1, 1), "a")


def test_a_site_of_one_agency_has_one_list(tmp_path: Path) -> None:
    write_files(tmp_path, {"agency.yml": AGENCY, "2567/measures.yml": MEASURE})
    assert record(tmp_path).exit_code == 0
    (text,) = lists(tmp_path).values()
    assert "agencies:" not in text


def test_lists_are_written_only_where_something_is_new(content: Path) -> None:
    record(content)
    before = {name: (content / name).stat().st_mtime_ns for name in lists(content)}
    write_files(content, {"b/2567/measures.yml": MEASURE + MEASURE.replace("new-website", "two")})
    record(content)
    after = {name: (content / name).stat().st_mtime_ns for name in lists(content)}
    assert [name for name in before if before[name] != after[name]] == ["b/published.yml"]
