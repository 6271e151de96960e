"""Files of odd names: found when a record names them, and open at every link, as a browser resolves it, in both frames."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from tests.awkward import ODD_NAMES
from tests.building import AGENCY, Files, build_site, make_project, settings
from tests.reading import parse

from prongsai.site.plain import build_plain
from prongsai.thai.names import as_typed

HOST = "https://transparency.example/"
PDF = b"%PDF-1.4\n"
FOLDER = "แฟ้ม #1  100%"
"""A folder of an odd name, in which all files lie."""
NAMES = [f"{FOLDER}/{name}" for name in ODD_NAMES]
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def as_yaml(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def content() -> Files:
    """A site in which files of every odd name stand wherever a record can name one, and where pages can link to one."""
    typed = [as_typed(name) for name in NAMES]
    evidence = [{"title_th": f"หลักฐาน {at}", "file": name} for at, name in enumerate(typed)]
    records: dict[str, Any] = {
        "channels.yml": [{"id": "a", "purpose": "question", "title_th": "ช่องทาง", "evidence": evidence}],
        "e-services.yml": [{"id": f"s{at}", "title_th": "บริการ", "manual_file": name} for at, name in enumerate(typed)],
        "service-manuals.yml": [{"id": f"m{at}", "title_th": "คู่มือ", "file": name} for at, name in enumerate(typed)],
        "structure.yml": {"chart": typed[0], "laws": [{"title_th": "กฎหมาย", "file": name} for name in typed]},
        "executives.yml": [{"id": "a", "position_th": "นายก", "side": "political", "rank": "head", "photo": "ภาพ #1.svg"}],
        "2567/measures.yml": [{"id": "a", "title_th": "มาตรการ", "evidence": evidence}],
        "2567/documents.yml": [
            {"id": f"d{at}", "title_th": "เอกสาร", "file": name, "covers": "2567", "fulfils": [{"item": "O10"}]}
            for at, name in enumerate(typed)
        ],
        "2567/news.yml": [{"id": "a", "title_th": "ข่าว", "published_on": "2024-01-05", "photo": "ภาพ #1.svg"}],
        "2567/no-gift.yml": {"declared_on": "2024-01-05", "file": typed[2]},
        "2567/oit.yml": [{"item": "O11", "evidence": evidence}],
        "redirects.yml": [
            {"from": f"old-{at}.pdf", "to": as_typed(f"2567/{name}"), "since_on": "2024-11-02"} for at, name in enumerate(NAMES)
        ],
    }
    files: dict[str, str | bytes] = {name: as_yaml(data) for name, data in records.items()}
    for name in NAMES:
        files |= {name: PDF, f"2567/{name}": PDF}
    files |= {"agency.yml": AGENCY + "emblem: ตรา 50%.svg\n", "ตรา 50%.svg": SVG, "ภาพ #1.svg": SVG, "2567/ภาพ #1.svg": SVG}
    files["ที่ตั้ง 100%/หน้า #1.md"] = "# ที่ตั้ง\n\n## เขต\n\n[เว็บไซต์](../about.md) [ข้าง](<หน้า สอง%3F.md>)\n"
    files["ที่ตั้ง 100%/หน้า สอง?.md"] = "# สอง\n\nข้อความยาวพอให้ค้นหาได้\n"
    files["about.md"] = "# เกี่ยวกับ\n\n" + "\n".join(f"- [ไฟล์]({markdown_link(f'2567/{name}')})" for name in NAMES)
    return files


def markdown_link(name: str) -> str:
    """A link as an editor of Markdown writes it."""
    return re.sub(r"[^\w/.-]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)


@pytest.fixture(scope="module", params=["material", "plain"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    mkdocs_yml = make_project(folder, content(), settings(site_url=HOST))
    if request.param == "material":
        return build_site(mkdocs_yml)
    built = build_plain(mkdocs_yml, lambda _: None, target=folder / "site")
    return built.folder


def opened(site: Path, link: str) -> Path | None:
    """The file that a host sends for a link; None where there is none."""
    parts = urlsplit(link)
    assert f"{parts.scheme}://{parts.netloc}/" == HOST
    path = site / unquote(parts.path).removeprefix("/")
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


def links(site: Path, page: Path) -> Iterator[str]:
    """Every link of a page within the site, whole, as a browser resolves it."""
    here = HOST + quote(page.relative_to(site).as_posix().removesuffix("index.html"))
    for element in parse(page.read_text("utf-8")).all():
        for key in ("href", "src", "data-address", "content"):
            link = element.attributes.get(key, "")
            if key == "data-address":
                link = f"https://{link}"
            if key == "content" and (element.name != "meta" or "url=" not in link):
                continue
            link = link.partition("url=")[2] if key == "content" else link
            whole = urljoin(here, link)
            if link and whole.startswith(HOST):
                yield whole


def test_every_link_of_every_page_opens(site: Path) -> None:
    dead = {
        (str(page.relative_to(site)), link) for page in site.rglob("*.html") for link in links(site, page) if opened(site, link) is None
    }
    assert dead == set()


def test_every_file_is_reached_from_every_place_that_names_it(site: Path) -> None:
    wanted = {site / name for name in NAMES}, {site / "2567" / name for name in NAMES}
    places = {
        "channels/": wanted[0],
        "structure/": wanted[0],
        "2567/measures/a/": wanted[1],
        "2567/documents/": wanted[1],
        "2567/oit/o10/": wanted[1],
        "2567/oit/o11/": wanted[1],
        "2567/oit/evidence-pack/": wanted[1],
        "about/": wanted[1],
    }
    for place, files in places.items():
        found = {opened(site, link) for link in links(site, site / place / "index.html")}
        assert files - found == set(), place
    for at, name in enumerate(NAMES):
        for page, folder in ((f"e-services/s{at}/", site), (f"service-manuals/m{at}/", site), (f"old-{at}.pdf/", site / "2567")):
            assert folder / name in {opened(site, link) for link in links(site, site / page / "index.html")}, page


def test_printed_addresses_open_as_they_are_typed(site: Path) -> None:
    page = site / "2567/oit/o10/index.html"
    printed = [one.attributes["data-address"] for one in parse(page.read_text("utf-8")).all() if "data-address" in one.attributes]
    assert any("รายงาน.pdf" in one for one in printed), "Thai letters are letters"
    assert {opened(site, f"https://{one}") for one in printed} >= {site / "2567" / name for name in NAMES}


def test_the_sitemap_leads_to_every_page(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    found = {opened(site, one.replace("&amp;", "&")) for one in re.findall("<loc>([^<]*)</loc>", sitemap)}
    assert None not in found
    assert {site / "ที่ตั้ง 100%/หน้า #1/index.html", site / "ที่ตั้ง 100%/หน้า สอง?/index.html"} <= found


def test_the_search_leads_to_every_page(site: Path) -> None:
    data = "".join(path.read_text("utf-8") for path in (site / "search/data").rglob("*.js"))
    addresses = set(re.findall(r'"([^"\\ ]*%[0-9A-F]{2}[^"\\ ]*/)"', data))
    assert {opened(site, HOST + one) for one in addresses} >= {
        site / "ที่ตั้ง 100%/หน้า #1/index.html",
        site / "ที่ตั้ง 100%/หน้า สอง?/index.html",
    }
    assert [one for one in addresses if opened(site, HOST + one) is None] == []


def test_the_answer_sheet_leads_to_pages(site: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((site / "2567/oit/answer-sheet.csv").read_text("utf-8-sig"))))
    assert len(rows) == 35
    assert None not in {opened(site, row["URL"]) for row in rows}
