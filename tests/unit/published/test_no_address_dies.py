"""Whatever is removed, renamed or redirected: every recorded address opens in the site, or the build names those that would not."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urljoin

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import AGENCY, write_files
from tests.portals import make_site

from prongsai.frame.shell import Shell
from prongsai.pages import Plan
from prongsai.pages.page import Page
from prongsai.published.record import as_yaml, bring_up_to_date
from prongsai.render.renderer import SLOTS, Renderer, Slots
from prongsai.site.read import read_portal
from prongsai.site.write import write_site

NAMES = ("one", "two", "three")
ADDRESS_OF = {
    "measure": "2565/measures/{}/",
    "news": "2565/news/{}/",
    "service": "e-services/{}/",
    "file": "2565/files/{}.pdf",
    "page": "{}/",
}
"""What the small site is made of. There is no form for 2565, so a site has some fifteen pages."""

Thing: TypeAlias = tuple[str, str]
THINGS = [(kind, name) for kind in ADDRESS_OF for name in NAMES]
ENDS = ["", "contact/#map", "https://elsewhere.example/", "2565/news/news.csv", "2565/measures/"]


def address_of(thing: Thing) -> str:
    return ADDRESS_OF[thing[0]].format(thing[1])


class Plain(Renderer):
    """Draws what leads on and leaves all other pages empty: compiling their templates takes longer than all else."""

    def slots(self, page: Page) -> Slots:  # noqa: ARG002
        return dict.fromkeys(SLOTS, "")


@dataclass
class Content:
    """A content folder that somebody works in, and what was recorded of it."""

    root: Path
    things: set[Thing] = field(default_factory=lambda: {(kind, name) for kind, name in THINGS if name != "three"})
    redirects: dict[str, str] = field(default_factory=dict)
    record: str = ""

    def remove(self, thing: Thing, _: Thing) -> None:
        self.things.discard(thing)

    def rename(self, thing: Thing, new: Thing) -> None:
        if thing in self.things:
            self.things.remove(thing)
            self.things.add((thing[0], new[1]))

    def move(self, thing: Thing, new: Thing) -> None:
        """Rename it the way it is meant to be done."""
        self.rename(thing, new)
        self.redirect(thing, address_of((thing[0], new[1])))

    def redirect(self, thing: Thing, to: Thing | str) -> None:
        self.redirects[address_of(thing)] = to if isinstance(to, str) else address_of(to)

    def publish(self, *_: object) -> None:
        """`prongsai publish-record`, which changes nothing where there are errors."""
        self.write()
        reading = read_portal(self.root)
        if reading.plan:
            self.record = as_yaml(bring_up_to_date(reading.records, reading.plan, date(2026, 11, 1)).record)

    def files(self) -> Mapping[str, str]:
        of_kind = {kind: sorted(name for its, name in self.things if its == kind) for kind in ADDRESS_OF}
        files = {"agency.yml": AGENCY, "2565/year.yml": "remark_th: ปีทดสอบ\n"}
        files |= {f"2565/files/{name}.pdf": "%PDF-1.4\n" for name in of_kind["file"]}
        files |= {f"{name}.md": f"# หน้า {name}\n" for name in of_kind["page"]}
        lists = {"measure": "2565/measures.yml", "service": "e-services.yml", "news": "2565/news.yml"}
        for kind, file in lists.items():
            day = ", published_on: 2022-01-05" if kind == "news" else ""
            if of_kind[kind]:
                files[file] = "".join(f"- {{id: {name}, title_th: เรื่อง {name}{day}}}\n" for name in of_kind[kind])
        return files

    def write(self) -> None:
        for path in sorted(self.root.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        redirects = "".join(f'- {{from: "{old}", to: "{new}", since_on: 2026-11-01}}\n' for old, new in self.redirects.items())
        lists = {"published.yml": self.record, "redirects.yml": redirects}
        write_files(self.root, {**self.files(), **{name: text for name, text in lists.items() if text}})

    def built(self, plan: Plan, site: Path) -> Path:
        """The site as MkDocs and we write it: first what people wrote, then what is made of data."""
        for kind, name in self.things:
            if kind in ("page", "file"):
                write_files(site, {f"{name}/index.html" if kind == "page" else address_of((kind, name)): "written by hand"})
        write_site(plan, Plain(make_site(plan.portal)), Shell(lambda _, slots: slots["content"], SLOTS), site)
        return site


def opened(site: Path, address: str) -> str | None:
    """What a static host answers; None where there is nothing."""
    path = site / address
    if path.is_dir():
        path = path / "index.html"
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else None


def end(site: Path, address: str) -> str | None:
    """What a browser shows in the end: what is there, or what a page that leads on leads to, however often."""
    for _ in range(5):
        shown = opened(site, address)
        leads_on = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', shown or "")
        if shown is None or not leads_on:
            return shown
        to = urljoin(f"https://own.example/{address.rstrip('/')}/", leads_on[1]).partition("#")[0]
        if not to.startswith("https://own.example/"):
            return "elsewhere"
        address = unquote(to.removeprefix("https://own.example/"))
    return None


def is_unsound(content: Content, old: str, alone: Path) -> bool:
    """Whether a redirect takes the place of something that opens, or leads to nothing."""
    if opened(alone, old) is not None:
        return True
    to, seen = content.redirects[old], {old}
    while to in content.redirects and to not in seen and opened(alone, to) is None:
        seen.add(to)
        to = content.redirects[to]
    return not to.startswith("https://") and opened(alone, to.partition("#")[0]) is None


_ACTIONS = st.one_of(
    st.tuples(st.sampled_from(["remove", "rename", "move", "publish"]), st.sampled_from(THINGS), st.sampled_from(THINGS)),
    st.tuples(st.just("redirect"), st.sampled_from(THINGS), st.sampled_from(THINGS) | st.sampled_from(ENDS)),
)


@settings(max_examples=30, deadline=None)
@given(actions=st.lists(_ACTIONS, max_size=8))
def test_every_recorded_address_opens_or_is_told(actions: list[tuple[str, Thing, Thing | str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Content(Path(folder, "content"))
        content.root.mkdir()
        content.publish()
        for action, *what in actions:
            getattr(content, action)(*what)
        listed = {one.strip('"') for one in re.findall(r"^  - \{address: (\S*),", content.record, re.MULTILINE)}
        assert {"", "2565/measures/one/", "2565/news/news.csv", "2565/files/one.pdf", "one/"} <= listed
        # What opens by itself is looked up in a site that knows neither records nor redirects.
        without = Content(content.root, content.things)
        without.write()
        plan = read_portal(content.root).plan
        assert plan
        alone = without.built(plan, Path(folder, "alone"))
        vanished = {one for one in listed if opened(alone, one) is None and one not in content.redirects}
        unsound = {one for one in content.redirects if is_unsound(content, one, alone)}
        content.write()
        reading = read_portal(content.root)
        told = [re.search(r"- \{from: (\S+), to: \S+, since_on: ", one.cure) for one in reading.problems if one.code == "address-vanished"]
        assert {one[1] for one in told if one} == vanished
        assert len(told) == len(vanished)
        assert any(one.code.startswith("redirect-") for one in reading.problems) is bool(unsound)
        assert (reading.plan is None) is bool(vanished or unsound)
        if reading.plan is None:  # the cures are followed
            content.redirects = {old: to for old, to in content.redirects.items() if old not in unsound}
            content.redirects |= {one: "contact/" for one in listed if opened(alone, one) is None and one not in content.redirects}
            content.write()
            reading = read_portal(content.root)
        assert reading.plan
        site = content.built(reading.plan, Path(folder, "site"))
        assert [one for one in listed if end(site, one) is None] == []
