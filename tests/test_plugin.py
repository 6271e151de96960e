"""The plugin inside MkDocs: what is built, what is refused, and what a failed build leaves alone."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import jinja2
import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError
from mkdocs.plugins import BasePlugin
from tests.building import AGENCY, ENGINE, EXAMPLE, all_files, build_config, build_site, make_project, settings, write_files
from tests.reading import parse

from prongsai import cli, kinds
from prongsai.parallel import fork
from prongsai.site import switch
from prongsai.site import write as site_writer
from prongsai.site.read import read_portal

MEASURES = """\
- {id: light, title_th: ไฟถนน, updated_on: 2024-09-01, evidence: [{title_th: รายงาน, file: files/a.pdf}]}
- {id: road, title_th: ถนน}
"""
CHANNELS = "- {id: general, purpose: complaint, title_th: ศูนย์รับเรื่อง}\n"
CONTENT: dict[str, str | bytes] = {
    "kut-noi/agency.yml": AGENCY,
    "kut-noi/channels.yml": CHANNELS,
    "kut-noi/2567/measures.yml": MEASURES,
    "kut-noi/2567/files/a.pdf": b"%PDF-1.7\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project; its `mkdocs.yml`."""
    return make_project(tmp_path, CONTENT)


@pytest.fixture
def refused(project: Path, caplog: pytest.LogCaptureFixture) -> Any:
    """Builds and gives what is told, when the build has to be refused."""

    def build(**options: Any) -> str:
        caplog.clear()
        with pytest.raises(Abort):
            build_site(project, **options)
        return "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING)

    return build


def page(site: Path, address: str = "") -> str:
    return (site / address / "index.html").read_text("utf-8")


# What is built


def test_example_is_built_strictly_without_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    build_site(EXAMPLE, site_dir=str(tmp_path), strict=True)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_yaml_is_never_copied_to_the_site(tmp_path: Path) -> None:
    names = all_files(build_site(EXAMPLE, site_dir=str(tmp_path)))
    assert len(names) > 100
    assert [name for name in names if ".y" in Path(name).suffix.lower()] == []


def test_evidence_is_copied_as_it_is(project: Path) -> None:
    assert (build_site(project) / "kut-noi/2567/files/a.pdf").read_bytes() == b"%PDF-1.7\n"


BY_HAND = {"about.md": "# เกี่ยวกับเรา\n", "news/index.md": "# ข่าว\n", "news/plan.txt": "แผน"}


def publish(project: Path) -> None:
    """Build, and record what was built."""
    build_site(project)
    assert CliRunner().invoke(cli.main, ["publish-record", str(project.parent / "content")]).exit_code == 0


def test_every_address_of_the_record_opens_in_the_built_site(project: Path) -> None:
    write_files(project.parent / "content", {**BY_HAND, "kut-noi/2567/news.yml": "- {id: a, title_th: ข่าว, published_on: 2024-01-05}\n"})
    publish(project)
    site = project.parent / "site"
    records = read_portal(project.parent / "content").records.of(kinds.PUBLISHED)
    listed = [one for record in records for one in record.value.addresses]
    assert {"about/", "news/", "news/plan.txt", "kut-noi/2567/files/a.pdf", "kut-noi/2567/news/news.csv"} <= {one.address for one in listed}
    assert [one.address for one in listed if not (site / one.address / ("index.html" if one.is_page else "")).is_file()] == []


def test_page_written_by_hand_that_moved_is_refused_until_a_redirect_leads_on(project: Path, refused: Any) -> None:
    content = project.parent / "content"
    write_files(content, BY_HAND)
    publish(project)
    (content / "about.md").rename(content / "about-us.md")
    told = refused()
    assert "หน้า “เกี่ยวกับเรา” ที่เคยเผยแพร่จะหายไปจาก /about/ [address-vanished]" in told
    assert "- {from: about/, to: about-us/, since_on: วันที่ย้าย}" in told
    write_files(content, {"redirects.yml": "- {from: about/, to: about-us/, since_on: 2 พ.ย. 2567}\n"})
    site = build_site(project, strict=True)
    assert 'content="0; url=../about-us/"' in page(site, "about")
    assert "เกี่ยวกับเรา" in page(site, "about-us")


def test_page_written_by_hand_that_is_gone_is_refused_until_another_takes_its_place(project: Path, refused: Any) -> None:
    content = project.parent / "content"
    write_files(content, BY_HAND)
    publish(project)
    (content / "news/index.md").unlink()
    (content / "news/plan.txt").unlink()
    told = refused()
    assert "หายไปจาก /news/ [address-vanished]" in told
    assert "หายไปจาก /news/plan.txt [address-vanished]" in told
    write_files(content, {"news.md": "# ข่าว\n", "news/plan.txt": "แผนใหม่"})
    assert "ข่าว" in page(build_site(project), "news")


def test_draft_is_not_built_and_counts_as_gone(project: Path, refused: Any) -> None:
    content = project.parent / "content"
    write_files(content, {**BY_HAND, "new.md": "---\ndraft: true\n---\n# ร่าง\n"})
    publish(project)
    assert not (project.parent / "site/new").exists()
    assert "/new/" not in (project.parent / "site/sitemap.xml").read_text("utf-8")
    write_files(content, {"about.md": "---\ndraft: true\n---\n# เกี่ยวกับเรา\n"})
    assert "หายไปจาก /about/ [address-vanished]" in refused()


def test_same_content_gives_the_same_bytes_at_any_time(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = []
    for name, time in (("one", "1"), ("other", "1700000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
        sites.append(all_files(build_site(project, site_dir=str(tmp_path / name))))
    assert sites[0] == sites[1]


def test_same_content_gives_the_same_bytes_from_any_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_writer, "_ENOUGH_PAGES", 0)
    sites = []
    for number in (1, 3):
        monkeypatch.setattr(fork, "_processes", lambda number=number: number)
        sites.append(all_files(build_site(EXAMPLE, site_dir=str(tmp_path / str(number)))))
    assert sites[0] == sites[1]


def test_folder_of_the_finished_site_is_told_to_what_follows(project: Path) -> None:
    # `mkdocs gh-deploy` publishes config.site_dir.
    config = load_config(str(project))
    before = config.site_dir
    build_config(config)
    assert Path(config.site_dir) == Path(before)
    assert "kut-noi" in page(Path(config.site_dir))


def test_every_hand_written_page_is_in_the_sitemap(project: Path) -> None:
    project.write_text(settings(more="nav:\n  - about.md\nvalidation:\n  omitted_files: ignore"), "utf-8")
    write_files(project.parent / "content", {"about.md": "# เกี่ยวกับ", "kut-noi/history.md": "# ประวัติ"})
    sitemap = (build_site(project, strict=True) / "sitemap.xml").read_text("utf-8")
    assert "<loc>https://transparency.example/about/</loc>" in sitemap
    assert "<loc>https://transparency.example/kut-noi/history/</loc>" in sitemap


# Addresses that never die


def test_a_page_that_moved_leads_on_and_stands_in_no_list(project: Path) -> None:
    moved = "- {from: kut-noi/2567/measures/lamp/, to: kut-noi/2567/measures/light/, since_on: 2024-11-02}\n"
    moved += "- {from: kut-noi/2567/files/old.pdf, to: kut-noi/2567/files/a.pdf, since_on: 2024-11-02}\n"
    write_files(project.parent / "content", {"redirects.yml": moved})
    site = build_site(project, strict=True)
    assert 'url=../../../../kut-noi/2567/measures/light/"' in page(site, "kut-noi/2567/measures/lamp")
    assert 'href="../../../../kut-noi/2567/files/a.pdf"' in page(site, "kut-noi/2567/files/old.pdf")
    others = {name: data for name, data in all_files(site).items() if b"http-equiv" not in data}
    assert len(others) == len(all_files(site)) - 2
    assert [name for name, data in others.items() if b"measures/lamp" in data or b"old.pdf" in data] == []


def test_a_vanished_address_is_refused_in_thai_and_the_old_site_stays(project: Path, refused: Any) -> None:
    listed = 'addresses:\n  - {address: kut-noi/2567/measures/lamp/, title_th: "ไฟถนน", first_on: 2024-04-05}\n'
    site = build_site(project)
    before = all_files(site)
    write_files(project.parent / "content", {"published.yml": listed})
    told = refused()
    assert "content/published.yml:2:15: ข้อผิดพลาด: หน้า “ไฟถนน” ที่เคยเผยแพร่จะหายไปจาก /kut-noi/2567/measures/lamp/ [address-vanished]" in told
    assert all_files(site) == before


def test_a_redirect_never_takes_the_place_of_what_is_there(project: Path) -> None:
    write_files(project.parent / "content", {"redirects.yml": "- {from: 404.html, to: kut-noi/, since_on: 2024-11-02}\n"})
    assert "ไม่พบหน้าที่ต้องการ" in (build_site(project) / "404.html").read_text("utf-8")


# The address of the site


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://a.example/", "https://a.example/"),
        ("https://a.example", "https://a.example/"),
        ("https://name.example/site/", "https://name.example/site/"),
        ("https://name.example/site", "https://name.example/site/"),
    ],
)
def test_full_addresses_are_below_the_sites_address(project: Path, typed: str, url: str) -> None:
    project.write_text(settings(site_url=typed), "utf-8")
    site = build_site(project, strict=True)
    assert f'<link rel="canonical" href="{url}kut-noi/channels/">' in page(site, "kut-noi/channels")
    assert f"{url}kut-noi/channels/#general" in page(site, "kut-noi/channels")
    assert f"<loc>{url}kut-noi/</loc>" in (site / "sitemap.xml").read_text("utf-8")
    links = [one.attributes["href"] for one in parse((site / "404.html").read_text("utf-8")).find_all("a")]
    root = "/site/" if "site" in url else "/"
    assert [link for link in links if not link.startswith((root, "#"))] == []


def test_site_without_an_address_has_no_full_addresses(project: Path) -> None:
    project.write_text(settings(site_url=None), "utf-8")
    site = build_site(project, strict=True)
    assert not (site / "sitemap.xml").exists()
    assert not (site / "sitemap.xml.gz").exists()
    assert [path for path in site.rglob("*.html") if 'rel="canonical"' in path.read_text("utf-8")] == []
    assert "pr-qr" not in page(site, "kut-noi/channels")
    # The same pages lie in it, and lead to each other.
    assert 'href="../kut-noi/2567/measures/"' in page(site, "kut-noi")


# What an agency can change


def test_settings_of_the_theme_win_over_ours(project: Path) -> None:
    usual = page(build_site(project))
    assert '<html lang="th"' in usual
    assert "assets/prongsai/favicon.svg" in usual
    own = "  language: ms\n  favicon: own.png\n  palette: {scheme: slate}\n  font: {text: Sarabun, code: Sarabun}"
    project.write_text(settings(theme=own), "utf-8")
    changed = page(build_site(project))
    assert '<html lang="ms"' in changed
    assert 'href="own.png"' in changed
    assert 'data-md-color-scheme="slate"' in changed
    assert "Sarabun" in changed


def test_agencys_own_files_win_one_by_one(project: Path) -> None:
    own = {
        "partials/header.html": "<header>ส่วนหัวของเรา</header>",
        "assets/prongsai/prongsai.css": "/* สีของเรา */",
        "prongsai/contact.html": "<h1>{{ page.title_th }}</h1><p>แบบของเรา</p>",
        "prongsai/frame/footer.html": "<p>ท้ายหน้าของเรา</p>",
    }
    usual = build_site(project, site_dir=str(project.parent / "usual"))
    write_files(project.parent / "own", own)
    project.write_text(settings(theme="  custom_dir: own"), "utf-8")
    site = build_site(project)
    contact = page(site, "kut-noi/contact")
    assert "<header>ส่วนหัวของเรา</header>" in contact
    assert "<h1>ติดต่อ อบต.ทดสอบ</h1><p>แบบของเรา</p>" in contact
    assert "<p>ท้ายหน้าของเรา</p>" in contact
    assert (site / "assets/prongsai/prongsai.css").read_text("utf-8") == "/* สีของเรา */"
    # Everything else is ours as before, and no template lies in the site.
    article, usual_article = (parse(page(one)).find("article") for one in (site, usual))
    assert article
    assert usual_article
    assert article.words() == usual_article.words()
    assert all_files(site).keys() == all_files(usual).keys()


# What is refused


def test_addresses_without_folders_are_refused(project: Path, refused: Any) -> None:
    project.write_text(settings(more="use_directory_urls: false"), "utf-8")
    told = refused()
    assert "mkdocs.yml:11:1: ข้อผิดพลาด: ปิด use_directory_urls ไม่ได้" in told
    assert "[directory-urls-off]" in told
    assert "วิธีแก้: ลบบรรทัด use_directory_urls" in told


@pytest.mark.skipif(ENGINE == "properdocs", reason="it brings no other theme, and refuses by itself what is not there")
def test_other_theme_is_refused(project: Path, refused: Any) -> None:
    project.write_text(settings().replace("name: material", "name: readthedocs"), "utf-8")
    told = refused()
    assert "mkdocs.yml:5:3: ข้อผิดพลาด: theme เป็น readthedocs" in told
    assert "[other-theme]" in told
    assert "วิธีแก้: ในส่วน theme เขียน name: material" in told


def test_theme_without_settings_is_as_good(project: Path) -> None:
    project.write_text(settings().replace("theme:\n  name: material\n", "theme: material\n"), "utf-8")
    assert "kut-noi" in page(build_site(project, strict=True))


@pytest.mark.parametrize(
    ("name", "address", "title"),
    [
        ("index.md", "/", "ข้อมูลโปร่งใสขององค์กรปกครองส่วนท้องถิ่น"),
        ("README.md", "/", "ข้อมูลโปร่งใสขององค์กรปกครองส่วนท้องถิ่น"),
        ("kut-noi/contact.md", "/kut-noi/contact/", "ติดต่อ อบต.ทดสอบ"),
        ("kut-noi/contact/index.md", "/kut-noi/contact/", "ติดต่อ อบต.ทดสอบ"),
        ("kut-noi/2567/measures/light.md", "/kut-noi/2567/measures/light/", "ไฟถนน"),
        ("kut-noi/channels/index.html", "/kut-noi/channels/", "ร้องเรียน แจ้งเหตุ และติดต่อสอบถาม"),
        ("404.html", "/404.html", "ไม่พบหน้าที่ต้องการ"),
    ],
)
def test_file_at_the_address_of_a_page_of_ours_is_refused(project: Path, refused: Any, name: str, address: str, title: str) -> None:
    write_files(project.parent / "content", {name: "# ของฉัน"})
    told = refused()
    assert f"content/{name}:1:1: ข้อผิดพลาด: ไฟล์นี้จะอยู่ที่ {address} ซึ่งเป็นที่อยู่ของหน้า “{title}”" in told
    assert "[address-taken]" in told
    assert "วิธีแก้: เปลี่ยนชื่อไฟล์" in told


def test_all_such_files_are_told_at_once(project: Path, refused: Any) -> None:
    write_files(project.parent / "content", {"index.md": "# หนึ่ง", "kut-noi/contact.md": "# สอง", "about.md": "# สาม"})
    assert refused().count("[address-taken]") == 2


# What a failed build leaves alone


class Failing(BasePlugin):
    """Another plugin that fails after everything was written."""

    def on_post_build(self, **_: Any) -> None:
        raise BuildError("another plugin")


def break_content(folder: Path) -> None:
    write_files(folder, {"content/kut-noi/agency.yml": "kind: none\n"})


def break_template(folder: Path) -> None:
    write_files(folder, {"own/prongsai/measure.html": "{% if measure.id == 'road' %}{{ measure.none }}{% endif %}"})


def break_theme(folder: Path) -> None:
    write_files(folder, {"own/partials/header.html": "{% endif %}"})


def warn(folder: Path) -> None:
    write_files(folder, {"content/kut-noi/2567/measures.yml": MEASURES.replace("ถนน}", "<b>ถนน</b>}")})


def nothing(folder: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("spoil", "options", "error"),
    [
        (break_content, {}, Abort),
        (break_template, {}, jinja2.UndefinedError),
        (break_theme, {}, jinja2.TemplateSyntaxError),
        (warn, {"strict": True}, Abort),
        (nothing, {"witness": Failing()}, Abort),
    ],
)
def test_failed_build_leaves_the_site_as_it_was(
    tmp_path: Path, spoil: Any, options: dict[str, Any], error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    project = make_project(tmp_path, CONTENT, settings(theme="  custom_dir: own"))
    site = build_site(project)
    before, beside = all_files(site), sorted(path.name for path in tmp_path.iterdir())
    spoil(tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error):
        build_site(project, **options)
    assert all_files(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == beside


def test_warning_alone_does_not_stop_a_build_that_is_not_strict(project: Path) -> None:
    warn(project.parent)
    assert "&lt;b&gt;ถนน&lt;/b&gt;" in page(build_site(project), "kut-noi/2567/measures/road")


def test_finished_build_takes_the_place_of_the_old_site(project: Path) -> None:
    site = build_site(project)
    (site / "left.html").write_text("from a release long ago", "utf-8")
    write_files(project.parent, {"content/kut-noi/2567/measures.yml": MEASURES.splitlines()[0]})
    assert build_site(project) == site
    assert not (site / "left.html").exists()
    assert not (site / "kut-noi/2567/measures/road").exists()
    assert sorted(path.name for path in project.parent.iterdir()) == ["content", "mkdocs.yml", "site"]


def test_site_that_is_a_mount_is_updated_file_by_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(new: Path, target: Path) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", str(target))

    monkeypatch.setattr(switch, "put", busy)
    site = project.parent / "site"
    write_files(
        site, {"left.html": "old", "gone/index.html": "old", "kut-noi": "a file where a folder comes", "index.html/a": "the reverse"}
    )
    kept = site.stat().st_ino
    build_site(project)
    assert site.stat().st_ino == kept
    monkeypatch.undo()
    assert all_files(site) == all_files(build_site(project, site_dir=str(project.parent / "new")))
    assert not (site / "gone").exists()
    assert sorted(path.name for path in project.parent.iterdir()) == ["content", "mkdocs.yml", "new", "site"]


def test_site_that_is_a_link_stays_one(project: Path) -> None:
    served = project.parent / "served"
    served.mkdir()
    (project.parent / "site").symlink_to(served)
    build_site(project)
    assert (project.parent / "site").is_symlink()
    assert "kut-noi" in page(served)
    assert sorted(path.name for path in project.parent.iterdir()) == ["content", "mkdocs.yml", "served", "site"]


def test_site_in_a_folder_in_which_nothing_else_may_be_written_is_updated(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, temporary = project.parent / "site", project.parent / "temporary"
    write_files(site, {"old.html": "old"})
    temporary.mkdir()
    mkdir = Path.mkdir

    def forbidden(path: Path, *args: Any, **options: Any) -> None:
        if path.parent == site.parent and path != site:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        mkdir(path, *args, **options)

    monkeypatch.setattr(Path, "mkdir", forbidden)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    build_site(project)
    assert "kut-noi" in page(site)
    assert list(temporary.iterdir()) == [], "nothing is left behind"


def test_what_a_killed_build_left_is_removed_by_the_next_one(project: Path) -> None:
    # Whether a build still runs is asked of its process. It was asked of the day of its folder, which a renaming does not
    # change, so that the only good copy could go and a folder of yesterday's kill could stay.
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead = [project.parent / f".site.{what}" for what in (f"building-{ended.pid}-2", f"building-{ended.pid}-2-1", f"replaced-{ended.pid}")]
    living = project.parent / f".site.building-{os.getppid()}-4"
    for folder in (*dead, living):
        write_files(folder, {"index.html": "half"})
    write_files(project.parent / "site", {"index.html": "whole"})
    build_site(project)
    assert [folder for folder in dead if folder.exists()] == []
    assert living.exists()


def test_the_only_good_copy_is_put_back_before_anything_else(project: Path) -> None:
    # Older than half a day, as a site mostly is: the sweep took it for what a killed build had left.
    copy = project.parent / ".site.replaced-1"
    write_files(copy, {"index.html": "whole"})
    os.utime(copy, (0, 0))
    write_files(project.parent, {"content/kut-noi/2567/measures.yml": "- title_th: ไม่มีรหัส"})
    with pytest.raises(Abort):
        build_site(project)
    assert all_files(project.parent / "site") == {"index.html": b"whole"}
    assert not copy.exists()
