"""The day of today, for whoever starts the flow: it is handed on, and nothing else reads a clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

Clock = Callable[[], date]

_BANGKOK = timezone(timedelta(hours=7))
_EPOCH = "SOURCE_DATE_EPOCH"


def today_in_thailand() -> date:
    """The day it is in Thailand, wherever the site is built.

    A build that is to be repeated gives its moment in SOURCE_DATE_EPOCH, in seconds (reproducible-builds.org), as for MkDocs itself.
    """
    given = os.environ.get(_EPOCH, "")
    now = datetime.fromtimestamp(int(given), _BANGKOK) if given.isdecimal() else datetime.now(_BANGKOK)
    return now.date()
