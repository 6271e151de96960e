"""What `make properdocs` calls a difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.properdocs import differences, main


def page(program: str, text: str = "ถนน") -> bytes:
    return f'<meta name="generator" content="Prongsai, {program}">\n<article id="pr-content">{text}</article>'.encode()


BY_MKDOCS = {"index.html": page("mkdocs-1.6.1"), "sitemap.xml": b"<urlset>"}
BY_PROPERDOCS = {"index.html": page("mkdocs-ProperDocs 1.6.7"), "sitemap.xml": b"<urlset>"}


def test_sites_that_differ_in_the_name_of_the_program_are_the_same() -> None:
    assert list(differences(BY_MKDOCS, BY_PROPERDOCS)) == []


@pytest.mark.parametrize(
    ("site", "other", "told"),
    [
        ({**BY_MKDOCS, "a/index.html": b""}, BY_PROPERDOCS, "a/index.html: by MkDocs only"),
        (BY_MKDOCS, {**BY_PROPERDOCS, "a/index.html": b""}, "a/index.html: by ProperDocs only"),
        (BY_MKDOCS, {**BY_PROPERDOCS, "sitemap.xml": b""}, "sitemap.xml: differs"),
        (BY_MKDOCS, {**BY_PROPERDOCS, "index.html": page("mkdocs-ProperDocs 1.6.7", "ทาง")}, "index.html: differs"),
        (BY_MKDOCS, BY_MKDOCS, "index.html: the other site's page is not by ProperDocs"),
        (BY_PROPERDOCS, BY_PROPERDOCS, "index.html: is by ProperDocs itself"),
        ({}, {}, "the site of MkDocs has no page of ours"),
    ],
)
def test_what_differs_is_told(site: dict[str, bytes], other: dict[str, bytes], told: str) -> None:
    assert list(differences(site, other)) == [told]


def test_difference_is_in_the_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, files in (("site", BY_MKDOCS), ("same", BY_PROPERDOCS), ("other", {**BY_PROPERDOCS, "sitemap.xml": b""})):
        (tmp_path / name).mkdir()
        for file, data in files.items():
            (tmp_path / name / file).write_bytes(data)
    assert main([str(tmp_path / "site"), str(tmp_path / "same")]) == 0
    assert main([str(tmp_path / "site"), str(tmp_path / "other")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "2 and 2 files, 1 pages, 0 differences",
        "sitemap.xml: differs",
        "2 and 2 files, 1 pages, 1 differences",
    ]
