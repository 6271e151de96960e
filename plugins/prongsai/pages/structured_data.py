"""schema.org descriptions of agencies, channels and services as JSON, for machines that read pages."""

from __future__ import annotations

import json
from typing import Any

from prongsai.model.channel import Channel
from prongsai.model.e_service import EService
from prongsai.model.portal import Agency
from prongsai.thai import telephones


def organization(agency: Agency) -> str:
    """The agency as a GovernmentOrganization; facts that are missing are left out."""
    profile = agency.profile
    address: dict[str, Any] = {
        "@type": "PostalAddress",
        "streetAddress": profile.address_th,
        "addressLocality": profile.district_th,
        "addressRegion": profile.province_th,
        "addressCountry": "TH",
    }
    described = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": profile.name_th,
        "alternateName": profile.short_name_th,
        "url": profile.website_url,
        "telephone": telephones.first(profile.telephones[0]) if profile.telephones else None,
        "email": profile.email,
        "hasMap": profile.map_url,
        "sameAs": [account.url for account in profile.social_accounts if account.url] or None,
        "address": _without_none(address),
    }
    return _as_json(_without_none(described))


def channel(agency: Agency, one: Channel) -> str:
    """A channel as a GovernmentService with the ways to reach it."""
    return _as_json(
        _without_none(
            {
                "@context": "https://schema.org",
                "@type": "GovernmentService",
                "name": one.title_th,
                "description": one.for_th,
                "serviceType": one.purpose.label,
                "provider": _provider(agency),
                "availableChannel": [
                    _without_none(
                        {
                            "@type": "ServiceChannel",
                            "name": way.label_th or way.kind.label,
                            "serviceUrl": way.url,
                            "servicePhone": _contact_point(way.telephone),
                        }
                    )
                    for way in one.ways
                ]
                or None,
            }
        )
    )


def _contact_point(telephone: str | None) -> dict[str, str] | None:
    return {"@type": "ContactPoint", "telephone": telephones.first(telephone)} if telephone else None


def e_service(agency: Agency, one: EService) -> str:
    """An E-Service as a GovernmentService."""
    return _as_json(
        _without_none(
            {
                "@context": "https://schema.org",
                "@type": "GovernmentService",
                "name": one.title_th,
                "description": one.summary_th,
                "audience": {"@type": "Audience", "audienceType": one.eligibility_th} if one.eligibility_th else None,
                "provider": _provider(agency),
                "availableChannel": {"@type": "ServiceChannel", "serviceUrl": one.request_url} if one.request_url else None,
                "offers": {"@type": "Offer", "price": one.fee_baht, "priceCurrency": "THB"} if one.fee_baht is not None else None,
            }
        )
    )


_as_json = json.JSONEncoder(ensure_ascii=False).encode


def _provider(agency: Agency) -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": agency.name_th}


def _without_none(described: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in described.items() if value is not None}
