"""A whole site without MkDocs: `mkdocs.yml`, our own frame, and the flow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from prongsai.frame.plain import PlainFrame
from prongsai.problems.problem import Problem, Refused, Severity, Tell
from prongsai.settings import mkdocs_yml
from prongsai.settings.site import Stage
from prongsai.site.build import Built, build


def build_plain(
    file: Path,
    tell: Tell,
    *,
    target: Path | None = None,
    strict: bool = False,
    url: str | None = None,
    drafts: bool = False,
    stage: Stage = Stage.PUBLIC,
    today: date | None = None,
) -> Built:
    """Build the site of the settings in `file`, below `target` if that is given.

    All problems go to `tell`. Raises `Refused` when there are errors; when the build is `strict`, here or in `file`, warnings keep the
    new site from the place of the old one (`Built.is_in_place`). A preview has a `url` of its own, and shows `drafts`. `stage` is for
    a site that is no example by its settings. `today` is as in `read_portal`.
    """
    told: list[Problem] = []

    def tell_and_note(problems: Iterable[Problem]) -> None:
        new = list(problems)
        told.extend(new)
        tell(new)

    settings, problems = mkdocs_yml.read(file, target)
    tell_and_note(problems)
    if settings is None:
        raise Refused
    if settings.site.stage is not Stage.EXAMPLE:
        settings = replace(settings, site=replace(settings.site, stage=stage))
    if url is not None:
        settings = replace(settings, site=replace(settings.site, url=url))
    frame = PlainFrame(settings, tell_and_note, drafts=drafts)
    is_strict = strict or settings.is_strict

    def accept() -> bool:
        return not (is_strict and any(one.severity is not Severity.NOTICE for one in told))

    return build(settings.site, frame, tell_and_note, accept, today)
