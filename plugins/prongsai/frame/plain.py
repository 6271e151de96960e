"""Our own frame: `mkdocs.yml` → a whole site with neither MkDocs nor a theme of others."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from prongsai.address import NOT_FOUND, encoded, links_from
from prongsai.frame import look
from prongsai.frame.protocol import ByHand
from prongsai.pages.portal_pages import not_found
from prongsai.problems.problem import Problem, Refused, Severity, Tell
from prongsai.render import svg
from prongsai.render.hand import HandWrittenRules
from prongsai.render.hand_told import told
from prongsai.render.markdown import Drawn, draw, relative_link
from prongsai.render.markup import Hosts
from prongsai.render.renderer import Renderer
from prongsai.render.written import framed_by_hand, plan_of
from prongsai.settings.mkdocs_yml import MkDocsYml
from prongsai.settings.place import problem_at
from prongsai.source.files import is_content
from prongsai.source.markdown import HandWritten, is_markdown
from prongsai.source.static import ContentFile, address_of, files_on_disk
from prongsai.source.walk import Listing
from prongsai.writing import write_text


@dataclass(frozen=True, slots=True)
class _Page:
    """A Markdown page that is published."""

    file: ContentFile
    typed: str
    written: HandWritten

    @property
    def address(self) -> str:
        """Its address as a link has it."""
        return encoded(self.file.address)


class PlainFrame:
    """The frame of one site. What it cannot honour, and what is wrong with hand-written pages, goes to `tell`.

    With `drafts` those are pages too, for whoever writes them; no list and no search tells of them.
    """

    name = ""

    def __init__(self, settings: MkDocsYml, tell: Tell, *, drafts: bool = False) -> None:
        self._settings = settings
        self._content = settings.site.content
        self._tell = tell
        self._drafts = drafts
        self._listing: Listing
        own = look.own_folder(settings.theme.custom_dir)
        self._folders = [*([own] if own else []), look.theme_overrides()]
        tell(_not_honoured(settings, own) if own else ())
        loader = PackageLoader("prongsai.frame", "templates")
        environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        self._template = environment.get_template("page.html")
        self._palette_script = Markup(_as_sent(loader.get_source(environment, "palette.js")[0]))  # noqa: S704  # our own

    # What there is

    def files(self, listing: Listing) -> Iterator[tuple[str, str]]:
        """Every file and page beside the records. Raises `Refused` where a page cannot be read."""
        self._listing = listing
        for file in self._published.values():
            yield str(file.name), _place(file)
        self._pages  # noqa: B018  # all that is wrong with them is told before anything is written

    @cached_property
    def _on_disk(self) -> list[ContentFile]:
        hides = self._settings.unpublished
        return list(files_on_disk(self._listing, _hidden_by(hides) if hides else None))

    @cached_property
    def _published(self) -> dict[str, ContentFile]:
        """By their addresses; of two at one address the later wins, as in MkDocs."""
        found: dict[str, ContentFile] = {}
        for file in self._on_disk:
            if is_markdown(file.name) and not self._drafts and HandWritten.read(file.path).is_draft:
                continue
            if (hidden := found.pop(file.address, None)) is not None:
                self._tell([self._same_address(hidden, file)])
            found[file.address] = file
        return found

    @cached_property
    def _pages(self) -> list[_Page]:
        pages, problems = [], []
        for file in self._published.values():
            if not is_markdown(file.name):
                continue
            try:
                typed = file.path.read_text("utf-8-sig")
            except (UnicodeDecodeError, OSError) as error:
                problems.append(self._unreadable(file, error))
                continue
            pages.append(_Page(file, typed, HandWritten.parse(typed)))
        self._tell(problems)
        if problems:
            raise Refused
        return pages

    # Pages

    def render(self, address: str, slots: Mapping[str, str]) -> str:
        """The whole HTML of the page at `address`."""
        link = self._link_from(address)
        settings = self._settings
        return self._template.render(
            slots={name: Markup(html) for name, html in slots.items()},  # noqa: S704  # slots are finished HTML
            theme=settings.theme,
            link=link,
            version=self._version,
            styles=look.STYLES,
            scripts=look.SCRIPTS,
            extra_css=settings.extra_css,
            extra_javascript=settings.extra_javascript,
            palette_script=self._palette_script,
        )

    def _link_from(self, here: str) -> Any:
        """How the page at `here` links to what the settings name: a full address as it is, a file by its place in the site."""
        root = (urlsplit(self._settings.site.url).path or "/").__add__ if here == NOT_FOUND else links_from(here)

        def link(there: str) -> str:
            parts = urlsplit(there)
            is_full = parts.scheme or parts.netloc or there.startswith(("/", "#"))
            return there if is_full else root(there and posixpath.normpath(there))

        return link

    def _version(self, name: str) -> str:
        return look.asset_version(tuple(map(str, self._folders)), name)

    def write_others(self, renderer: Renderer, folder: Path) -> Sequence[ByHand]:
        """Write the look, the files, the pages that people wrote, and `404.html`."""
        places = {_place(file): file.path for file in self._published.values() if not is_markdown(file.name)}
        for name, path in {**self._assets, **places}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if name in places and name.lower().endswith(".svg"):
                (folder / name).write_bytes(self._cleaned_svg(path, name))
            else:
                shutil.copyfile(path, folder / name)
        write_text(folder, NOT_FOUND, self.render(NOT_FOUND, renderer.slots(not_found(renderer.site.portal))))
        self._tell(self._of_nav())
        written = [(page, self._write_by_hand(page, renderer, folder)) for page in self._pages]
        return [by_hand for page, by_hand in written if not page.written.is_draft]

    def _cleaned_svg(self, path: Path, name: str) -> bytes:
        data = path.read_bytes()
        picture = svg.cleaned(data)
        if problem := svg.told(picture, data, f"{self._content.name}/{name}"):
            self._tell([problem])
        return picture.data

    @cached_property
    def _assets(self) -> dict[str, Path]:
        return look.assets(self._folders)

    def _write_by_hand(self, page: _Page, renderer: Renderer, folder: Path) -> ByHand:
        rules = HandWrittenRules(Hosts(self._settings.site.hosts))
        drawn = draw(page.written.text, self._settings.markdown, lambda name: self._link_between(page, name), rules)
        self._tell(told(rules.taken_out, page.typed, self._shown(page.file)))
        meta = page.written.meta
        self._tell(self._of_page(page))
        plan = plan_of(page.address, self._title(page, drawn) or self._settings.site.name_th, meta, renderer.site)
        slots = framed_by_hand(plan, drawn.content, drawn.toc, renderer)
        write_text(folder, page.file.address, self.render(plan.address, slots))
        search = meta.get("search")
        is_found = not (isinstance(search, dict) and search.get("exclude"))
        return ByHand(plan, drawn.content, is_found, str(page.file.name), rules.typed_links())

    def _title(self, page: _Page, drawn: Drawn) -> Any:
        """As in MkDocs: what `nav` says, what stands above the text, the first heading, the file's name."""
        named = next((one.title for one in self._settings.nav if one.title and _normal(one.name) == str(page.file.name)), None)
        if named or "title" in page.written.meta:
            return named or page.written.meta["title"]
        name = "index" if page.file.name.stem == "README" else page.file.name.stem
        words = name.replace("-", " ").replace("_", " ")
        return drawn.title or (words.capitalize() if words.lower() == words else words)

    def _link_between(self, page: _Page, typed: str) -> str | None:
        """The link from `page` to the file that it calls `typed`; None where there is none."""
        name = _normal(posixpath.join(page.file.name.parent.as_posix(), typed).lstrip("/"))
        address = self._addresses.get(name)
        if address is None and name in self._assets:
            address = name
        if address is None and not name.startswith("../") and (self._content / name).is_file() and not is_content(PurePosixPath(name)):
            address = address_of(PurePosixPath(name))  # a draft, or what stays out of the site: it may come
        return None if address is None else relative_link(encoded(address), page.address)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {str(file.name): file.address for file in self._published.values()}

    # What is told

    def _shown(self, file: ContentFile) -> str:
        return f"{self._content.name}/{file.name}"

    def _same_address(self, hidden: ContentFile, file: ContentFile) -> Problem:
        found = f"ไฟล์นี้จะอยู่ที่ /{file.address} เช่นเดียวกับ {self._shown(file)} หน้านี้จึงไม่อยู่ในเว็บไซต์"
        return Problem(self._shown(hidden), 1, 1, "same-address", found, "รวมเป็นไฟล์เดียว หรือเปลี่ยนชื่อไฟล์ใดไฟล์หนึ่ง", Severity.WARNING)

    def _unreadable(self, file: ContentFile, error: Exception) -> Problem:
        if isinstance(error, OSError):
            return Problem(self._shown(file), 1, 1, "unreadable-file", "เปิดไฟล์นี้ไม่ได้", "ตรวจว่ายังมีไฟล์นี้และมีสิทธิ์อ่าน")
        return Problem(self._shown(file), 1, 1, "not-utf8", "ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8", "เปิดไฟล์แล้วบันทึกใหม่โดยเลือก UTF-8")

    def _of_page(self, page: _Page) -> Iterator[Problem]:
        if template := page.written.meta.get("template"):
            found = f"แม่แบบ {template} ที่หน้านี้ขอใช้เป็นของ theme ใช้กับ --frame plain ไม่ได้"
            yield Problem(self._shown(page.file), 1, 1, "not-honoured", found, "ลบบรรทัด template ออกจากส่วนบนของไฟล์", Severity.WARNING)

    def _of_nav(self) -> Iterator[Problem]:
        for entry in self._settings.nav:
            if not (self._content / entry.name).is_file():
                found = f"nav อ้างถึง {entry.name} ซึ่งไม่มีในโฟลเดอร์ {self._content.name}"
                cure = "แก้ชื่อไฟล์ หรือลบบรรทัดนี้"
                yield problem_at(self._settings.file, entry.path, "broken-link", found, cure, severity=Severity.WARNING)


def _not_honoured(settings: MkDocsYml, own: Path) -> Iterator[Problem]:
    """The agency's own templates that are parts of Material's page."""
    for name in look.templates(own):
        found = f"แม่แบบ {name} ใน {own.name} เป็นส่วนของ Material ใช้กับ --frame plain ไม่ได้ จึงใช้ของโปร่งใสแทน"
        cure = f"ย้ายสิ่งที่เปลี่ยนไปไว้ในแม่แบบของโปร่งใสที่ {own.name}/prongsai/ หรือใน CSS ของหน่วยงาน หรือสร้างด้วย --frame material"
        yield problem_at(settings.file, ("theme", "custom_dir"), "not-honoured", found, cure, severity=Severity.WARNING)


def _hidden_by(patterns: Sequence[str]) -> Any:
    """Whether a name is hidden by patterns as in `.gitignore`, which come after those that hold for every site."""
    from pathspec.gitignore import GitIgnoreSpec  # only sites that hide something need it

    spec = GitIgnoreSpec.from_lines([".*", "/templates/", *patterns])
    return lambda name: spec.match_file(str(name))


def _place(file: ContentFile) -> str:
    """Where it is written below the site's folder."""
    return f"{file.address}index.html" if file.is_page else file.address


def _normal(name: str) -> str:
    return posixpath.normpath(name)


def _as_sent(script: str) -> str:
    """A script without its comments and indentation, since it is sent with every page."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
