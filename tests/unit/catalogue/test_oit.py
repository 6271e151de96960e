"""The OIT items of the years that are known: all of them, in order, in Thai, and the same obligation told the same way."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from tests.effort import steps

from prongsai.catalogue.oit import oit_catalogue, years
from prongsai.model.oit_catalogue import CatalogueItem, Confidence, Element, OitCatalogue, PeriodRule, Rule
from prongsai.thai.text import normalise

# The topics of each year in the order of the form, so that the first is O1: taken from the facts by hand.
TOPICS = {
    2566: """
        structure executives powers strategic-plan contact laws news question-and-answer social-network privacy-policy
        annual-plan-and-budget half-year-progress annual-report staff-manual service-manual service-statistics satisfaction-survey
        e-services procurement-plan procurement-notices procurement-monthly procurement-annual-report
        hr-plan hr-plan-implementation hr-criteria hr-annual-report
        complaint-practice corruption-complaint-channel corruption-complaint-statistics participation
        no-gift-declaration no-gift-culture no-gift-report corruption-risk-assessment corruption-risk-management
        anti-corruption-plan anti-corruption-half-year anti-corruption-annual-report
        ethics-code ethics-drive ethics-evaluation integrity-measures integrity-measures-report
    """,
    2567: """
        structure executives powers contact news question-and-answer
        strategic-plan annual-plan-and-budget annual-report staff-manual service-manual service-statistics e-services
        procurement-list procurement-notices procurement-progress procurement-annual-report
        hr-plan hr-annual-report ethics-code ethics-drive
        complaint-practice corruption-complaint-channel corruption-complaint-statistics participation
        no-gift-declaration no-gift-culture no-gift-report gifts-received-report corruption-risk-assessment corruption-risk-management
        anti-corruption-plan anti-corruption-annual-report integrity-measures integrity-measures-report
    """,
    2568: """
        structure executives contact news
        strategic-plan annual-plan-and-budget annual-report staff-manual service-manual e-services service-statistics
        procurement-list procurement-annual-report
        hr-plan hr-annual-report ethics-drive
        complaint-practice corruption-complaint-channel corruption-complaint-statistics participation
        no-gift-declaration gifts-received-report corruption-risk-assessment corruption-risk-management
        anti-corruption-plan anti-corruption-annual-report integrity-measures integrity-measures-report
    """,
    2569: """
        structure executives contact news
        strategic-plan annual-plan-and-budget annual-report staff-manual service-manual e-services
        procurement-monthly procurement-annual-report
        hr-plan hr-annual-report ethics-drive
        complaint-practice corruption-complaint-channel corruption-complaint-statistics participation
        no-gift-declaration corruption-risk-assessment corruption-risk-management
        anti-corruption-plan anti-corruption-annual-report integrity-measures integrity-measures-report
    """,
}
COUNTS = {2566: 43, 2567: 35, 2568: 28, 2569: 26}
# How many items stand in 9.1, 9.2, 9.3, 9.4, 9.5, 10.1 and 10.2.
SECTIONS = {
    2566: [10, 8, 4, 4, 4, 8, 5],
    2567: [6, 7, 4, 4, 4, 6, 4],
    2568: [4, 7, 2, 3, 4, 4, 4],
    2569: [4, 6, 2, 3, 4, 3, 4],
}
NAMES = re.compile(r"E-Service|No Gift Policy|Dos & Don'ts|Facebook|Excel|e-GP|PDF|ITA|Q&A|\bO\d+\b")
YEARS = pytest.mark.parametrize("year", sorted(TOPICS))


def catalogue(year: int) -> OitCatalogue:
    found = oit_catalogue(year)
    assert found is not None
    return found


def items() -> Iterator[CatalogueItem]:
    for year in years():
        yield from catalogue(year).items


def elements() -> Iterator[Element]:
    for item in items():
        yield from item.elements


def an_item(title: Confidence, elements: Confidence) -> CatalogueItem:
    return CatalogueItem(
        code="O1",
        topic="structure",
        title_th="โครงสร้าง",
        section="9.1",
        title_confidence=title,
        elements_confidence=elements,
        period=PeriodRule.CURRENT,
        elements=(Element(id="chart", text_th="แผนผัง"), Element(id="plan", text_th="แผน", period=PeriodRule.SPANS_YEAR)),
    )


def test_the_known_years_end_with_the_newest() -> None:
    assert years() == (2566, 2567, 2568, 2569)


def test_a_year_without_a_file_has_no_catalogue() -> None:
    assert oit_catalogue(2570) is None
    assert oit_catalogue(2565) is None


@YEARS
def test_a_year_has_its_items_in_order_without_a_gap(year: int) -> None:
    assert catalogue(year).fiscal_year_be == year
    assert [item.code for item in catalogue(year).items] == [f"O{number}" for number in range(1, COUNTS[year] + 1)]


@YEARS
def test_every_code_has_its_topic(year: int) -> None:
    assert [item.topic for item in catalogue(year).items] == TOPICS[year].split()


@YEARS
def test_items_stand_under_the_sections_of_their_year(year: int) -> None:
    form = catalogue(year)
    assert [part.section for part in form.sections] == ["9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"]
    assert [len(form.in_section(part.section)) for part in form.sections] == SECTIONS[year]
    assert [item for part in form.sections for item in form.in_section(part.section)] == list(form.items)


def test_sections_keep_the_names_of_their_year() -> None:
    names = {year: [part.name_th for part in catalogue(year).sections] for year in years()}
    assert names[2566][1] == "การบริหารงาน"
    assert names[2567][1] == names[2568][1] == names[2569][1] == "การบริหารงานและการใช้จ่ายงบประมาณ"
    assert names[2568][5] == "การดำเนินการเพื่อป้องกันการทุจริต (ประเด็นสินบน)"
    assert names[2566][6] == "มาตรการส่งเสริมคุณธรรมและความโปร่งใส"


def test_an_item_is_found_by_code_and_by_topic() -> None:
    form = catalogue(2567)
    manual = form.item("O11")
    assert manual is not None
    assert manual.title_th == "คู่มือหรือแนวทางการให้บริการสำหรับผู้รับบริการหรือผู้มาติดต่อ"
    assert form.of_topic("service-manual") == (manual,)
    assert form.item("O36") is None
    assert form.of_topic("privacy-policy") == ()


def test_elements_of_an_item_differ_in_id_and_text() -> None:
    assert [item for item in items() if len({one.id for one in item.elements}) < len(item.elements)] == []
    assert [item for item in items() if len({one.text_th for one in item.elements}) < len(item.elements)] == []


def test_every_item_asks_for_something() -> None:
    assert [item for item in items() if all(one.optional for one in item.elements)] == []


def test_the_same_element_of_a_topic_is_decided_by_the_same_rule_in_every_year() -> None:
    rules = defaultdict(set)
    for item in items():
        for one in item.elements:
            rules[item.topic, one.id].add(one.rule)
    assert {key: found for key, found in rules.items() if len(found) > 1} == {}


def test_every_rule_decides_an_element() -> None:
    assert set(Rule) - {one.rule for one in elements()} == set()


def test_texts_are_thai_but_for_names() -> None:
    labels = [code.label for kind in (Rule, PeriodRule, Confidence) for code in kind]
    texts = [*(one.text_th for one in elements()), *(item.note_th for item in items() if item.note_th), *labels]
    assert [text for text in texts if re.search("[A-Za-z]", NAMES.sub("", text))] == []
    assert [text for text in texts if normalise(text) != text or not re.search("[ก-๙]", text)] == []


def test_no_two_rules_are_told_alike() -> None:
    assert len({rule.label for rule in Rule}) == len(Rule)


@pytest.mark.parametrize(
    ("year", "code", "period"),
    [
        (2566, "O1", "current"),
        (2566, "O4", "spans_year"),
        (2566, "O12", "first_half"),
        (2566, "O25", "in_force"),
        (2566, "O33", "unknown"),
        (2566, "O43", "first_half"),
        (2567, "O24", "unknown"),
        (2567, "O25", "fiscal_year"),
        (2567, "O34", "previous_ita"),
        (2567, "O35", "previous_year"),
        (2568, "O19", "previous_year"),
        (2569, "O7", "unknown"),
        (2569, "O25", "previous_ita"),
    ],
)
def test_an_item_is_about_its_period(year: int, code: str, period: str) -> None:
    item = catalogue(year).item(code)
    assert item is not None
    assert item.period == period


def test_parts_of_an_item_may_be_about_another_time() -> None:
    no_gift = catalogue(2569).item("O20")
    assert no_gift is not None
    periods = {one.id: no_gift.period_of(one) for one in no_gift.elements}
    assert (periods["declared"], periods["report"]) == (PeriodRule.FISCAL_YEAR, PeriodRule.PREVIOUS_YEAR)
    assert an_item(Confidence.SEEN, Confidence.SEEN).period_of(Element(id="chart", text_th="แผนผัง")) is PeriodRule.CURRENT


@pytest.mark.parametrize("title", Confidence)
@pytest.mark.parametrize("elements", Confidence)
def test_an_item_is_confirmed_by_more_than_memory_and_one_agency(title: Confidence, elements: Confidence) -> None:
    sure = ("manual", "seen", "likely")
    confirmed = title in sure and elements in sure
    assert an_item(title, elements).is_confirmed is confirmed


def test_of_2569_nothing_is_confirmed_and_every_item_says_why() -> None:
    """The NACC's manual of that year was not found."""
    assert {item.elements_confidence for item in catalogue(2569).items} == {Confidence.OBSERVED, Confidence.UNVERIFIED}
    assert [item for item in catalogue(2569).items if item.is_confirmed or "ยังไม่พบคู่มือของ ป.ป.ช. ปี 2569" not in (item.note_th or "")] == []


@pytest.mark.parametrize("code", [item.code for item in catalogue(2569).items if item.elements_confidence is Confidence.UNVERIFIED])
def test_what_was_not_even_observed_in_2569_is_taken_from_2568(code: str) -> None:
    item = catalogue(2569).item(code)
    assert item is not None
    (before,) = catalogue(2568).of_topic(item.topic)
    assert [(one.id, one.text_th, one.rule) for one in item.elements] == [(one.id, one.text_th, one.rule) for one in before.elements]
    assert [item.period_of(one) for one in item.elements if one.period] == [before.period_of(one) for one in item.elements if one.period]


def test_a_year_is_read_in_few_steps() -> None:
    """A site of one small agency is built while one waits for it: some ten milliseconds a year."""
    oit_catalogue.cache_clear()
    assert steps(lambda: [oit_catalogue(year) for year in years()]) < 15_000 * len(years())
