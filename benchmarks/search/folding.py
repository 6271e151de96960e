"""What counts as the same text, for judging only: written apart from the product's normaliser, so that a fault of that one shows."""

from __future__ import annotations

import re
import unicodedata

LONG_NAMES = {
    "อบต": "องค์การบริหารส่วนตำบล",
    "อบจ": "องค์การบริหารส่วนจังหวัด",
    "ทต": "เทศบาลตำบล",
    "ทม": "เทศบาลเมือง",
    "ทน": "เทศบาลนคร",
}
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
TO_THAI = str.maketrans("0123456789", THAI_DIGITS)

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
# With its point anywhere; without it only by itself, since the letters stand in other words too.
_SHORT_NAME = re.compile("({0})\\.|(?<![ก-ฮะ-ฺเ-๎])({0})(?![ก-ฮะ-ฺเ-๎])".format("|".join(LONG_NAMES)))
_ZERO_FOR_O = re.compile("(?<![0-9a-z])0(?=[0-9][0-9](?![0-9a-z]))")


def fold(text: str) -> str:
    """`text` as it is compared: letters, marks and digits only, in one of the ways they can be typed."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    text = _SARA_AM.sub("\\1\u0e33", text).replace("เเ", "แ").translate(TO_ARABIC).lower()
    text = _SHORT_NAME.sub(lambda short: LONG_NAMES[short[1] or short[2]], text)
    text = _ZERO_FOR_O.sub("o", text)
    return "".join(character for character in text if unicodedata.category(character)[0] in "LMN")
