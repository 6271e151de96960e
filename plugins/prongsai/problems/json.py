"""Problems for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from prongsai.problems.problem import Problem


def report(problems: Iterable[Problem]) -> str:
    """All problems as a JSON array, keys as the attributes of `Problem`; `message` is `found`, which stays for a version."""
    return json.dumps([{**asdict(one), "message": one.found} for one in problems], ensure_ascii=False, indent=2)
