"""The sitemap: every address with the day its data last changed, where the data name one.

Source: sitemaps.org/protocol.html; a file holds at most 50,000 addresses.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

MAX_ADDRESSES = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def write_sitemap(entries: Iterable[tuple[str, date | None]], site_url: str, folder: Path) -> None:
    """Write `sitemap.xml` (and `.gz`) for addresses below `site_url`; an index of several where there are too many.

    Without a `site_url` there is none, since a sitemap holds full addresses only.
    """
    for old in (folder / "sitemap.xml", folder / "sitemap.xml.gz"):
        old.unlink(missing_ok=True)
    if not site_url:
        return
    urls = [_url(f"{site_url}{address}", changed_on) for address, changed_on in entries]
    parts = [urls[start : start + MAX_ADDRESSES] for start in range(0, len(urls), MAX_ADDRESSES)] or [[]]
    if len(parts) == 1:
        _write(folder / "sitemap.xml", f"{_HEAD}<urlset {_SPACE}>\n{''.join(parts[0])}</urlset>\n")
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        _write(folder / name, f"{_HEAD}<urlset {_SPACE}>\n{''.join(part)}</urlset>\n")
    listed = "".join(f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>\n" for name in names)
    _write(folder / "sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{listed}</sitemapindex>\n")


def _url(address: str, changed_on: date | None) -> str:
    changed = f"<lastmod>{changed_on.isoformat()}</lastmod>" if changed_on else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>\n"


def _write(path: Path, xml: str) -> None:
    data = xml.encode()
    path.write_bytes(data)
    # Neither the time nor the system inside, which `gzip.compress` names before Python 3.13: the same addresses give the same bytes.
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", fileobj=packed, mtime=0) as file:
        file.write(data)
    path.with_name(path.name + ".gz").write_bytes(packed.getvalue())
