"""A page that moved: at its old address a small page that leads on, for people and for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from prongsai.address import encoded, links_from
from prongsai.model.portal import Portal
from prongsai.model.publication import Redirect, end_of, key_of

_FILE = re.compile(r"(?:(?<!/)#|#.*/).*\.[A-Za-z0-9]{2,5}$")
"""A target whose `#` stands in the name of a file: an anchor follows a page, and holds no path."""


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A page at `address` (ends in `/`) that leads to `target`: an address of the site, or a link to another one."""

    address: str
    target: str
    redirect: Redirect

    @property
    def leads_out(self) -> bool:
        """Whether the page is on another site now."""
        return "://" in self.target

    @property
    def href(self) -> str:
        """The link to the target."""
        return self.target if self.leads_out else links_from(self.address)(self.link)

    @property
    def link(self) -> str:
        """The target from the site's root, as a link has it. A `#` in a file's name begins no anchor."""
        path, mark, anchor = (self.target, "", "") if _FILE.search(self.target) else self.target.partition("#")
        return encoded(path) + mark + quote(anchor, safe="/~!$&'()*+,;=@")


def pages(portal: Portal) -> Iterator[RedirectPage]:
    """One page for each redirect, straight to where its chain ends.

    What moved may have been a file: a folder of its name with a page inside opens at the same address on any host.
    """
    by_key = {key_of(one.from_): one for one in portal.redirects}
    for key, redirect in by_key.items():
        target = end_of(redirect, by_key)
        assert target is not None, "circles are problems, and such a portal is never built"
        yield RedirectPage(f"{key}/", target, redirect)
