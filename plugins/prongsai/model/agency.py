"""Agency (หน่วยงาน): who it is, its units and how it is reached."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field
from pydantic.dataclasses import dataclass

from prongsai.model.fields import (
    RECORD,
    Colour,
    District,
    FileName,
    Id,
    LabelledCode,
    LikelyYear,
    Line,
    Number,
    OfficeEmail,
    OfficeTelephone,
    PostalAddress,
    Province,
    Text,
    Url,
)
from prongsai.model.once import Once


class AgencyKind(LabelledCode):
    """The kinds of local government, with their official Thai names."""

    SUBDISTRICT_ADMINISTRATION = "subdistrict_administration", "องค์การบริหารส่วนตำบล"
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality", "เทศบาลตำบล"
    TOWN_MUNICIPALITY = "town_municipality", "เทศบาลเมือง"
    CITY_MUNICIPALITY = "city_municipality", "เทศบาลนคร"
    PROVINCIAL_ADMINISTRATION = "provincial_administration", "องค์การบริหารส่วนจังหวัด"
    SPECIAL_ADMINISTRATION = "special_administration", "องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ"


class SocialKind(LabelledCode):
    """A social network on which an agency has an account."""

    FACEBOOK = "facebook", "Facebook"
    LINE = "line", "LINE"
    YOUTUBE = "youtube", "YouTube"
    TIKTOK = "tiktok", "TikTok"
    INSTAGRAM = "instagram", "Instagram"
    X = "x", "X"


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of the agency (สำนัก/กอง): the owner of measures and services."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("name_th",), "ส่วนราชการ"),)

    id: Id
    name_th: Line
    duties_th: Text | None = None
    telephone: OfficeTelephone | None = None
    email: OfficeEmail | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class SocialAccount:
    """An account of the agency on a social network; without `url` the link is not known."""

    ONCE: ClassVar[tuple[Once, ...]] = (
        Once(("url",), "ลิงก์"),
        Once(("kind", "name_th"), "บัญชี"),
    )

    kind: SocialKind
    name_th: Line | None = None
    url: Url | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class Source:
    """The report from which the facts about an agency were taken."""

    ONCE: ClassVar[tuple[Once, ...]] = (Once(("title_th",), "เอกสาร", also=("fiscal_year_be", "url", "note_th")),)

    title_th: Line
    fiscal_year_be: LikelyYear | None = None
    url: Url | None = None
    note_th: Text | None = None


@dataclass(config=RECORD, frozen=True, slots=True, kw_only=True)
class AgencyProfile:
    """`agency.yml`: one local government; `ministry_th` is the ministry that supervises it."""

    kind: AgencyKind
    name_th: Line
    short_name_th: Line | None = None
    district_th: District
    province_th: Province
    ministry_th: Line | None = None
    fictional: bool = False
    about_th: Text | None = None
    colour: Colour | None = None
    emblem: FileName | None = None
    address_th: PostalAddress | None = None
    telephones: tuple[OfficeTelephone, ...] = ()
    email: OfficeEmail | None = None
    website_url: Url | None = None
    map_url: Url | None = None
    latitude: Annotated[Number, Field(ge=5, le=21)] | None = None
    longitude: Annotated[Number, Field(ge=97, le=106)] | None = None
    hours_th: Line | None = None
    units: tuple[Unit, ...] = ()
    social_accounts: tuple[SocialAccount, ...] = ()
    channels_note_th: Text | None = None
    e_services_note_th: Text | None = None
    sources: tuple[Source, ...] = ()
