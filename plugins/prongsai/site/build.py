"""The whole flow, from a folder of content to a finished site in the place of the old one.

`build` is the flow. A program that has an order of its own, as MkDocs has, calls the same three parts of it when that allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from prongsai.address import NOT_FOUND
from prongsai.catalogue.oit import SHIPPED
from prongsai.checks import examples_are_replaced
from prongsai.frame.protocol import ByHand, Frame
from prongsai.frame.shell import Shell
from prongsai.intake.records import Records
from prongsai.model.portal import Portal
from prongsai.pages import Plan
from prongsai.problems.problem import Problem, Refused, Severity, Tell
from prongsai.render.renderer import SLOTS, Renderer
from prongsai.render.site import Site
from prongsai.search import searching
from prongsai.search.entries import entries_of
from prongsai.search.size import cut_for, pages_about
from prongsai.settings.site import OR_A_DRAFT_TH, SiteSettings, Stage, find_unready
from prongsai.site.clashes import Clash, find_clashes, find_doubles
from prongsai.site.dead_links import Origins, told
from prongsai.site.links import BuiltSite, Links
from prongsai.site.read import milder_in_closed_years, read_portal
from prongsai.site.sitemap import write_sitemap
from prongsai.site.staging import Staging
from prongsai.site.steps import Step, Steps
from prongsai.site.write import write_site
from prongsai.source.walk import Listing


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: how many pages it has, what its steps took, and whether it took the place of the old site."""

    folder: Path
    pages: int
    steps: Step
    is_in_place: bool


@dataclass(frozen=True, slots=True)
class Begun:
    """A site whose content is read, and the folder in which it grows beside the old one."""

    plan: Plan
    site: Site
    renderer: Renderer
    staging: Staging
    tell: Tell
    settings: SiteSettings
    records: Records
    whatever_is_wrong: bool = False
    steps: Steps = field(default_factory=Steps)

    @property
    def listing(self) -> Listing:
        """What lies in the content folder."""
        return self.records.listing


def build(settings: SiteSettings, frame: Frame, tell: Tell, accept: Callable[[], bool] = lambda: True, today: date | None = None) -> Built:
    """Build the site of `settings` in `frame`.

    `accept` is asked when all is written, and all told: what it says no to does not take the place of the old site, and neither
    does what is left half done. Raises `Refused` when there are errors.
    """
    begun = begin(settings, frame.name, tell, today=today)
    try:
        if admit(begun, frame.files(begun.listing)):
            raise Refused
        return finish(begun, frame, accept)
    except BaseException:
        begun.staging.discard()
        raise


def begin(settings: SiteSettings, frame_name: str, tell: Tell, *, whatever_is_wrong: bool = False, today: date | None = None) -> Begun:
    """Read the content, before anything is written; with errors there is nothing to build.

    `whatever_is_wrong` begins an empty site then, for somebody who is looking on. `today` is as in `read_portal`.
    """
    # Who waits for another build reads what the content says by then.
    staging = Staging(settings.target, must_last=settings.stage is not Stage.PREVIEW)
    try:
        return _begin(settings, frame_name, tell, staging, whatever_is_wrong=whatever_is_wrong, today=today)
    except BaseException:
        staging.discard()
        raise


def _begin(settings: SiteSettings, frame_name: str, tell: Tell, staging: Staging, *, whatever_is_wrong: bool, today: date | None) -> Begun:
    steps = Steps()
    with steps("read"):
        reading = read_portal(settings.content, today=today)
    problems = [*find_unready(settings), *_weighed(reading.problems, settings.stage)]
    tell(problems)
    if not whatever_is_wrong and (reading.plan is None or any(one.is_error for one in problems)):
        raise Refused
    plan = reading.plan or Plan(Portal((), SHIPPED))
    portal = plan.portal
    cut = cut_for(pages_about(portal)) if settings.has_search else None
    site = Site(settings.name_th, settings.url, settings.numerals, portal, cut, frame_name, settings.stage)
    renderer = Renderer(site, settings.templates)
    tell(renderer.outdated())
    staging.open()
    return Begun(plan, site, renderer, staging, tell, settings, reading.records, whatever_is_wrong, steps)


def _weighed(problems: Iterable[Problem], stage: Stage) -> Iterator[Problem]:
    """Problems of the content as they weigh at this stage: what `prongsai new` left to be written over is never published."""
    for one in problems:
        if one.code != examples_are_replaced.CODE or stage in (Stage.DRAFT, Stage.PREVIEW):
            yield one
        elif stage is Stage.PUBLIC:
            yield replace(one, severity=Severity.ERROR, cure=f"{one.cure} {OR_A_DRAFT_TH}")


def admit(begun: Begun, files: Iterable[tuple[str, str]]) -> list[Clash]:
    """The files (name, and place in the site) that cannot be in the site, since a page of ours lies there; they are told."""
    known, folder = list(files), begun.listing.shown_as
    with begun.steps("admit"):
        clashes = list(find_clashes(known, begun.plan))
        doubles = list(find_doubles(known, folder))
    begun.tell([*(clash.problem(folder) for clash in clashes), *doubles])
    if any(one.is_error for one in doubles) and not begun.whatever_is_wrong:
        raise Refused
    return [clash for clash in clashes if clash.is_error]


def finish(begun: Begun, frame: Frame, accept: Callable[[], bool] = lambda: True) -> Built:
    """Write everything, then put the new site in the place of the old one, if `accept` says so. Dead links raise `Refused`."""
    site, renderer, staging, steps = begun.site, begun.renderer, begun.staging, begun.steps
    with steps("by hand"):
        by_hand = frame.write_others(renderer, staging.folder)
    links = Links(site.url)
    found_by_hand = [one for one in by_hand if one.is_found]
    shell = Shell(frame.render, SLOTS)
    with steps("frame"):
        shell.prepare()
    words = {agency.slug: agency.everyday_words for agency in site.portal.agencies}
    with searching(site.search, words) as search:
        with steps("pages") as step:
            written, inside = write_site(begun.plan, renderer, shell, staging.folder, search, [one.plan for one in found_by_hand], links)
            step.steps.extend(inside)
        with steps("search"):
            if search:
                search.add(entry for one in found_by_hand for entry in entries_of(one.plan, one.content, site.numerals))
                search.write(staging.folder)
    with steps("sitemap"):
        of_hand: list[tuple[str, date | None]] = [(one.plan.address, None) for one in by_hand]
        write_sitemap([*written, *of_hand], site.url, staging.folder)
    _tell_of_doubles(begun, written)
    with steps("links"):
        _tell_of_dead_links(begun, links, by_hand)
    with steps("switch"):
        is_in_place = accept()
        (staging.commit if is_in_place else staging.discard)()
    return Built(staging.target, len(written) + len(by_hand), steps.done(), is_in_place)


def _tell_of_doubles(begun: Begun, written: Sequence[tuple[str, object]]) -> None:
    """Two pages from data at one address: the program's own tables keep them apart, a kind of record that was added might not."""
    found = sorted(address for address, times in Counter(address for address, _ in written).items() if times > 1)
    folder = begun.listing.shown_as
    said = "มีข้อมูลสองรายการที่สร้างหน้าเดียวกัน"
    begun.tell(Problem(folder, 1, 1, "same-address", f"{said} คือ /{address}", "ตั้งรหัส (id) ของรายการใดรายการหนึ่งใหม่") for address in found)
    if found and not begun.whatever_is_wrong:
        raise Refused


def _tell_of_dead_links(begun: Begun, links: Links, by_hand: Sequence[ByHand]) -> None:
    """Hold what pages lead to against what has been written; who is looking on at a site that begins sees it all the same."""
    folder, settings = begun.staging.folder, begun.settings
    for one in by_hand:
        links.note(one.plan.address, one.content, is_ours=False)
    if (folder / NOT_FOUND).is_file():
        links.note(NOT_FOUND, (folder / NOT_FOUND).read_text("utf-8"), is_ours=False)
    site = BuiltSite(folder)
    dead = list(links.dead(site))
    if not dead:
        return
    origins = Origins(begun.listing, by_hand, settings.templates, settings.file, settings.url)
    problems = sorted(milder_in_closed_years(set(told(dead, site, origins)), begun.records))
    begun.tell(problems)
    if any(one.is_error for one in problems) and not begun.whatever_is_wrong:
        raise Refused
