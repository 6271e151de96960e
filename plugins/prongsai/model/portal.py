"""Portal: all agencies of a site, with what each publishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from prongsai.model.agency import AgencyProfile, Unit
from prongsai.model.allow import Allowance
from prongsai.model.channel import Channel, Purpose
from prongsai.model.document import Document
from prongsai.model.e_service import EService
from prongsai.model.executive import Executive
from prongsai.model.fiscal_year import FiscalYear
from prongsai.model.oit_forms import OitForms
from prongsai.model.publication import Redirect
from prongsai.model.search import EverydayWord
from prongsai.model.service_manual import ServiceManual
from prongsai.model.structure import Structure


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency with its channels, services and years (newest first).

    `slug` is its folder and its part of the address; empty on a site of one agency.
    `everyday_words` are its own, beside those of the catalogue.
    `updated_on` is the day of its newest content (UTC), for sitemaps.
    """

    slug: str
    profile: AgencyProfile
    units: dict[str, Unit]
    channels: tuple[Channel, ...]
    e_services: tuple[EService, ...]
    years: tuple[FiscalYear, ...]
    everyday_words: tuple[EverydayWord, ...] = ()
    documents: tuple[Document, ...] = ()
    updated_on: date | None = None
    structure: Structure | None = None
    executives: tuple[Executive, ...] = ()
    service_manuals: tuple[ServiceManual, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    """Records of kinds that have no field of their own, by the field that their row in `kinds.py` names."""

    @property
    def name_th(self) -> str:
        """The full name."""
        return self.profile.name_th

    @property
    def short_name_th(self) -> str:
        """The short name (อบต.กุดน้อย), or the full one where none is given."""
        return self.profile.short_name_th or self.profile.name_th

    @property
    def place_th(self) -> str:
        """`อำเภอสีคิ้ว จังหวัดนครราชสีมา`."""
        return f"อำเภอ{self.profile.district_th} จังหวัด{self.profile.province_th}"

    @property
    def has_short_name(self) -> bool:
        """Whether the profile gives a short name."""
        return self.profile.short_name_th is not None

    @property
    def district_th(self) -> str:
        """The district (อำเภอ)."""
        return self.profile.district_th

    @property
    def province_th(self) -> str:
        """The province (จังหวัด)."""
        return self.profile.province_th

    @property
    def fictional(self) -> bool:
        """Whether it is made up."""
        return self.profile.fictional

    @property
    def emblem(self) -> str | None:
        """The file of its emblem."""
        return self.profile.emblem

    @property
    def colour(self) -> str | None:
        """Its own colour."""
        return self.profile.colour

    @property
    def telephones(self) -> tuple[str, ...]:
        """Its telephone numbers."""
        return self.profile.telephones

    @property
    def email(self) -> str | None:
        """Its e-mail address."""
        return self.profile.email

    def channels_for(self, *purposes: Purpose) -> tuple[Channel, ...]:
        """The channels of these purposes, in the order written."""
        return tuple(channel for channel in self.channels if channel.purpose in purposes)


@dataclass(frozen=True, slots=True)
class Portal:
    """All agencies, by slug in the order of their folders; where pages that moved are now; the OIT forms by which all are judged."""

    agencies: tuple[Agency, ...]
    oit_catalogues: OitForms
    redirects: tuple[Redirect, ...] = ()

    def agency(self, slug: str) -> Agency | None:
        """The agency of this folder."""
        return next((one for one in self.agencies if one.slug == slug), None)

    @property
    def single(self) -> bool:
        """Whether the site is one agency's own, without prefix in its addresses."""
        return len(self.agencies) == 1 and not self.agencies[0].slug
