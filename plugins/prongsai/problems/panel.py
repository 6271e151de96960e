"""Problems on top of every page of a site that is being written: the last good site stays, and shows what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from prongsai.problems.problem import Problem, summary

StartResponse = Callable[..., Any]
App = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

_STYLE = (
    "position:sticky;top:0;z-index:99;max-height:60vh;overflow:auto;margin:0;padding:1rem 1.5rem;"
    "background:#7a1f1f;color:#fff;font:16px/1.7 'Noto Sans Thai','Leelawadee UI',Thonburi,sans-serif"
)


def problem_panel(problems: Iterable[Problem], *, has_pages: bool = True) -> str:
    """The problems as a panel for the top of a page; everything typed is escaped."""
    problems = list(problems)
    items = "".join(
        f'<li><code style="color:#ffe">{escape(one.file)}:{one.line}:{one.column}</code> {escape(one.found)}'
        f" <small>[{escape(one.code)}]</small><br>วิธีแก้: <span style='white-space:pre-wrap'>{escape(one.cure)}</span></li>"
        for one in problems
    )
    return (
        f'<section role="alert" id="prongsai-problems" style="{_STYLE}"><strong>{_heading(problems, has_pages)}'
        f' ({escape(summary(problems))})</strong><ol style="margin:.5rem 0 0">{items}</ol></section>'
    )


def _heading(problems: list[Problem], has_pages: bool) -> str:
    if not any(problem.is_error for problem in problems):
        return "เนื้อหามีคำเตือน"
    return "เนื้อหามีปัญหา " + ("หน้านี้ยังเป็นฉบับล่าสุดที่ถูกต้อง" if has_pages else "จึงยังไม่มีหน้าให้ดู")


def with_problem_panel(app: App, problems: Callable[[], list[Problem]], has_pages: Callable[[], bool]) -> App:
    """`app` with the panel at the start of every HTML page as long as there are problems.

    `has_pages` tells whether there is a good site to be seen below it.
    """

    def wrapped(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        met: list[Any] = []
        body = app(environ, lambda *args: met.extend(args))
        # Asked only now: the server holds its answer back while it builds, and that decides on the problems.
        current = problems()
        status, headers = met[0], met[1]
        if not current or not any(name.lower() == "content-type" and "html" in value for name, value in headers):
            start_response(status, headers)
            return body
        html = _with_panel(b"".join(body), problem_panel(current, has_pages=has_pages()).encode())
        if hasattr(body, "close"):
            body.close()
        start_response(status, [*((n, v) for n, v in headers if n.lower() != "content-length"), ("Content-Length", str(len(html)))])
        return [html]

    return wrapped


def _with_panel(html: bytes, panel: bytes) -> bytes:
    start = html.find(b"<body")
    end = html.find(b">", start) + 1 if start >= 0 else 0
    return html[:end] + panel + html[end:]
