"""What somebody meant who typed no link or no e-mail address: the cure, where it can be known."""

from __future__ import annotations

import re

from prongsai.thai.text import shortened

_BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?")
_SCHEME = re.compile(r"(h?t?tps?|htt?p?s?|hhttps?|https?s)\s*[:;.]?\s*[/\\|]{1,3}\s*(?=[\w-]+\.)", re.IGNORECASE)
_WITHIN = re.compile(r"https?://[^\s<>\"'()\[\]]+", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]*[A-Za-z0-9_]@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_WORDS_FOR_AT = re.compile(r"\s*[\[({]\s*(?:at|แอท|@)\s*[\])}]\s*", re.IGNORECASE)
_LONGEST = 400


def cure_th(typed: str) -> str | None:
    """The cure for what is no link, or None where nobody can know it."""
    text = typed[:_LONGEST].strip()
    if address := re.fullmatch(r"mailto:\s*(\S+@\S+)", text, re.IGNORECASE):
        return f"ช่องนี้เป็นลิงก์ ให้ย้าย {address[1]} ไปไว้ในช่อง email"
    if re.match(r"tel:", text, re.IGNORECASE):
        return "ช่องนี้เป็นลิงก์ ให้ย้ายหมายเลขไปไว้ในช่อง telephone"
    if re.match(r"file:|[A-Za-z]:[\\/]|\\\\", text):
        return "คัดลอกไฟล์มาไว้ในโฟลเดอร์ files ของปีนั้น แล้วเขียนชื่อไฟล์ในช่อง file แทน"
    if _BARE.fullmatch(text):
        return f"เปลี่ยนเป็น https://{shortened(text)}"
    links = [one.rstrip(".,;") for one in _WITHIN.findall(text) if "@" not in one.partition("//")[2].partition("/")[0]]
    if len(links) == 1 and not text.startswith(links[0]):
        return f"เปลี่ยนเป็น {links[0]}"
    scheme = _SCHEME.match(text)
    if scheme and not links and not re.match(r"https?://|\S*\s|[^/]*@", text[scheme.end() :]) and not re.match(r"https?://\S", text):
        return f"เปลี่ยนเป็น {'http' if scheme[1].lower() == 'http' else 'https'}://{text[scheme.end() :]}"
    if len(links) == 1 and " " in text:
        joined = text.replace(" ", "%20")
        return f"เปลี่ยนเป็น {joined} ถ้าข้อความหลังช่องว่างไม่ใช่ส่วนของลิงก์ ให้ลบออก"
    return None


def email_cure_th(typed: str) -> str | None:
    """The cure for what is no e-mail address: the address in it, where there is one."""
    text = _WORDS_FOR_AT.sub("@", typed[:_LONGEST])
    found = _EMAIL.findall(text)
    if len(found) > 1:
        return f"ช่องนี้ใส่ได้อีเมลเดียว เปลี่ยนเป็น {found[0]}"
    if found and not re.search(r"[A-Za-z0-9]\s+" + re.escape(found[0]), text) and text.count("@") == 1:
        return f"เปลี่ยนเป็น {found[0]}"
    joined = re.sub(r"\s+", "", text)
    return f"เปลี่ยนเป็น {joined}" if joined != typed and _EMAIL.fullmatch(joined) else None
