"""The day of today, for whoever starts the flow: it is handed on, and nothing else reads a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

Clock = Callable[[], date]

_BANGKOK = timezone(timedelta(hours=7))


def today_in_thailand() -> date:
    """The day it is in Thailand, wherever the site is built."""
    return datetime.now(_BANGKOK).date()
