"""The day of today, for whoever starts the flow: it is handed on, and nothing else reads a clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

Clock = Callable[[], date]

_BANGKOK = timezone(timedelta(hours=7))
_TODAY = "PRONGSAI_TODAY"


def today_in_thailand() -> date:
    """The day it is in Thailand, wherever the site is built.

    A build that is to be repeated gives the day in PRONGSAI_TODAY (`2026-11-28`). SOURCE_DATE_EPOCH will not do: it is about the
    times of files, and often the day of a commit, before which nobody could tell of anything.
    """
    given = os.environ.get(_TODAY)
    return date.fromisoformat(given) if given else datetime.now(_BANGKOK).date()
