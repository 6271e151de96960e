"""Names with prices in one cell, as form สขร. 1 has them → each name whole, with the price that was typed for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prongsai.thai.text import compact, shortened

_D = "[0-9๐-๙]"
_LABEL = "(?:เสนอราคา|ราคาที่เสนอ|ราคาที่ตกลง(?:ซื้อหรือจ้าง|ซื้อ|จ้าง)?|ตกลงราคา|ราคา|เป็นเงิน|จำนวนเงิน|วงเงิน)"
_END = r"(?:\s*[.,]\s?[-=–])?(?:\s*บาท(?:ถ้วน)?)?(?:\s*\([^()0-9๐-๙]*\))?"
_PRICE = re.compile(rf"(?P<gap>^|(?:[\s/:=,(–-]|{_LABEL})+)(?P<price>(?:฿\s*)?{_D}[0-9๐-๙.,_]*{_END})\s*\)?\s*$")
_WITHOUT_PRICE = re.compile(r"(?P<name>.*?\S)\s*[/:=]\s*[-–]")
_NUMBERED = re.compile(rf"(?:\(?{_D}{{1,2}}[.)]\s*(?={'(?!' + _D + ')'}\S)|[-–•*]\s+)")
_NEXT_NUMBERED = re.compile(rf"\s+(?=\(?{_D}{{1,2}}[.)]\s*(?!{_D})\S)")
_AFTER_UNIT = r"(?:(?<=บาท)|(?<=ถ้วน)|(?<=\.-))"
_NEXT = re.compile(rf"(?:{_AFTER_UNIT}|(?<={_D}))\s*,\s*(?=[^\s0-9๐-๙,])|{_AFTER_UNIT}\s+(?![\s0-9๐-๙(,)]|ถ้วน|บาท(?:ถ้วน)?(?![ก-๙]))")
_GROUPED = re.compile(rf"(?<!{_D}){_D}{{1,3}}(?:,{_D}{{3}})+")
_INSIDE = re.compile(rf"{_GROUPED.pattern}|{_D}\s*(?:บาท|\.-)|[ก-๙]บาท(?:ถ้วน)?\)?$")
_ONLY_LABEL = re.compile(rf"\(?{_LABEL}\)?\s*:?")
_MOST_ON_A_LINE = 30
_LONGEST = 10_000
"""Excel holds no more than three times this in a cell; no list of offers is so long."""
_MOST_DIGITS = 12
"""A thousand thousand million baht is no price."""
_TAIL = 90
"""No price is longer, with all that stands around it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What of a cell may be a price or not: what was met and what to type, in Thai."""

    found: str
    cure: str


@dataclass(slots=True)
class Offers:
    """Names with their prices as typed, None where none was; and the doubts."""

    pairs: list[tuple[str, str | None]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def read_offers(text: str) -> Offers:
    """The offers of a cell: parted by lines, by `;`, by numbers, or by what follows a price."""
    offers = Offers()
    if len(text) > _LONGEST:
        offers.doubts.append(Doubt(f"ช่องผู้เสนอราคายาวเกินไป “{shortened(text)}”", _CURE))
        return offers
    lone: list[str] = []
    for piece in _pieces(text):
        name, price, doubt = _parted(piece)
        if doubt:
            offers.doubts.append(doubt)
        if not name and price:
            lone.append(price)
            continue
        _give(offers, lone)
        lone = []
        offers.pairs.append((name, price))
    _give(offers, lone)
    return offers


def surely_priced(text: str) -> tuple[str, str] | None:
    """Name and price of a cell that is meant for a name only, where its end is surely a price."""
    offers = read_offers(text)
    if len(offers.pairs) == 1 and not offers.doubts and offers.pairs[0][1] is not None:
        return offers.pairs[0][0], offers.pairs[0][1]
    return None


def _give(offers: Offers, lone: list[str]) -> None:
    """Prices on lines of their own belong to the names above them: one to the last, as many as there are names to each."""
    if not lone:
        return
    waiting = [index for index, (_, price) in enumerate(offers.pairs) if price is None]
    if len(lone) == 1 and waiting and waiting[-1] == len(offers.pairs) - 1:
        waiting = waiting[-1:]
    if len(waiting) == len(lone):
        for index, price in zip(waiting, lone, strict=True):
            offers.pairs[index] = (offers.pairs[index][0], price)
    else:
        offers.doubts.append(Doubt(f"ไม่รู้ว่าราคา “{shortened(lone[0])}” เป็นของผู้ใด", _CURE))


_CURE = "พิมพ์ชื่อ ตามด้วย / และราคา เช่น ร้านตัวอย่าง/10,000 บาท ถ้ามีหลายราย คั่นด้วย ;"


def _pieces(text: str) -> list[str]:
    pieces = []
    for line in re.split(r"[;\n]", text):
        numbered = _NEXT_NUMBERED.split(line) if re.match(rf"\s*\(?[1๑][.)]\s*(?!{_D})\S", line) else [line]
        for part in numbered:
            bare = _NUMBERED.sub("", part.strip(), count=1) if _NUMBERED.match(part.strip()) else part.strip()
            pieces.extend(_apart(bare))
    return [piece for piece in pieces if piece and piece not in ("-", "–") and not _ONLY_LABEL.fullmatch(piece)]


def _apart(line: str) -> list[str]:
    """Offers that follow one another on a line: what stands before each cut must end in a price."""
    cuts, start = [], 0
    for tries, cut in enumerate(_NEXT.finditer(line)):
        if tries == _MOST_ON_A_LINE:
            break
        _, price, _ = _parted(line[start : cut.start()].strip())
        if price is not None:
            cuts.append(line[start : cut.start()].strip())
            start = cut.end()
    return [*cuts, line[start:].strip()]


def _parted(piece: str) -> tuple[str, str | None, Doubt | None]:
    """Name and price of one offer; a name that only may end in a price stays whole, and is doubted."""
    if bare := _WITHOUT_PRICE.fullmatch(piece):
        return compact(bare["name"]), None, None
    shift = max(0, len(piece) - _TAIL)
    found = _PRICE.search(piece[shift:])
    whole = compact(piece)
    if found is None:
        return whole, None, _inner(whole)
    name = compact(re.sub(rf"[\s/:=,(–-]+$|{_LABEL}\s*$", "", piece[: shift + found.start()]).strip())
    gap, price = found["gap"], found["price"].strip()
    if not name and (gap.strip() or _is_sure(price) or shift == 0):
        return ("", price, None) if _is_sure(price) or gap.strip() else (whole, None, None)
    digits = re.sub(r"\D", "", price.partition(".")[0])
    if len(digits) > _MOST_DIGITS:
        return whole, None, None  # a taxpayer's number
    is_marked = (
        (_is_sure(price) and len(digits) > 2)
        or bool(re.search(rf"[:=,(]|{_LABEL}|\s[–-]\s", gap))
        or ("/" in gap and not re.search(rf"{_D}$", name))
    )
    if not is_marked:
        if gap in ("-", "–", "/"):
            return whole, None, None  # 7-11, and 12/3 of an address
        return whole, None, _doubted(whole, name, price)
    after_number = re.search(rf"(?:^|\s){_D}{{1,3}}$", name) and re.match(rf"{_D}{{3}}(?![0-9๐-๙,])", price)
    if not gap.strip() and (after_number or re.match(rf"[0๐]{_D}{{2}}(?!{_D})", price)):
        return whole, None, _doubted(whole, name, price)
    # Behind a lone / stands a price, whatever the name before it holds, but for another whole amount.
    is_said = "/" in gap and "/" not in name and not _GROUPED.search(name)
    return (whole, None, _inner(whole)) if not is_said and _inner(name) else (name, price, None)


def _is_sure(price: str) -> bool:
    """Whether it can be nothing but a price: by its unit, its thousands, its satang or its size."""
    if re.search(rf"บาท|฿|[.,]\s?[-=–]|{_D}[.,]{_D}", price):
        return True
    digits = re.sub(r"\D", "", price)
    # Shops are called after years: โชคชัย 2000, วัสดุ 2559.
    return len(digits) > 4 or (len(digits) == 4 and not re.match("19|20|2[45]|๑๙|๒๐|๒[๔๕]", digits))


def _doubted(whole: str, name: str, price: str) -> Doubt:
    amount = price if "บาท" in price else f"{price} บาท"
    short = shortened(whole)
    as_name = f"ถ้าเป็นชื่อ พิมพ์ราคาต่อท้าย เช่น {short}/10,000 บาท หรือ {short}/- ถ้าไม่มีราคา"
    cure = f"ถ้าเป็นราคา พิมพ์ {shortened(name)}/{amount} {as_name}"
    return Doubt(f"ไม่แน่ใจว่า {price} ใน “{shortened(whole)}” เป็นราคาหรือส่วนหนึ่งของชื่อ", cure)


def _inner(name: str) -> Doubt | None:
    return Doubt(f"แยกชื่อกับราคาใน “{shortened(name)}” ไม่ออก", _CURE) if _INSIDE.search(name[:5000]) else None
