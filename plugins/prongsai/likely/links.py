"""Links that fit their form and lead nowhere for those who read them: to a computer in the office, to the desk of an editor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from prongsai.likely.doubt import Doubt, Setting
from prongsai.problems.problem import Severity
from prongsai.thai.text import shortened

_ORDINARY = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#][^:,;]*)?")
"""Nearly all links; a second look is for the rest, and for the hosts below."""
_SCHEME_TWICE = re.compile(r"(?:https?:?/*)+(https?):?/+(?=[^/])", re.IGNORECASE)
_SECOND_LINK = re.compile(r"(?<=[^/=?&%])https?://|[,;]\s*(?:https?://|www\.)", re.IGNORECASE)
_IN_OFFICE = (".local", ".localhost", ".lan", ".internal", ".intranet", ".test", ".invalid")
_TUNNELS = (".ngrok.io", ".ngrok-free.app", ".ngrok.app", ".trycloudflare.com", ".loca.lt", ".serveo.net")
_OF_TESTS = frozenset({"test", "testing", "staging", "stage", "dev", "uat", "demo", "beta"})
_GOOGLE = r"(https?://docs\.google\.com"
_EDITED = (
    # Forms and documents open for everybody where the same address ends otherwise.
    (re.compile(_GOOGLE + r"/forms)(?:/u/[0-9]+)?(/d/[\w-]+)/(?:edit|prefill|viewanalytics)\b.*"), r"\1\2/viewform", True),
    (
        re.compile(r"(https?://docs\.google\.com/(?:document|spreadsheets|presentation))(?:/u/[0-9]+)?(/d/[\w-]+)/edit\b.*"),
        r"\1\2/view",
        False,
    ),
    (re.compile(r"(https?://www\.canva\.com/design/[\w-]+(?:/[\w-]+)?)/edit\b.*"), r"\1/view", False),
)
_AT_A_DESK = re.compile(
    r"https?://[^/]+/(?:wp-admin|wp-login\.php|administrator)\b|https?://forms\.(?:office|cloud\.microsoft)\.?\w*/Pages/Design|[?&]preview=true\b",
    re.IGNORECASE,
)
_HOSTS_WITH_EDITORS = re.compile("docs[.]google[.]|canva[.]com|forms[.](?:office|cloud)|/wp-|/administrator|preview=")


def leads_somewhere(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """`unlikely-link` for what opens on no reader's device."""
    if "://" not in value:
        return  # an address within the site
    if _ORDINARY.fullmatch(value) and "//" not in value[8:] and not _is_of_few(value):
        return
    if doubt := _of_address(value) or _of_editor(value) or _of_host(value):
        found, cure, severity = doubt
        yield Doubt("unlikely-link", f"ลิงก์ “{shortened(str(typed() or value), 120)}” {found}", cure, severity)


def _is_of_few(value: str) -> bool:
    host = value.split("/", 3)[2]
    return (
        host.partition(".")[0] in _OF_TESTS
        or host.endswith(_IN_OFFICE)
        or host.endswith(_TUNNELS)
        or _HOSTS_WITH_EDITORS.search(value) is not None
    )


_Told = tuple[str, str, Severity] | None


def _of_address(value: str) -> _Told:
    if twice := _SCHEME_TWICE.match(value):
        return "มี https:// ซ้ำ", f"เปลี่ยนเป็น {twice[1].lower()}://{value[twice.end() :]}", Severity.ERROR
    if second := _SECOND_LINK.search(value, 8):
        return "มีสองลิงก์ในช่องเดียว", f"เปลี่ยนเป็น {value[: second.start()].rstrip(',; ')}", Severity.ERROR
    return None


def _of_editor(value: str) -> _Told:
    for pattern, opened, is_sure in _EDITED:
        if found := pattern.fullmatch(value):
            severity = Severity.ERROR if is_sure else Severity.WARNING
            return "เป็นหน้าแก้ไข ซึ่งประชาชนเปิดไม่ได้หรือแก้ไขได้", f"เปลี่ยนเป็น {found.expand(opened)}", severity
    if _AT_A_DESK.search(value):
        return "เป็นหน้าของผู้ดูแลระบบ", "เปิดหน้าที่ประชาชนเห็นโดยไม่ลงชื่อเข้าใช้ แล้วคัดลอกที่อยู่ของหน้านั้น", Severity.WARNING
    return None


def _of_host(value: str) -> _Told:
    host = (urlsplit(value).hostname or "").lower()
    right = re.sub(r"[.,]{2,}", ".", host.replace(",", ".")).strip(".")
    if right != host and "." in right:
        return "มีจุดหรือจุลภาคเกินในชื่อเว็บไซต์", f"เปลี่ยนเป็น {re.sub(re.escape(host), right, value, count=1, flags=re.IGNORECASE)}", Severity.ERROR
    try:
        number = ip_address(host)
    except ValueError:
        return _of_name(host)
    if number.is_private or number.is_loopback or number.is_link_local:
        return "เปิดได้เฉพาะในสำนักงาน ไม่ใช่บนอินเทอร์เน็ต", _PUBLIC, Severity.ERROR
    return "เป็นหมายเลขเครื่อง ไม่ใช่ชื่อเว็บไซต์", "ใช้ชื่อเว็บไซต์แทนหมายเลข เพราะหมายเลขเปลี่ยนได้", Severity.WARNING


_PUBLIC = "ใช้ที่อยู่ที่เปิดได้จากโทรศัพท์ซึ่งไม่ได้ต่อเครือข่ายของสำนักงาน"


def _of_name(host: str) -> _Told:
    if host == "localhost" or host.endswith(_IN_OFFICE):
        return "เปิดได้เฉพาะในเครื่องหรือในสำนักงาน", _PUBLIC, Severity.ERROR
    if "." not in host:
        return f"ชื่อเว็บไซต์ {shortened(host, 40)} ไม่มีจุด", "พิมพ์ชื่อเว็บไซต์ให้ครบ เช่น https://www.tambon-sample.example/", Severity.ERROR
    if host.endswith(_TUNNELS) or host.partition(".")[0] in _OF_TESTS:
        return "เป็นเว็บไซต์ทดสอบ", "ใช้ที่อยู่ของเว็บไซต์จริง", Severity.WARNING
    if re.fullmatch(r"[0-9]+", host.rpartition(".")[2]):
        return f"ชื่อเว็บไซต์ {shortened(host, 40)} ไม่ครบ", "พิมพ์ชื่อเว็บไซต์ให้ครบ เช่น https://www.tambon-sample.example/", Severity.ERROR
    return None
