"""The codes of all problems: each is for ever and is a section of `docs/problems.md`."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

ContentCode: TypeAlias = Literal[
    # reading a file
    "no-content",
    "unreadable-file",
    "unreadable-name",
    "folder-too-deep",
    "file-too-large",
    "symlink-outside",
    "not-utf8",
    "empty-file",
    "too-many-problems",
    # its place
    "unknown-file",
    "missing-agency",
    "reserved-id",
    # its YAML
    "yaml-tab",
    "yaml-indent",
    "yaml-missing-colon",
    "yaml-colon",
    "yaml-quote",
    "yaml-backslash",
    "yaml-special-character",
    "yaml-bracket",
    "yaml-control-character",
    "yaml-documents",
    "yaml-too-deep",
    "yaml-syntax",
    "hash-cuts-text",
    "duplicate-key",
    "csv-table",
    "unit-not-baht",
    "doubtful-price",
    "month-unlike-contracts",
    # its keys and values
    "missing-key",
    "missing-value",
    "unknown-key",
    "wrong-type",
    "unknown-choice",
    "unreadable-number",
    "number-out-of-range",
    "score-out-of-range",
    "word-too-short",
    "unsafe-id",
    "unsafe-url",
    "unsafe-file",
    "unreadable-email",
    "unreadable-telephone",
    "unlikely-telephone",
    "unreadable-colour",
    "unreadable-oit-code",
    "unreadable-project-number",
    # its years and dates
    "fiscal-year-in-ce",
    "unreadable-year",
    "date-year-in-ce",
    "date-year-in-be",
    "unreadable-date",
    "unlikely-date",
    "impossible-date",
    "end-before-start",
    "schedule-outside-year",
    "date-outside-year",
    # what it refers to
    "duplicate-id",
    "duplicate-entry",
    "unknown-unit",
    "unknown-channel",
    "unknown-e-service",
    "unknown-question",
    "unknown-issue",
    "unknown-document",
    "unknown-oit-item",
    "unknown-oit-topic",
    "unknown-oit-element",
    "unknown-oit-section",
    "unknown-division",
    "division-in-circle",
    "unknown-indicator",
    "indicator-of-other-tool",
    "indicator-name-differs",
    "missing-file",
    "evidence-too-large",
    "not-a-pdf",
    "file-unlike-name",
    "evidence-type",
    "file-not-published",
    "nothing-to-open",
    "checksum-differs",
    "anchor-claimed-twice",
    "missing-reason",
    "removed-contradicted",
    # its addresses and closed years
    "address-vanished",
    "redirect-from-living-page",
    "redirect-to-nowhere",
    "redirect-in-circle",
    "year-is-closed",
    "year-copied",
    # what it says
    "level-unlike-total",
    "quantity-without-number",
    "statistic-without-number",
    "statistic-does-not-add-up",
    "none-contradicted",
    "blank-value",
    "table-differs",
    "duplicate-word",
    "example-record",
    "html-in-text",
    "markdown-in-text",
    "placeholder-text",
    "garbled-text",
    # what is told of nobody
    "personal-id",
    "personal-document",
    "personal-telephone",
    "personal-email",
    "complainant-named",
    "count-of-one",
    "allow-unused",
]
SiteCode: TypeAlias = Literal[
    "address-taken",
    "other-theme",
    "example-address",
    "missing-plugin",
    "builds-twice",
    "outdated-template",
    "directory-urls-off",
    "folders-overlap",
    "not-honoured",
    "broken-link",
    "same-address",
    "unsafe-html",
    "unsafe-svg",
]
"""What is wrong beside the records: in `mkdocs.yml`, and in pages written by hand."""

Code: TypeAlias = ContentCode | SiteCode

STRICTER: frozenset[Code] = frozenset(
    {
        "unlikely-telephone",
        "unlikely-date",
        "personal-id",
        "duplicate-entry",
        "file-unlike-name",
        "evidence-type",
        "file-not-published",
    }
)
STRICTER: frozenset[Code] = frozenset({"unit-not-baht"})
"""Codes of rules that came after years were closed: in a closed year they are warnings. Every new code of content is one."""

CONTENT_CODES: tuple[ContentCode, ...] = get_args(ContentCode)
SITE_CODES: tuple[SiteCode, ...] = get_args(SiteCode)
CODES: tuple[Code, ...] = CONTENT_CODES + SITE_CODES
