"""OitForms: the disclosure forms of all years by which a site is judged, and the indicators of each year."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.model.oit_catalogue import OitCatalogue


@dataclass(frozen=True, slots=True)
class Indicator:
    """An ITA indicator (ตัวชี้วัด, `7`) or sub-indicator (`9.1`), and the tool that measures it."""

    indicator: str
    tool: str
    name_th: str

    @property
    def label(self) -> str:
        """`ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร`."""
        return f"ตัวชี้วัดที่ {self.indicator} {self.name_th}"


class OitForms(Mapping[int, OitCatalogue]):
    """The forms by fiscal year (พ.ศ.), the newest last. Where they come from is for who makes them (`catalogue.oit`)."""

    @property
    @abstractmethod
    def newest(self) -> OitCatalogue:
        """The form of the newest year that is known."""

    @abstractmethod
    def stand_in(self, year_be: int) -> OitCatalogue | None:
        """The form by which to prepare for a year to come, whose own is not known yet."""

    @abstractmethod
    def indicators(self, year_be: int) -> dict[str, Indicator]:
        """All indicators of a year by their number, in the official order."""
