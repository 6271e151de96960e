"""The files of an index: what is in them, and when their version changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.index_reading import IndexFile, column, grams, index_files

from prongsai.catalogue import everyday_words
from prongsai.model.search import EverydayWord
from prongsai.pages.page import SearchKind
from prongsai.parallel import fork
from prongsai.search import Search, index, recording
from prongsai.search.client import scripts
from prongsai.search.entries import Entry
from prongsai.search.folding import fold, skeleton
from prongsai.search.reading import Part
from prongsai.search.size import Cut, agency_gram, bucket_of

SCANNED = Cut(0, 0)
BESIDE = Cut(16, 1, 2_000)
PACKED = Cut(4, 2, 4)


def make_entry(name: str, year: int | None = 2567, **facts: object) -> Entry:
    """A measure of an agency."""
    entry = Entry(
        address=f"kaew/{year}/measures/{name}/",
        title_th=f"มาตรการ {name}",
        kind=SearchKind.MEASURE,
        parts=(Part("", "", f"ข้อความของ {name}\nบรรทัดที่สอง"), Part("steps", "ขั้นตอน", f"ทำ {name} ตามข้อ ๐๔๓ และ E 10")),
        agency="kaew",
        agency_th="อบต.แก้วงาม",
        where_th="องค์การบริหารส่วนตำบลแก้วงาม อบต.แก้วงาม ต.แก้วงาม จ.นครราชสีมา",
        year_be=year,
        status="done",
        status_th="ดำเนินการแล้ว",
        owners_th=("กองช่าง", "กองคลัง"),
    )
    return replace(entry, **facts)  # type: ignore[arg-type]


ENTRIES = [
    make_entry("abc"),
    make_entry("def", 2568, owners_th=(), status="unknown", status_th="ไม่ได้ระบุสถานะ"),
    make_entry("ghi", 2566),
    make_entry(
        "light",
        None,
        kind=SearchKind.E_SERVICE,
        address="thong/e-services/light/",
        agency="thong",
        agency_th="ทต.ทองดี",
        where_th="ทต.ทองดี",
        status="",
        status_th="",
    ),
    make_entry(
        "page", None, kind=SearchKind.PAGE, address="page/", agency="", agency_th="", where_th="", owners_th=(), status="", status_th=""
    ),
]
ORDER = ["thong/e-services/light/", "kaew/2568/measures/def/", "kaew/2567/measures/abc/", "kaew/2566/measures/ghi/", "page/"]


def write(
    folder: Path, entries: Iterable[Entry], cut: Cut, *, words: dict[str, Sequence[EverydayWord]] | None = None, recorders: int = 1
) -> Path:
    """A site with nothing but its index; entries are shared among recorders as agencies are among processes."""
    notes, site = folder / "notes", folder / "site"
    notes.mkdir(parents=True)
    search = Search(notes, cut, words or {})
    some = list(entries)
    for which in range(recorders):
        recorder = search.recorder(f"part-{which}")
        for entry in some[which::recorders]:
            recorder.add(entry)
        search.parts.append(recorder.close())
    search.write(site)
    return site


@pytest.fixture(params=[SCANNED, BESIDE, PACKED], ids=["scanned", "beside", "packed"])
def cut(request: pytest.FixtureRequest) -> Cut:
    return request.param


def test_a_scanned_site_has_its_text_in_one_file(tmp_path: Path) -> None:
    files = index_files(write(tmp_path, ENTRIES, SCANNED))
    assert set(files) == {"about", "words", "text/0"}
    assert files["about"].data == {"buckets": 0, "together": 0, "entries": 5}


def test_a_cut_site_has_buckets_texts_and_facets(tmp_path: Path) -> None:
    files = index_files(write(tmp_path, ENTRIES, PACKED))
    assert {name for name in files if not name.startswith("lists/")} == {
        *("about", "words", "facets/0"),
        *(f"grams/{bucket}" for bucket in range(4)),
        *("text/0", "text/1", "text/2"),
    }
    assert files["about"].data == {"buckets": 4, "together": 2, "entries": 5}
    assert files["lists/0"].data


def test_the_scripts_come_with_the_index(tmp_path: Path) -> None:
    site = write(tmp_path, ENTRIES, SCANNED)
    assert all((site / name).is_file() for name in scripts())


def test_texts_stand_in_the_order_of_rank_with_all_that_is_shown(tmp_path: Path, cut: Cut) -> None:
    files = index_files(write(tmp_path, ENTRIES, cut))
    texts = [files[f"text/{number}"].data for number in range(sum(name.startswith("text/") for name in files))]
    found = [entry for text in texts for entry in text["entries"]]
    assert [entry[0] for entry in found] == ORDER
    for entry, data in zip(sorted(ENTRIES, key=lambda one: ORDER.index(one.address)), found, strict=True):
        parts = [[part.anchor, part.heading_th, part.text_th] for part in entry.parts]
        assert data == [entry.address, entry.title_th, entry.kind, entry.agency, entry.year_be, entry.status, list(entry.owners_th), parts]
    for text in texts:
        assert set(text["agencies"]) == {entry[3] for entry in text["entries"] if entry[3]}


def test_every_n_gram_leads_to_its_entries(tmp_path: Path) -> None:
    cut = {name: grams(index_files(write(tmp_path / name, ENTRIES, cut))) for name, cut in (("beside", BESIDE), ("packed", PACKED))}
    assert cut["beside"] == cut["packed"]
    for number, entry in enumerate(sorted(ENTRIES, key=lambda one: ORDER.index(one.address))):
        lines = [
            entry.title_th,
            *entry.where_th.split("\n"),
            *(line for part in entry.parts for line in (part.heading_th, *part.text_th.split("\n"))),
        ]
        for line in lines:
            sounds = skeleton(fold(line))
            assert all(number in cut["beside"][sounds[at : at + 4]] for at in range(len(sounds) - 3)), line
        if entry.agency:
            assert number in cut["beside"][agency_gram(entry.agency)]
    assert sorted(cut["beside"][skeleton("abc") + "_"]) == [ORDER.index("kaew/2567/measures/abc/")]


@pytest.mark.parametrize("code", ["o43", "e10"])
def test_a_code_is_listed_as_one_however_it_is_written(tmp_path: Path, code: str) -> None:
    assert len(grams(index_files(write(tmp_path, ENTRIES, BESIDE)))[f"{code}_"]) == 5


def test_a_bucket_holds_what_the_client_looks_for_in_it(tmp_path: Path) -> None:
    for file in index_files(write(tmp_path, ENTRIES, BESIDE)).values():
        if file.name.startswith("grams/"):
            assert {bucket_of(prefix, 16) for prefix in file.data} <= {int(file.name.split("/")[1])}


def test_recorders_and_spills_change_nothing(tmp_path: Path, cut: Cut, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [make_entry(f"{number}", year, agency=slug) for number in range(8) for year in (2566, 2567) for slug in ("a", "b", "c")]
    whole = index_files(write(tmp_path / "whole", entries, cut))
    monkeypatch.setattr(recording, "_MOST_NOTED", 500)
    recorder = recording.Recorder(tmp_path, "spills")
    for entry in entries:
        recorder.add(entry)
    assert len(recorder.close().runs) > 3
    # Each agency is written by one process.
    assert index_files(write(tmp_path / "shared", entries, cut, recorders=3)) == whole


def test_processes_that_share_the_writing_write_the_same_files(tmp_path: Path, cut: Cut, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [make_entry(f"{number}", year, agency=slug) for number in range(8) for year in (2566, 2567) for slug in ("a", "b", "c")]
    monkeypatch.setattr(index, "_MANY", 10)
    monkeypatch.setattr(index, "_PACK", 40)
    files = []
    for processes in (1, 2, 3):
        monkeypatch.setattr(fork, "_processes", lambda processes=processes: processes)
        files.append({name: file.data for name, file in index_files(write(tmp_path / f"{processes}", entries, cut)).items()})
    assert files[0] == files[1] == files[2]
    assert {name.split("/")[0] for name in files[0]} >= {"text", "about", "words"}


def test_facets_say_of_each_entry_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "_COLUMN", 2)
    files = index_files(write(tmp_path, ENTRIES, BESIDE))
    columns = [files[f"facets/{number}"].data for number in range(3)]
    assert "facets/3" not in files
    rows = {facet: [one for data in columns for one in column(data[facet])] for facet in columns[0]}
    assert rows == {
        "agency": [("thong", "ทต.ทองดี"), *[("kaew", "อบต.แก้วงาม")] * 3, ("", "")],
        "year": [("", ""), ("2568", "2568"), ("2567", "2567"), ("2566", "2566"), ("", "")],
        "kind": [
            ("e-service", SearchKind.E_SERVICE.label_th),
            *[("measure", SearchKind.MEASURE.label_th)] * 3,
            ("page", SearchKind.PAGE.label_th),
        ],
        "status": [("", ""), ("unknown", "ไม่ได้ระบุสถานะ"), *[("done", "ดำเนินการแล้ว")] * 2, ("", "")],
        "owner": [(owners, owners) for owners in ("กองช่าง\nกองคลัง", "", "กองช่าง\nกองคลัง", "กองช่าง\nกองคลัง", "")],
    }


def test_all_files_are_of_one_version(tmp_path: Path, cut: Cut) -> None:
    assert len({file.version for file in index_files(write(tmp_path, ENTRIES, cut)).values()}) == 1


def version(folder: Path, entries: Iterable[Entry]) -> str:
    return index_files(write(folder, entries, BESIDE))["about"].version


def test_the_version_changes_when_the_numbers_of_pages_do_and_only_then(tmp_path: Path) -> None:
    """A page that is open while its site is published anew goes on with the numbers that it knows."""
    first = version(tmp_path / "first", ENTRIES)
    text = [replace(entry, parts=(Part("", "", "ข้อความใหม่"),)) for entry in ENTRIES]
    assert version(tmp_path / "text", text) == first
    assert version(tmp_path / "shuffled", reversed(ENTRIES)) == first
    assert version(tmp_path / "gone", ENTRIES[1:]) != first
    assert version(tmp_path / "come", [*ENTRIES, make_entry("new")]) != first
    assert version(tmp_path / "moved", [replace(ENTRIES[0], year_be=2570), *ENTRIES[1:]]) != first


SEWAGE = EverydayWord(said_th=("รถดูดส้วม",), means_th=("สูบสิ่งปฏิกูล",))
ELSEWHERE = EverydayWord(said_th=("ขอเต็นท์",), means_th=("ยืมพัสดุ",))


def words_in(files: dict[str, IndexFile], name: str) -> list[tuple[list[str], list[str]]]:
    return [(said, means) for said, means in files[name].data["words"]]


def test_words_of_all_and_of_each_agency(tmp_path: Path, cut: Cut) -> None:
    entries = [*ENTRIES, make_entry("sewage", title_th="ขอรับบริการสูบสิ่งปฏิกูล")]
    files = index_files(write(tmp_path, entries, cut, words={"kaew": (SEWAGE, ELSEWHERE), "thong": ()}))
    assert files["words"].data["own"] == ["kaew"]
    assert (["รถดูดส้วม"], ["สูบสิ่งปฏิกูล"]) in words_in(files, "words-kaew")
    assert "words-thong" not in files
    # The word for everybody that means the same, and no other agency's.
    meant = {term for _, means in words_in(files, "words") for term in means}
    assert any("สิ่งปฏิกูล" in term for term in meant)
    assert "รถดูดส้วม" not in {word for said, _ in words_in(files, "words") for word in said}


def test_words_that_lead_nowhere_are_not_sent(tmp_path: Path, cut: Cut) -> None:
    files = index_files(write(tmp_path, ENTRIES, cut, words={"kaew": (ELSEWHERE,)}))
    assert words_in(files, "words-kaew") == []
    assert len(words_in(files, "words")) < len(everyday_words().words) / 2


def test_of_the_example_portal_most_words_lead_somewhere(example_site: Path) -> None:
    assert len(words_in(index_files(example_site), "words")) >= 80


def test_the_words_of_a_single_agency_are_those_of_all(tmp_path: Path) -> None:
    files = index_files(write(tmp_path, [make_entry("sewage", title_th="สูบสิ่งปฏิกูล")], SCANNED, words={"": (SEWAGE,)}))
    assert words_in(files, "words")[0] == (["รถดูดส้วม"], ["สูบสิ่งปฏิกูล"])
    assert files["words"].data["own"] == []


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", '"); alert(1); ("', "\u2028\u2029", "\ud800", "😀\\u0000\\"])
def test_whatever_a_clerk_writes_is_data(tmp_path: Path, cut: Cut, text: str) -> None:
    entry = make_entry("x", title_th=f"ก{text}ข")
    found = index_files(write(tmp_path, [entry], cut))["text/0"].data["entries"][0][1]
    assert found == f"ก{text}ข".replace("\ud800", "?")


def test_a_site_without_anything_to_find_has_an_index_all_the_same(tmp_path: Path, cut: Cut) -> None:
    files = index_files(write(tmp_path, [], cut))
    assert files["about"].data["entries"] == 0
