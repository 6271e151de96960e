"""`mkdocs.yml` as our own frame takes it: read without MkDocs, its problems told in Thai, and so is what cannot be honoured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import yaml

from prongsai.problems.codes import Code
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Problem, Severity
from prongsai.settings import theme
from prongsai.settings.extensions import Extensions, extensions_of
from prongsai.settings.loading import DOCS_DIR, NotFoundError, load
from prongsai.settings.place import SettingPath, problem_at
from prongsai.settings.site import OPTIONS, SiteSettings, Stage, as_host, find_problems, find_wrong_hosts, overlap, without_plugin
from prongsai.settings.theme import Theme
from prongsai.source.yaml.errors import explained
from prongsai.thai.digits import Numerals

NAMES = ("mkdocs.yml", "mkdocs.yaml")

_T = TypeVar("_T")

_HONOURED = {
    *("site_name", "site_url", "docs_dir", "site_dir", "theme", "plugins", "markdown_extensions", "extra_css", "extra_javascript"),
    *("exclude_docs", "draft_docs", "nav", "use_directory_urls", "strict"),
}
_WITHOUT_EFFECT = {
    *("site_description", "site_author", "copyright", "repo_url", "repo_name", "edit_uri", "edit_uri_template", "not_in_nav", "extra"),
    *("dev_addr", "remote_branch", "remote_name", "watch", "validation"),
}
"""What our pages leave out in Material's frame too, and what is about other commands."""
_OTHER = {"hooks": "สคริปต์ hooks", "extra_templates": "แม่แบบใน extra_templates"}
_EXTRA = {"analytics": "การเก็บสถิติผู้เข้าชม", "consent": "การขอความยินยอมใช้คุกกี้"}


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the agency's: `address` from the site's root or a full one, and how a browser loads it."""

    address: str
    type: str = ""
    is_deferred: bool = False
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A file that `nav` names, by its name below the content folder, with the title that it gives; where it stands in `mkdocs.yml`."""

    name: str
    title: str | None
    path: SettingPath


@dataclass(frozen=True, slots=True)
class MkDocsYml:
    """The settings of one site."""

    file: Path
    site: SiteSettings
    theme: Theme
    markdown: Extensions
    extra_css: tuple[str, ...] = ()
    extra_javascript: tuple[Script, ...] = ()
    unpublished: tuple[str, ...] = ()
    """Patterns, as in `.gitignore`, of what stays out of the site."""
    nav: tuple[NavEntry, ...] = ()
    is_strict: bool = False


def read(file: Path, target: Path | None = None) -> tuple[MkDocsYml | None, list[Problem]]:
    """The settings in `file` and all that is wrong with them, in file order; None where no site can be built by them.

    `target` is where the site goes, whatever the file says.
    """
    try:
        data = load(file)
    except NotFoundError as missing:
        found = f"ไม่พบไฟล์ {missing.name} ที่ INHERIT อ้างถึง"
        return None, [problem_at(file, ("INHERIT",), "missing-file", found, "แก้ชื่อไฟล์ หรือลบบรรทัด INHERIT")]
    except UnicodeDecodeError:
        return None, [Problem(file.name, 1, 1, "not-utf8", "ไฟล์นี้ไม่ได้บันทึกเป็น UTF-8", "เปิดไฟล์แล้วบันทึกใหม่โดยเลือก UTF-8")]
    except OSError:
        return None, [Problem(file.name, 1, 1, "unreadable-file", "เปิดไฟล์นี้ไม่ได้", "ตรวจว่ายังมีไฟล์นี้และมีสิทธิ์อ่าน")]
    except yaml.YAMLError as error:
        return None, [_of_yaml(file, error)]
    except ValueError:
        found, cure = "การตั้งค่าต้องเป็นรายการ ชื่อช่อง: ค่า และ INHERIT ต้องไม่วนกลับมาที่ไฟล์เดิม", "แก้ตามตัวอย่างใน mkdocs.yml ที่ prongsai new เขียนให้"
        return None, [Problem(file.name, 1, 1, "wrong-type", found, cure)]
    reading = _Reading(file, data)
    settings = reading.settings(target)
    problems = sorted(reading.problems)
    return (None if any(one.is_error for one in problems) else settings), problems


def _of_yaml(file: Path, error: yaml.YAMLError) -> Problem:
    text = file.read_text("utf-8-sig")
    one = explained(error, text)
    return Problem(file.name, one.line + 1, one.column + 1, one.code, one.found, one.cure, source_line=text.split("\n")[one.line])


class _Reading:
    """One file's data on the way to settings; what does not fit is told, and something harmless takes its place."""

    def __init__(self, file: Path, data: dict[str, Any]) -> None:
        self.file = file
        self.home = file.parent
        self.data = data
        self.problems: list[Problem] = []
        self.at_options: SettingPath = ("plugins",)

    def settings(self, target: Path | None) -> MkDocsYml:
        """All settings, and all problems."""
        self._tell_what_is_not_honoured()
        options = self._options()
        look = self._theme()
        content = self._folder("docs_dir", DOCS_DIR, must_exist=True)
        site_dir = target or self._folder("site_dir", "site")
        self.problems += overlap(self.file, content, site_dir)
        self.problems += find_problems(self.file, use_directory_urls=self._value("use_directory_urls", bool, True))
        site = SiteSettings(
            name_th=self._name(),
            url=self._url(),
            content=content,
            target=site_dir,
            numerals=self._numerals(options),
            has_search=self._value("search", bool, True, options, self.at_options),
            templates=(look.custom_dir / "prongsai",) if look.custom_dir else (),
            stage=Stage.EXAMPLE if self._value("example", bool, False, options, self.at_options) else Stage.PUBLIC,
            file=self.file,
            allow_hosts=self._hosts(options),
        )
        return MkDocsYml(
            file=self.file,
            site=site,
            theme=look,
            markdown=self._markdown(),
            extra_css=tuple(self._texts("extra_css")),
            extra_javascript=tuple(self._scripts()),
            unpublished=tuple(line for key in ("exclude_docs", "draft_docs") for line in self._value(key, str, "").splitlines()),
            nav=tuple(self._nav(self._value("nav", list, []), ("nav",))),
            is_strict=self._value("strict", bool, False),
        )

    # What is told

    def _error(self, path: SettingPath, code: Code, found: str, cure: str) -> None:
        self.problems.append(problem_at(self.file, path, code, found, cure))

    def _not_honoured(self, path: SettingPath, what: str, cure: str = "ลบออกจาก mkdocs.yml หรือสร้างด้วย --frame material") -> None:
        found = f"{what} ใช้กับ --frame plain ไม่ได้ จึงสร้างหน้าโดยไม่มีส่วนนี้"
        self.problems.append(problem_at(self.file, path, "not-honoured", found, cure, severity=Severity.WARNING))

    def _tell_what_is_not_honoured(self) -> None:
        for key, value in self.data.items():
            if key in _OTHER and value:
                self._not_honoured((key,), _OTHER[key])
            elif key not in _OTHER and key not in _HONOURED and key not in _WITHOUT_EFFECT:
                near = nearest(str(key), _HONOURED)
                self._not_honoured((key,), f"การตั้งค่า {key}", f"เปลี่ยนเป็น {near}" if near else "ลบบรรทัดนี้")
        extra = self.data.get("extra")
        for key, what in _EXTRA.items():
            if isinstance(extra, dict) and extra.get(key):
                self._not_honoured(("extra", key), f"{what} (extra.{key})")

    # Values of a kind

    def _value(self, key: str, kind: type[_T], otherwise: _T, data: dict[str, Any] | None = None, above: SettingPath = ()) -> _T:
        """The value of `key`, or `otherwise` where there is none, or one of another kind, which is told."""
        value = (self.data if data is None else data).get(key)
        if value is None:
            return otherwise
        if isinstance(value, kind):
            return value
        wanted = {bool: "true หรือ false", str: "ข้อความ", list: "รายการที่ขึ้นต้นด้วย -", dict: "ชื่อช่อง: ค่า"}[kind]
        self._error((*above, key), "wrong-type", f"ค่าของ {key} ต้องเป็น {wanted}", f"เขียนค่าของ {key} เป็น {wanted}")
        return otherwise

    def _texts(self, key: str) -> Iterator[str]:
        for at, one in enumerate(self._value(key, list, [])):
            if isinstance(one, str):
                yield one
            else:
                self._error((key, at), "wrong-type", f"รายการใน {key} ต้องเป็นชื่อไฟล์หรือที่อยู่", "เขียนเป็นข้อความหนึ่งบรรทัด")

    def _folder(self, key: str, otherwise: str, *, must_exist: bool = False) -> Path:
        folder = self.home / self._value(key, str, otherwise)
        if must_exist and not folder.is_dir():
            self._error((key,), "missing-file", f"ไม่พบโฟลเดอร์ {folder.name} ที่ {key} อ้างถึง", "แก้ชื่อโฟลเดอร์ หรือสร้างโฟลเดอร์นี้")
        return folder

    # The settings, one by one

    def _name(self) -> str:
        name = self.data.get("site_name")
        if name is None:
            self._error(("site_name",), "missing-key", "ไม่มีช่อง site_name", "เพิ่มบรรทัด site_name: ชื่อเว็บไซต์")
        return str(name or "")

    def _url(self) -> str:
        url = self._value("site_url", str, "").strip()
        parts = urlsplit(url)
        if url and not (parts.scheme in ("http", "https") and parts.netloc):
            cure = "เขียนที่อยู่เต็ม เช่น https://transparency.example/"
            self._error(("site_url",), "unsafe-url", f"site_url ไม่ใช่ที่อยู่เว็บไซต์: {url}", cure)
            return ""
        return f"{url.rstrip('/')}/" if url else ""

    def _options(self) -> dict[str, Any]:
        """The options of our plugin; all other plugins are named."""
        plugins, found, is_there = self.data.get("plugins"), {}, False
        if isinstance(plugins, dict):
            entries: list[tuple[SettingPath, Any]] = [(("plugins",), {name: options}) for name, options in plugins.items()]
        else:
            entries = [(("plugins", at), one) for at, one in enumerate(self._value("plugins", list, []))]
        for path, entry in entries:
            named = entry if isinstance(entry, dict) else {entry: None}
            for name, options in named.items():
                if name == "prongsai":
                    is_there = True
                    found, self.at_options = (options if isinstance(options, dict) else {}), (*path, name)
                else:
                    self._not_honoured((*path, name), f"ปลั๊กอิน {name}")
        if not is_there:
            names = [str(name) for _, entry in entries for name in (entry if isinstance(entry, dict) else [entry])]
            self.problems.append(without_plugin(self.file, misspelt=nearest("prongsai", names, 0.7)))
        for key in sorted(found.keys() - OPTIONS, key=str):
            near = nearest(str(key), OPTIONS)
            cure = f"เปลี่ยน {key} เป็น {near}" if near else "ลบบรรทัดนี้"
            unknown = f"prongsai ไม่มีตัวเลือก {key} บรรทัดนี้จึงไม่มีผล"
            self.problems.append(problem_at(self.file, (*self.at_options, key), "unknown-key", unknown, cure, severity=Severity.WARNING))
        return found

    def _numerals(self, options: dict[str, Any]) -> Numerals:
        value = options.get("numerals", Numerals.ARABIC)
        found = next((one for one in Numerals if one == value), None)
        if found is None:
            choices, place = " หรือ ".join(Numerals), (*self.at_options, "numerals")
            self._error(place, "unknown-choice", f"numerals ต้องเป็น {choices} แต่เขียนว่า {value}", f"เปลี่ยนเป็น {choices}")
        return found or Numerals.ARABIC

    def _hosts(self, options: dict[str, Any]) -> frozenset[str]:
        typed = self._value("allow_hosts", list, [], options, self.at_options)
        self.problems += find_wrong_hosts(self.file, typed, (*self.at_options, "allow_hosts"))
        return frozenset(host for one in typed if (host := as_host(one)))

    def _theme(self) -> Theme:
        value = self.data.get("theme")
        data = value if isinstance(value, dict) else {"name": value}
        if data.get("name") not in (None, "material"):
            self._not_honoured(("theme",), f"theme ชื่อ {data['name']}")
        for key in data.keys() - theme.HONOURED - theme.WITHOUT_EFFECT:
            if data[key]:
                self._not_honoured(("theme", key), f"การตั้งค่า theme.{key}")
        own = self._value("custom_dir", str, "", data, ("theme",))
        if own and not (self.home / own).is_dir():
            self._error(("theme", "custom_dir"), "missing-file", f"ไม่พบโฟลเดอร์ {own} ที่ custom_dir อ้างถึง", "แก้ชื่อโฟลเดอร์ หรือลบบรรทัดนี้")
        try:
            palette = theme.palette_of(data.get("palette") or theme.SETTINGS["palette"])
        except (TypeError, AttributeError):
            self._error(("theme", "palette"), "wrong-type", "ค่าของ palette ไม่ใช่ชุดสี", "ลบ palette เพื่อใช้สีของโปร่งใส")
            palette = ()
        return Theme(
            language=self._value("language", str, theme.SETTINGS["language"], data, ("theme",)),
            direction=self._value("direction", str, "ltr", data, ("theme",)),
            favicon=self._value("favicon", str, theme.SETTINGS["favicon"], data, ("theme",)),
            palette=palette,
            custom_dir=self.home / own if own else None,
        )

    def _markdown(self) -> Extensions:
        try:
            extensions, unusable = extensions_of(self.data.get("markdown_extensions"))
        except TypeError:
            cure = "เขียนบรรทัดละหนึ่งชื่อ ขึ้นต้นด้วย -"
            self._error(("markdown_extensions",), "wrong-type", "markdown_extensions ต้องเป็นรายชื่อส่วนขยาย", cure)
            return Extensions()
        for one in unusable:
            self._not_honoured(one.path, f"ส่วนขยาย Markdown {one.name} {one.why_th}")
        return extensions

    def _scripts(self) -> Iterator[Script]:
        for at, one in enumerate(self._value("extra_javascript", list, [])):
            if isinstance(one, str):
                yield Script(one, "module" if one.endswith(".mjs") else "")
            elif isinstance(one, dict) and isinstance(one.get("path"), str):
                yield Script(one["path"], str(one.get("type") or ""), bool(one.get("defer")), bool(one.get("async")))
            else:
                self._error(("extra_javascript", at), "wrong-type", "รายการนี้ไม่มีชื่อไฟล์ของสคริปต์", "เขียนชื่อไฟล์ หรือ path: ชื่อไฟล์")

    def _nav(self, entries: list[Any], path: SettingPath) -> Iterator[NavEntry]:
        """The files that `nav` names, however deep; sections and links to elsewhere have no part in our pages."""
        for at, entry in enumerate(entries):
            named = entry if isinstance(entry, dict) else {None: entry}
            for title, value in named.items():
                if isinstance(value, list):
                    yield from self._nav(value, (*path, at) if title is None else (*path, at, title))
                elif isinstance(value, str) and not urlsplit(value).scheme and not value.startswith("/"):
                    yield NavEntry(value, None if title is None else str(title), (*path, at))
