"""The search benchmark: its queries, its judgement, and its host."""

from __future__ import annotations

import gzip
import random
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from benchmarks.search import serve
from benchmarks.search.folding import fold
from benchmarks.search.mistakes import MISTAKES, Mistake, spoil
from benchmarks.search.pages import BuiltPage, Place, as_page, content_of, contents, lines_of, places_of
from benchmarks.search.queries import Everyday, Kind, Query, QueryMaker
from benchmarks.search.scale import law
from benchmarks.search.scores import Answered, by_kind, distinct_pages, score
from benchmarks.search.serve import SLOW_4G_LATENCY, SLOW_4G_RATE, Host, hosted, wire_size
from benchmarks.search.sites import settings_without_search

ROAD = "<h1>แจ้งซ่อมถนน</h1><p>แจ้งถนนชำรุดของ อบต.กุดน้อย ได้ตลอดปีงบประมาณ 2566 ตามข้อ O13 และ E1</p>"
LIGHT = "<h1>ซ่อมไฟฟ้าสาธารณะ</h1><ul><li>ไฟฟ้าสาธารณะดับหรือชำรุดให้แจ้งกองช่าง ภายใน 15 วันทำการ</li><li>ข้อ O1</li></ul>"
TAX = "<h1>ภาษีที่ดินและสิ่งปลูกสร้าง</h1><p>ชำระที่กองคลัง เดือนเมษายน 2567 องค์การบริหารส่วนตำบลดินแดง</p>"

PAGES = [as_page("kut-noi/road/", ROAD), as_page("kut-noi/light/", LIGHT), as_page("din-daeng/tax/", TAX)]
PLACES = [
    Place("kut-noi", "องค์การบริหารส่วนตำบลกุดน้อย", "อบต.กุดน้อย", "สีคิ้ว"),
    Place("din-daeng", "องค์การบริหารส่วนตำบลดินแดง", "อบต.ดินแดง", "ลำทับ"),
]
EVERYDAY = [Everyday(("ไฟข้างทางเสีย",), ("ไฟฟ้าสาธารณะ",)), Everyday(("หมาจรจัด",), ("สุนัขไม่มีเจ้าของ",))]


def maker(pages: list[BuiltPage] = PAGES, seed: int = 1) -> QueryMaker:
    return QueryMaker(pages, PLACES, EVERYDAY, seed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("เเจ้ง", "แจ้ง"),
        ("๒๕๖๖", "2566"),
        ("อบต. กุดน้อย", "องค์การบริหารส่วนตำบลกุดน้อย"),
        ("อบต กุดน้อย", "องค์การบริหารส่วนตำบลกุดน้อย"),
        ("๐๔๓", "O43"),
        ("o 43", "O43"),
        ("ไฟ\u200bฟ้า (ดับ)", "ไฟฟ้าดับ"),
    ],
)
def test_the_same_text_typed_otherwise_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_zero_in_a_telephone_number_is_no_letter() -> None:
    assert fold("0441234") == "0441234"


def test_the_letters_of_a_short_name_stay_in_other_words() -> None:
    assert fold("ตอบตาม") == "ตอบตาม"
    assert fold("ทนาย") == "ทนาย"


def test_different_texts_stay_different() -> None:
    assert fold("ไฟฟ้า") != fold("ไฟฟา")


def test_what_is_read_is_split_where_the_page_splits_it() -> None:
    html = '<p>หนึ่ง <a href="#">สอง</a> สาม<span>สี่</span></p><p hidden>ห้า</p>หก<br>เจ็ด<svg><path d=""/></svg><b class="pr-hidden">แปด</b>'
    assert lines_of(html) == ("หนึ่ง สอง สาม", "สี่", "หก", "เจ็ด")


def test_only_the_content_of_pages_to_be_found_is_read(tmp_path: Path) -> None:
    for address in ("", "a/", "search/", "search/measure/"):
        (tmp_path / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / address / "index.html").write_text(
            f'<nav>เมนู</nav><article class="x" id="pr-content">\n<p>{address}</p></article><footer></footer>', "utf-8"
        )
    (tmp_path / "404.html").write_text('<article id="pr-content">ไม่พบ</article>', "utf-8")
    assert dict(contents(tmp_path)) == {"": "\n<p></p>", "a/": "\n<p>a/</p>"}
    assert content_of("<p>ไม่มีเนื้อหา</p>") == ""


def test_agencies_are_read_from_the_content(tmp_path: Path) -> None:
    (tmp_path / "kut-noi").mkdir()
    (tmp_path / "kut-noi" / "agency.yml").write_text(
        "name_th: องค์การบริหารส่วนตำบลกุดน้อย\nshort_name_th: อบต.กุดน้อย\ndistrict_th: สีคิ้ว\n", "utf-8"
    )
    assert places_of(tmp_path) == PLACES[:1]


def test_a_seed_gives_the_same_queries_and_another_seed_others() -> None:
    assert maker().make(5) == maker().make(5)
    assert maker().make(5) != maker(seed=2).make(5)


def test_a_kind_does_not_depend_on_the_others() -> None:
    of_all = [query for query in maker().make(5) if query.kind is Kind.DIGITS]
    assert maker().make(5, [Kind.DIGITS]) == of_all


@pytest.mark.parametrize("kind", list(Kind))
def test_queries_of_each_kind_have_an_answer_and_differ(kind: Kind) -> None:
    queries = maker().make(4, [kind])
    assert queries
    assert len({query.text for query in queries}) == len(queries)
    assert all(query.relevant <= {page.address for page in PAGES} and query.relevant for query in queries)


def test_a_page_is_relevant_when_it_contains_the_text_in_any_way_of_typing_it() -> None:
    of = maker()
    assert of.containing("ชำรุด") == {"kut-noi/road/", "kut-noi/light/"}
    assert of.containing("องค์การบริหารส่วนตำบล กุดน้อย") == {"kut-noi/road/"}
    assert of.containing("๒๕๖๗") == {"din-daeng/tax/"}
    assert of.containing("แจ้งซ่อมถนน แจ้งถนนชำรุด") == frozenset(), "nothing is contained across two lines"
    assert of.containing("?") == frozenset()


def test_a_code_is_not_the_beginning_of_another() -> None:
    codes = {fold(query.text): query.relevant for query in maker().make(40, [Kind.CODE])}
    assert codes["o1"] == {"kut-noi/light/"}
    assert codes["o13"] == {"kut-noi/road/"}


def test_a_place_with_a_topic_means_the_pages_of_that_agency() -> None:
    for query in maker().make(20, [Kind.PLACE]):
        slug = "kut-noi" if "กุดน้อย" in query.text or "สีคิ้ว" in query.text else "din-daeng"
        assert {address.partition("/")[0] for address in query.relevant} == {slug}


def test_a_page_that_says_both_place_and_topic_answers_too() -> None:
    village = as_page("din-daeng/village/", "<p>หมู่บ้านสีคิ้ว ภายใน 15 วันทำการ</p>")
    queries = QueryMaker([*PAGES, village], PLACES, EVERYDAY, 1).make(80, [Kind.PLACE])
    both = [query.relevant for query in queries if "สีคิ้ว" in query.text and "ภายใน" in query.text]
    assert both
    assert all("din-daeng/village/" in relevant for relevant in both)


def test_everyday_words_mean_the_pages_with_the_official_ones() -> None:
    query = maker().make(5, [Kind.EVERYDAY])
    assert [(one.text, one.relevant) for one in query] == [("ไฟข้างทางเสีย", {"kut-noi/light/"})]


def test_digits_are_typed_in_the_other_script() -> None:
    for query in maker().make(5, [Kind.DIGITS]):
        assert any(digit in query.text for digit in "๐๑๒๓๔๕๖๗๘๙")
        assert query.relevant == maker().containing(query.text)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_one_edit(mistake: Mistake) -> None:
    text = "องค์การซ่อมไฟฟ้าสาธารณะ"
    for seed in range(50):
        spoilt = mistake(random.Random(seed), text)  # noqa: S311
        assert spoilt
        same_start = next(at for at in range(len(text) + 1) if text[: at + 1] != spoilt[: at + 1])
        same_end = next(at for at in range(len(text) + 1) if text[::-1][: at + 1] != spoilt[::-1][: at + 1])
        assert min(len(text), len(spoilt)) - same_start - same_end <= 2, spoilt


def test_a_mistake_really_differs() -> None:
    rng = random.Random(1)  # noqa: S311
    spoilt = [one for one in (spoil(rng, "เบี้ยยังชีพผู้สูงอายุ") for _ in range(200)) if one]
    assert len(spoilt) > 100
    assert all(fold(text) != fold("เบี้ยยังชีพผู้สูงอายุ") for text, _ in spoilt)


def test_a_mistyped_query_is_on_no_page_and_what_was_meant_is() -> None:
    of = maker()
    for query in of.make(20, [Kind.MISTYPED]):
        assert not of.containing(query.text)
        assert query.relevant


def answered(relevant: set[str], *pages: str, kind: Kind = Kind.WORD) -> Answered:
    return Answered(Query(kind, "คำ", "", frozenset(relevant)), pages)


def test_recall_is_of_as_many_as_could_stand_there() -> None:
    assert answered({"a", "b"}, "x", "a").recall() == 0.5
    assert answered({str(number) for number in range(40)}, *map(str, range(10))).recall() == 1
    assert answered({"a"}, *"0123456789", "a").recall() == 0
    assert answered({"a"}, "x", "a").recall(1) == 0


def test_the_first_right_page_gives_the_rank() -> None:
    assert answered({"a"}, "x", "a").reciprocal_rank == 0.5
    assert answered({"a"}).reciprocal_rank == 0


def test_scores_are_means_and_are_told_by_kind() -> None:
    answers = [answered({"a"}, "a"), answered({"a"}), answered({"a"}, "x", "a", kind=Kind.SPAN)]
    whole = score(answers)
    assert (whole.queries, whole.recall, whole.mrr, whole.none) == (3, pytest.approx(2 / 3), 0.5, pytest.approx(1 / 3))
    assert {kind: one.queries for kind, one in by_kind(answers).items()} == {Kind.SPAN: 1, Kind.WORD: 2}


def test_several_results_on_a_page_are_one() -> None:
    assert distinct_pages(["a/#one", "b/?h=x", "a/#two", "%E0%B8%81/"]) == ("a/", "b/", "ก/")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("ก" * 5000, "utf-8")
    (tmp_path / "data.bin").write_bytes(b"x" * 3000)
    return tmp_path


def get(host: Host, path: str, **head: str) -> tuple[int, bytes, dict[str, str]]:
    request = urllib.request.Request(host.address + path, headers=head)  # noqa: S310  # our own host
    try:
        with urllib.request.urlopen(request) as answer:  # noqa: S310
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers)


def test_the_host_counts_what_it_sends(site: Path) -> None:
    with hosted(site) as host:
        status, data, head = get(host, "page/?q=1")
        assert (status, gzip.decompress(data).decode()) == (200, "ก" * 5000)
        assert head["Content-Encoding"] == "gzip"
        counted = host.traffic.bytes_since()["/page/"]
        assert len(data) == wire_size(site / "page" / "index.html")
        assert counted == len(data) + len(b"HTTP/1.1 200 OK\r\n\r\n") + sum(len(f"{name}: {value}\r\n") for name, value in head.items())
        mark = host.traffic.mark()
        assert get(host, "data.bin")[1] == b"x" * 3000
        assert set(host.traffic.bytes_since(mark)) == {"/data.bin"}
        assert host.traffic.bytes_since(mark, until=0) == {}


def test_what_is_cached_is_not_sent_again(site: Path) -> None:
    with hosted(site) as host:
        tag = get(host, "page/")[2]["ETag"]
        mark = host.traffic.mark()
        status, data, _ = get(host, "page/", **{"If-None-Match": tag})
        assert (status, data) == (304, b"")
        assert host.traffic.bytes_since(mark)["/page/"] < 200


def test_what_is_not_there_is_not_found_and_nothing_outside_is_sent(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("ลับ", "utf-8")
    with hosted(site) as host:
        assert get(host, "none.html")[0] == 404
        assert get(host, f"%2e%2e/{outside.parent.name}/secret.txt")[0] == 404


def test_the_first_root_wins(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    over = tmp_path_factory.mktemp("over")
    (over / "data.bin").write_bytes(b"other")
    with hosted(over, site) as host:
        assert get(host, "data.bin")[1] == b"other"
        assert get(host, "page/")[0] == 200


class Clock:
    """A clock that only moves while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    time = monotonic

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_slow_line_is_as_slow_as_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(serve, "time", clock)
    (site / "large.bin").write_bytes(bytes(60_000))
    with hosted(site) as host:
        get(host, "large.bin")
        assert clock.now == 0
        host.line.slow = True
        get(host, "large.bin")
    sent = sum(host.traffic.bytes_since().values()) / 2
    assert clock.now == pytest.approx(SLOW_4G_LATENCY + sent / SLOW_4G_RATE)
    assert sent > 60_000


def test_a_site_without_search_has_the_same_settings_otherwise(tmp_path: Path) -> None:
    project, work = tmp_path / "project", tmp_path / "work"
    project.mkdir()
    (project / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: content\ntheme:\n  name: material\n  custom_dir: own\nplugins:\n  - prongsai:\n      numerals: thai\n",
        "utf-8",
    )
    text = settings_without_search(project / "mkdocs.yml", work).read_text("utf-8")
    assert "numerals: thai" in text
    assert "search: false" in text
    assert f"custom_dir: {project / 'own'}" in text


def test_the_law_of_growth_is_found() -> None:
    sizes = (1_000, 10_000, 100_000)
    grows = law(sizes, [40 + 3 * size**0.5 for size in sizes])
    assert grows
    assert (grows.start, grows.factor, grows.power) == (pytest.approx(40), pytest.approx(3), pytest.approx(0.5))
    assert grows.at(1_000_000) == pytest.approx(3040)


def test_what_grows_with_the_number_of_digits_is_told_so() -> None:
    grows = law((1_000, 10_000, 100_000), [30, 40, 50])
    assert grows
    assert str(grows) == "log n"
    assert grows.at(1_000_000) == pytest.approx(60)


def test_what_does_not_grow_has_no_law() -> None:
    assert law((1_000, 10_000, 100_000), [30, 20, 50]) is None
