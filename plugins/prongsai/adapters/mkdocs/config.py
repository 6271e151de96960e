"""The options of the plugin in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config

from prongsai.thai.digits import Numerals


class ProngsaiConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its base class untyped
    """`plugins: - prongsai: {numerals: thai}`."""

    numerals = config_options.Choice(tuple(str(one) for one in Numerals), default=str(Numerals.ARABIC))
    """Which digits people read; addresses, codes and data keep Arabic digits either way."""
    example = config_options.Type(bool, default=False)
    """Whether the site only shows how one is made: then every page says so, and it is not published."""
    search = config_options.Type(bool, default=True)
    """Whether the site has a search of its own."""
    allow_hosts = config_options.Type(list, default=[])
    """Other sites whose frames and pictures hand-written pages may show, each by its host."""
