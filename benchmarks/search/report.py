"""What was measured as Markdown, with the bars that the product set itself beside the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.run import Build
from benchmarks.search.measure import Measured, Side, median_and_most, percentile
from benchmarks.search.queries import Kind
from benchmarks.search.scores import Answered, by_kind, score
from benchmarks.search.timing import Cold

KB = 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure that has to be reached: its name, what it is of a portal (None: not measured), and the bars of a small and a large one."""

    name: str
    value: Callable[[Measured], float | None]
    small: float | None
    large: float | None
    at_least: bool = False
    shown: Callable[[float], str] = "{:.0f}".format

    def meets(self, value: float, large: bool) -> bool | None:
        """Whether `value` reaches the bar; None where there is none."""
        bar = self.large if large else self.small
        return None if bar is None else value >= bar if self.at_least else value <= bar


def _share(value: float) -> str:
    return f"{value:.3f}"


def _percent(value: float) -> str:
    return f"{value * 100:.1f} %"


def _kb(value: float) -> str:
    return f"{value / KB:.1f} KB"


def _ms(value: float) -> str:
    return f"{value:.0f} ms"


def _mistyped(measured: Measured) -> float | None:
    scores = by_kind(measured.ours.answers)
    return scores[Kind.MISTYPED].recall if Kind.MISTYPED in scores else None


def milliseconds(colds: Sequence[Cold]) -> list[float]:
    """The times of those that had a result."""
    return [cold.milliseconds for cold in colds if cold.milliseconds is not None]


def _median_of(numbers: Sequence[float]) -> float | None:
    return median_and_most(numbers)[0] if numbers else None


def _is_large(measured: Measured) -> bool:
    return len(measured.portal.pages) > 500


def _build_on_top(measured: Measured) -> float | None:
    """Milliseconds a page that the search adds to a build: the fastest with it against the fastest without."""
    # On a small site the difference is within what one build differs from the next.
    if not measured.builds or not _is_large(measured):
        return None
    without = min(one.seconds for one, _ in measured.builds)
    with_search = min(one.seconds for _, one in measured.builds)
    return (with_search - without) * 1000 / len(measured.portal.pages)


def _memory(measured: Measured) -> float | None:
    if not measured.builds:
        return None
    return max(memory_of(with_search) for _, with_search in measured.builds)


def memory_of(build: Build) -> int:
    """The peak of all processes together."""
    return max(build.together, build.largest)


BARS = (
    Bar("recall@10", lambda one: score(one.ours.answers).recall, 0.99, 0.98, at_least=True, shown=_share),
    Bar("MRR", lambda one: score(one.ours.answers).mrr, 0.95, 0.93, at_least=True, shown=_share),
    Bar("queries with an answer that get none", lambda one: score(one.ours.answers).none, 0.005, 0.01, shown=_percent),
    Bar("recall@10 of mistyped queries", _mistyped, 0.93, 0.88, at_least=True, shown=_share),
    Bar(
        "wire bytes before the first result, median",
        lambda one: _median_of([cold.before for cold in one.ours.cold]),
        40 * KB,
        90 * KB,
        shown=_kb,
    ),
    Bar("wire bytes on a page view that does not search", lambda one: one.ours.view or None, 3 * KB, 3 * KB, shown=_kb),
    Bar("click to first result, slow 4G, median", lambda one: _median_of(milliseconds(one.ours.cold)), 500, 1000, shown=_ms),
    Bar("answer when warm, p95", lambda one: percentile(one.warm, 0.95) if one.warm else None, 30, 60, shown=_ms),
    Bar("build on top of the pages, a page", _build_on_top, None, 1, shown=lambda value: f"{value:.2f} ms"),
    Bar("memory of the build", _memory, None, 500e6, shown=lambda value: f"{value / 1e6:.0f} MB"),
)


def of_portal(measured: Measured) -> Iterator[str]:
    """All about one portal."""
    sides = [side for side in (measured.ours, *measured.others) if side.answers]
    yield f"## {measured.portal.name}: {len(measured.portal.pages):,} pages"
    yield ""
    yield from _found(sides)
    yield from _kinds(sides)
    yield from _costs(sides)
    if measured.ours.answers:
        yield from _more(measured)
    yield from (f"- {what}" for what in measured.missing)
    yield ""


def bars(all_measured: Sequence[Measured]) -> Iterator[str]:
    """What our search had to reach, and what it has reached."""
    yield "## The bars"
    yield ""
    yield "| | " + " | ".join(measured.portal.name for measured in all_measured) + " |"
    yield "|---|" + "---:|" * len(all_measured)
    not_met = []
    for bar in BARS:
        cells = []
        for measured in all_measured:
            value = bar.value(measured)
            # The bars of the issue are for the example portal and for 10,000 pages; between them the large one's hold.
            large = _is_large(measured)
            limit = bar.large if large else bar.small
            if value is None:
                cells.append("–")
                continue
            meets = bar.meets(value, large)
            sign = "≥" if bar.at_least else "≤"
            cells.append(
                bar.shown(value)
                + (f" ({sign} {bar.shown(limit)})" if limit is not None else "")
                + (" **not met**" if meets is False else "")
            )
            if meets is False:
                not_met.append(f"{bar.name}, {measured.portal.name}: {bar.shown(value)}")
        yield f"| {bar.name} | " + " | ".join(cells) + " |"
    yield ""
    yield from (f"- not met: {one}" for one in not_met)
    if not not_met:
        yield "- all met"


def _found(sides: Sequence[Side]) -> Iterator[str]:
    yield "| | queries | recall@10 | MRR | no answer | recall@10 mistyped |"
    yield "|---|---:|---:|---:|---:|---:|"
    for side in sides:
        whole, kinds = score(side.answers), by_kind(side.answers)
        mistyped = _share(kinds[Kind.MISTYPED].recall) if Kind.MISTYPED in kinds else "–"
        yield f"| {side.name} | {whole.queries} | {whole.recall:.3f} | {whole.mrr:.3f} | {_percent(whole.none)} | {mistyped} |"
    yield ""


def _kinds(sides: Sequence[Side]) -> Iterator[str]:
    yield "| recall@10 / MRR / no answer | " + " | ".join(side.name for side in sides) + " |"
    yield "|---|" + "---:|" * len(sides)
    scores = [by_kind(side.answers) for side in sides]
    for kind in Kind:
        if any(kind in one for one in scores):
            counts = {one[kind].queries for one in scores if kind in one}
            cells = [f"{one[kind].recall:.2f} / {one[kind].mrr:.2f} / {_percent(one[kind].none)}" if kind in one else "–" for one in scores]
            yield f"| {kind} ({', '.join(map(str, sorted(counts, reverse=True)))}) | " + " | ".join(cells) + " |"
    yield ""


def _times(colds: Sequence[Cold]) -> str:
    taken = milliseconds(colds)
    return "{:.0f} / {:.0f} ms".format(*median_and_most(taken)) if taken else "–"


def _sizes(numbers: Sequence[float]) -> str:
    return "{:.1f} / {:.1f} KB".format(*(number / KB for number in median_and_most(numbers))) if numbers else "–"


def _costs(sides: Sequence[Side]) -> Iterator[str]:
    """Cold, from a page of the site: a median and the largest of each."""
    rows: list[tuple[str, Callable[[Side], str]]] = [
        ("wire bytes before the first result, median / most", lambda side: _sizes([cold.before for cold in side.cold])),
        ("wire bytes of the search, all", lambda side: _sizes([cold.own for cold in side.cold])),
        ("largest file of a query on the wire", lambda side: _largest(side.cold)),
        ("wire bytes on a page that does not search", lambda side: _kb(side.view)),
        ("click to first result, slow 4G, median / longest", lambda side: f"{_times(side.cold)} ({len(side.cold)} queries)"),
        ("first key to first result, a key every 120 ms", lambda side: _times(side.by_keys)),
        ("index: files, on disk, largest on the wire", lambda side: _index(side)),
        ("build, all of it", lambda side: f"{side.build.seconds:.1f} s, {memory_of(side.build) / 1e6:.0f} MB" if side.build else "–"),
    ]
    yield "| | " + " | ".join(side.name for side in sides) + " |"
    yield "|---|" + "---:|" * len(sides)
    for name, cell in rows:
        yield f"| {name} | " + " | ".join(map(cell, sides)) + " |"
    yield ""


def _largest(colds: Sequence[Cold]) -> str:
    if not colds:
        return "–"
    path, count = max((cold.largest for cold in colds), key=lambda one: one[1])
    return f"{_kb(count)} (`{path.lstrip('/')}`)"


def _index(side: Side) -> str:
    if not side.index:
        return "–"
    return f"{side.index.files:,}, {side.index.bytes / 1e6:.2f} MB, {_kb(side.index.largest[1])} (`{side.index.largest[0]}`)"


def _more(measured: Measured) -> Iterator[str]:
    """What only our side is asked for."""
    for what, colds in (("nothing cached", measured.link), ("the theme cached", measured.link_with_theme)):
        own, whole = _sizes([cold.before for cold in colds]), _sizes([cold.whole for cold in colds])
        yield (
            f"- `/search/?q=` by a link, slow 4G, {what}: first result after {_times(colds)}; {own} of the search before it, "
            f"{whole} on the wire for the whole page ({len(colds)} queries)"
        )
    if measured.warm:
        middle, most = percentile(measured.warm, 0.5), percentile(measured.warm, 0.95)
        yield f"- answer when warm, on the page: p50 {middle:.1f} ms, p95 {most:.1f} ms ({len(measured.warm)} queries)"
    yield f"- a page view that does not search fetches {_paths(measured.ours)}"
    if measured.box:
        in_box = score(measured.box, 8)
        found = f"recall@8 {in_box.recall:.3f}, MRR {in_box.mrr:.3f} ({in_box.queries} queries)"
        yield f"- header box: {found}; its list is how the page's begins for {measured.same_in_box}"
    if measured.same_in_firefox:
        yield f"- Firefox gives the same list as Chromium for {measured.same_in_firefox}"
    for number, (without, with_search) in enumerate(measured.builds, 1):
        yield f"- build {number}: {_build(with_search)} with the search, {_build(without)} without"


def _build(build: Build) -> str:
    return f"{build.seconds:.2f} s ({build.processor_seconds:.2f} of processor time, {memory_of(build) / 1e6:.0f} MB)"


def _paths(side: Side) -> str:
    return ", ".join(f"`{path}` {count:,} bytes" for path, count in side.view_paths.items()) or "nothing of the search"


def misses(answers: Sequence[Answered]) -> Iterator[str]:
    """What to look into: queries whose answer was not the best there can be."""
    for one in answers:
        recall, rank = one.recall(), one.reciprocal_rank
        if recall < 1 or rank < 1:
            yield f"{one.query.kind}: {one.query.text!r} ({one.query.how}): recall {recall:.2f}, 1/rank {rank:.2f}"
            unfound = [page for page in sorted(one.query.relevant) if page not in one.pages[:10]]
            yield f"    answered: {', '.join(f'{page!r}{chr(42) * (page in one.query.relevant)}' for page in one.pages[:10])}"
            yield f"    of {len(one.query.relevant)}, not found: {', '.join(map(repr, unfound[:6]))}"
