"""Makes the client's scripts small: `python -m tests.browser.minify_client`, after each change in `client/`.

Its results are kept beside the sources, so that only who changes these needs the minifier (the extra `client`).
"""

from __future__ import annotations

from prongsai.search.client import BOX, PAGE, START, mark, minified_file, source

_VERSION = 5
"""The syntax of our source, which any phone knows; newer one is not to come of it."""


def main() -> None:
    """Write the three scripts anew."""
    import minify  # only here: no test needs it

    minify.config({"js-version": _VERSION})
    for name in (START, BOX, PAGE):
        file = minified_file(name)
        file.parent.mkdir(exist_ok=True)
        file.write_text(mark(name) + minify.string("application/javascript", source(name)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
