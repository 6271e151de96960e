"""Evidence (หลักฐาน): a document or page that proves what a record says."""

from __future__ import annotations

from pydantic.dataclasses import dataclass

from prongsai.model.fields import RECORD, Day, FileName, Line, Text, Url


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document: on the web (`url`), in the year's folder (`file`), or known by its title only."""

    title_th: Line
    url: Url | None = None
    file: FileName | None = None
    page: Line | None = None
    published_on: Day | None = None
    note_th: Text | None = None
