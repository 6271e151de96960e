"""A site's own form laid over the shipped one of the same year, by code and by id."""

from __future__ import annotations

from dataclasses import replace

from prongsai.model.oit_catalogue import CatalogueItem, CatalogueSection, Confidence, Element, OitCatalogue, PeriodRule
from prongsai.model.own_catalogue import OwnCatalogue, OwnElement, OwnItem


def laid_over(own: OwnCatalogue, shipped: OitCatalogue | None, year_be: int) -> OitCatalogue:
    """The form of `year_be` as the site has it, in the order of its codes and sections.

    What an item leaves out and no shipped item says is filled with what judges nothing: `checks.own_catalogues_fit`
    tells of it, and such a form is only there for the other checks.
    """
    sections = {one.section: one for one in shipped.sections} if shipped else {}
    sections |= {one.section: CatalogueSection(section=one.section, name_th=one.name_th) for one in own.sections}
    items = {one.code: one for one in shipped.items} if shipped else {}
    for one in own.items:
        if one.removed:
            items.pop(one.code, None)
        else:
            items[one.code] = _item(one, base_of(one, shipped))
    return OitCatalogue(
        fiscal_year_be=year_be,
        sections=tuple(sections[number] for number in sorted(sections, key=_parts)),
        items=tuple(items[code] for code in sorted(items, key=lambda code: int(code[1:]))),
        source_th=own.source_th,
    )


def base_of(own: OwnItem, shipped: OitCatalogue | None) -> CatalogueItem | None:
    """The shipped item that an own one changes: of its code, or of the topic that has moved there; None for a new one."""
    if shipped is None:
        return None
    same = shipped.item(own.code)
    if same and own.topic in (None, same.topic):
        return same
    return next(iter(shipped.of_topic(own.topic)), None) if own.topic else None


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isascii() and part.isdigit())


def _item(own: OwnItem, base: CatalogueItem | None) -> CatalogueItem:
    base = base or _nothing_said(own)
    item = replace(
        base,
        code=own.code,
        topic=own.topic or base.topic,
        title_th=own.title_th or base.title_th,
        section=own.section or base.section,
        # What the site words anew is as sure as the site says, and else not sure at all.
        title_confidence=own.title_confidence or (Confidence.UNVERIFIED if own.title_th else base.title_confidence),
        elements_confidence=own.elements_confidence or (Confidence.UNVERIFIED if own.elements else base.elements_confidence),
        period=own.period or base.period,
        # The shipped note tells where the shipped wording comes from.
        note_th=own.note_th or (None if _is_worded_anew(own) else base.note_th),
        elements=_elements(own.elements, base.elements),
    )
    return base if item == base else replace(item, is_own=True)


def _nothing_said(own: OwnItem) -> CatalogueItem:
    return CatalogueItem(
        code=own.code,
        topic=own.topic or own.code.lower(),
        title_th=own.code,
        section=own.section or "9",
        title_confidence=Confidence.UNVERIFIED,
        elements_confidence=Confidence.UNVERIFIED,
        period=PeriodRule.UNKNOWN,
        elements=(),
    )


def _is_worded_anew(own: OwnItem) -> bool:
    return any((own.title_th, own.elements, own.title_confidence, own.elements_confidence))


def _elements(own: tuple[OwnElement, ...], base: tuple[Element, ...]) -> tuple[Element, ...]:
    """The shipped elements in their order, then the new ones."""
    elements = {one.id: one for one in base}
    for one in own:
        if one.removed:
            elements.pop(one.id, None)
        else:
            before = elements.get(one.id) or Element(id=one.id, text_th=one.id)
            elements[one.id] = replace(
                before,
                text_th=one.text_th or before.text_th,
                rule=one.rule or before.rule,
                period=one.period or before.period,
                optional=before.optional if one.optional is None else one.optional,
            )
    return tuple(elements.values())
