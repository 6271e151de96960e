"""schema.org data: what is known and nothing else, safe inside a script element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.portals import URL, draw, example_portal, make_agency, make_portal

from prongsai.model.channel import Channel, Purpose, Way, WayKind
from prongsai.model.e_service import EService
from prongsai.pages import pages_of, structured_data


def every_value(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from every_value(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from every_value(value)
    else:
        yield data


def test_nothing_of_the_example_is_empty_or_missing() -> None:
    described = [json.loads(one) for page in pages_of(example_portal()) for one in page.structured_data]
    assert len(described) > 20
    for one in described:
        assert one["@context"] == "https://schema.org"
        assert one["@type"] in ("GovernmentOrganization", "GovernmentService")
        assert one["name"]
        assert not [value for value in every_value(one) if value is None or value in ("", "None")]
        json.dumps(one, allow_nan=False)


def test_agency_of_which_little_is_known_says_little() -> None:
    assert json.loads(structured_data.organization(make_agency())) == {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": "องค์การบริหารส่วนตำบลกุดน้อย",
        "alternateName": "อบต.กุดน้อย",
        "address": {"@type": "PostalAddress", "addressLocality": "สีคิ้ว", "addressRegion": "นครราชสีมา", "addressCountry": "TH"},
    }


def test_channel_names_its_ways() -> None:
    ways = (Way(kind=WayKind.TELEPHONE, telephone="000-000-0001"), Way(kind=WayKind.LINE))
    channel = Channel(id="general", purpose=Purpose.COMPLAINT, title_th="ร้องเรียน", ways=ways)
    assert json.loads(structured_data.channel(make_agency(), channel))["availableChannel"] == [
        {"@type": "ServiceChannel", "name": "โทรศัพท์", "servicePhone": {"@type": "ContactPoint", "telephone": "000-000-0001"}},
        {"@type": "ServiceChannel", "name": "LINE"},
    ]


def test_service_without_fee_costs_nothing_and_one_of_unknown_fee_says_nothing() -> None:
    free, unknown = (EService(id="a", title_th="บริการ", fee_baht=fee) for fee in (0, None))
    assert json.loads(structured_data.e_service(make_agency(), free))["offers"] == {"@type": "Offer", "price": 0, "priceCurrency": "THB"}
    assert "offers" not in json.loads(structured_data.e_service(make_agency(), unknown))


def in_page(head: str) -> list[dict[str, Any]]:
    return [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)]


def test_no_text_ends_the_script_that_holds_it() -> None:
    name = "อบต.</script><script>alert(1)</script><!--"
    _, slots = draw(make_portal((make_agency(name_th=name),)))["kut-noi/"]
    assert in_page(slots["head"])[0]["name"] == name


def test_way_to_a_page_is_told_with_full_addresses() -> None:
    _, slots = draw(make_portal((make_agency(),)))["kut-noi/e-services/street-light/"]
    trail = in_page(slots["head"])[-1]
    assert trail["@type"] == "BreadcrumbList"
    assert [(one["position"], one["item"]) for one in trail["itemListElement"]] == [
        (1, URL),
        (2, f"{URL}kut-noi/"),
        (3, f"{URL}kut-noi/e-services/"),
        (4, f"{URL}kut-noi/e-services/street-light/"),
    ]


def test_way_is_not_told_where_the_site_does_not_know_its_address() -> None:
    pages = draw(make_portal((make_agency(),)), url="").values()
    assert not [page.address for page, slots in pages if "BreadcrumbList" in slots["head"]]
