"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re

HEAD = 4096

_BY_START = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"ID3", "mp3"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!/b", "program"),
    (b"#!/u", "program"),
    (b"L\0\0\0\x01\x14\x02\0", "program"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?(html|svg|head|body|script|table|meta)\b", re.IGNORECASE | re.DOTALL
)
_NAMES_TH = {
    "pdf": "ไฟล์ PDF",
    "zip": "ไฟล์ Office หรือ ZIP",
    "ole": "ไฟล์ Office แบบเก่า",
    "rtf": "ไฟล์ RTF",
    "html": "หน้าเว็บ HTML",
    "svg": "ภาพ SVG",
    "program": "โปรแกรม",
    "text": "ข้อความ",
    "rar": "ไฟล์ RAR",
    "7z": "ไฟล์ 7z",
    "mp3": "เสียง MP3",
    "mp4": "ไฟล์ MP4",
    "empty": "ไฟล์ว่าง",
}

PICTURES = frozenset({"png", "jpeg", "gif", "bmp", "tiff", "webp"})
OF_ENDING: dict[str, frozenset[str]] = {
    "pdf": frozenset({"pdf"}),
    **dict.fromkeys(("png", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "tif", "tiff", "webp"), PICTURES),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp", "odg", "zip"), frozenset({"zip"})),
    **dict.fromkeys(("doc", "xls", "ppt"), frozenset({"ole"})),
    "rtf": frozenset({"rtf"}),
    **dict.fromkeys(("csv", "tsv", "txt", "json", "geojson", "xml", "kml"), frozenset({"text", "utf-16", "svg"})),
    "svg": frozenset({"svg", "text"}),
    **dict.fromkeys(("mp4", "m4a", "m4v", "mov"), frozenset({"mp4"})),
    "mp3": frozenset({"mp3"}),
}
"""What a file may be by its ending. A picture of another kind is shown by every browser all the same."""

OPENED_ALL_THE_SAME: dict[str, frozenset[str]] = {
    "doc": frozenset({"zip", "rtf", "html"}),
    "xls": frozenset({"zip", "html", "text"}),
    "ppt": frozenset({"zip"}),
    "docx": frozenset({"ole", "rtf"}),
    "xlsx": frozenset({"ole"}),
    "pptx": frozenset({"ole"}),
}
"""What Office opens though the name says otherwise, with a question first."""

REFUSED = frozenset(
    {
        *("md", "markdown", "html", "htm", "xhtml", "shtml", "mht", "mhtml", "hta", "svgz", "swf", "php", "asp", "aspx", "jsp"),
        *("exe", "bat", "cmd", "com", "scr", "pif", "msi", "msix", "msp", "dll", "sys", "cpl", "drv", "reg", "jar", "apk", "app"),
        *("js", "jse", "mjs", "cjs", "vbs", "vbe", "wsf", "wsh", "ps1", "psm1", "sh", "bash", "py", "pyw", "pl", "rb"),
        *("dmg", "pkg", "deb", "rpm", "lnk", "url", "webloc", "desktop", "website", "scf", "inf", "gadget", "application"),
    }
)
"""Programs, links to programs, and pages that could run scripts on the site."""


def signature(head: bytes) -> str:
    """A word for what a file is that begins so (`HEAD` bytes); "data" where it is none that is known."""
    if not head:
        return "empty"
    for start, what in _BY_START:
        # A text may begin with two letters that begin other files too; it has no zero byte.
        if head.startswith(start) and (len(start) > 3 or what == "jpeg" or b"\0" in head):
            return what
    if b"%PDF-" in head[:1024]:
        return "pdf"  # readers look for it there
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return "mp4"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if head[0] == 0xFF and len(head) > 1 and head[1] & 0xE0 == 0xE0:
        return "mp3"
    if b"\0" in head:
        return "data"
    if markup := _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")[:1500]):
        return "svg" if markup[1].lower() == b"svg" else "html"
    return "text"


def name_th(what: str) -> str:
    """What a clerk calls it."""
    return "ภาพ " + what.upper() if what in PICTURES else _NAMES_TH.get(what, "ไฟล์ชนิดอื่น")
