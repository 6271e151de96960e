"""The names of the months, in full and short."""

from __future__ import annotations

import re

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip

MONTH_OF = {re.sub(r"[.\s]", "", name): i % 12 + 1 for i, name in enumerate(MONTHS + SHORT_MONTHS)}


def month_name(*months: int) -> str:
    """A pattern of the names of these months (1 to 12), in full or short, the longer before the shorter."""
    names = sorted((name for name, month in MONTH_OF.items() if month in months), key=len, reverse=True)
    return "(?:" + "|".join(r"\.?\s*".join(name) if len(name) < 5 else name for name in names) + ")"
