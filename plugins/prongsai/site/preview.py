"""A site while it is written: built again after each change, and handed out with its problems on top of every page."""

from __future__ import annotations

import mimetypes
import socketserver
import threading
import traceback
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from prongsai.clock import Clock, today_in_thailand
from prongsai.frame import look
from prongsai.problems.panel import StartResponse, with_problem_panel
from prongsai.problems.problem import Problem, Refused, Tell
from prongsai.settings import mkdocs_yml
from prongsai.settings.site import Stage
from prongsai.site.plain import build_plain
from prongsai.source.walk import walk

_EPOCH = "/prongsai-epoch"
_LONGEST_WAIT = 20.0
"""Seconds for which a page's question is held back: less than any browser waits."""

_SCRIPT = """<script>(function(){function ask(){fetch("%s?%d").then(function(answer){return answer.text()}).then(function(epoch)
{if(epoch!=="%d"){location.reload()}else{ask()}}).catch(function(){setTimeout(ask,1000)})}ask()})()</script>"""
_NO_SITE = '<!doctype html><html lang="th"><meta charset="utf-8"><title>ยังไม่มีหน้าให้ดู</title><body></body></html>'

Snapshot = dict[str, tuple[int, int]]


class Preview:
    """The site of one `mkdocs.yml` in our own frame; two folders below `folder` take turns, so that the one handed out stays whole.

    `tell` hears all problems of each build.
    """

    def __init__(self, file: Path, folder: Path, url: str, tell: Tell, clock: Clock = today_in_thailand) -> None:
        self._file = file
        self._folders = (folder / "one", folder / "other")
        self._url = url
        self._tell = tell
        self._clock = clock
        self._watched = [file]
        self._seen: Snapshot = {}
        self._site: Path | None = None
        self._epoch = 0
        self._changed = threading.Condition()
        self.problems: list[Problem] = []

    def build(self) -> None:
        """Build the site once; with errors the last good one goes on being handed out."""
        problems: list[Problem] = []

        def tell(new: Iterable[Problem]) -> None:
            problems.extend(met := list(new))
            self._tell(met)

        self._seen = self._snapshot()
        target = next(one for one in self._folders if one != self._site)
        try:
            build_plain(self._file, tell, target=target, url=self._url, drafts=True, stage=Stage.PREVIEW, today=self._clock())
            site: Path | None = target
        except Refused:
            site = self._site
        with self._changed:
            self._site, self.problems, self._epoch = site, problems, self._epoch + 1
            self._changed.notify_all()

    def build_if_changed(self) -> bool:
        """Build again if a file has changed since the last time; whether one had."""
        if self._snapshot() == self._seen:
            return False
        try:
            self.build()
        except Exception:  # a template in work may raise anything; who writes it reads what it is, and goes on
            traceback.print_exc()
        return True

    def _snapshot(self) -> Snapshot:
        """When each file that the site is made of was changed last, and its size."""
        settings, _ = mkdocs_yml.read(self._file)
        if settings:
            own = look.own_folder(settings.theme.custom_dir)
            self._watched = [self._file, settings.site.content, *look.folders_in_work(own)]
        return dict(_files_of(self._watched))

    # What a browser gets

    def app(self) -> Any:
        """The WSGI application."""
        return with_problem_panel(self._answer, lambda: self.problems, lambda: self._site is not None)

    def _answer(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path == _EPOCH:
            return _send(start, HTTPStatus.OK, "text/plain", self._wait(environ.get("QUERY_STRING", "")).encode())
        site = self._site
        if site is None:
            return _send(start, HTTPStatus.OK, "text/html", self._with_script(_NO_SITE.encode()))
        place = site / path.lstrip("/")
        if place.is_dir() and not path.endswith("/"):
            return _send(start, HTTPStatus.FOUND, "text/plain", b"", ("Location", f"{environ['PATH_INFO']}/"))
        file = place / "index.html" if path.endswith("/") else place
        status = HTTPStatus.OK
        if not (file.is_file() and file.resolve().is_relative_to(site.resolve())):
            file, status = site / "404.html", HTTPStatus.NOT_FOUND
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        data = file.read_bytes()
        return _send(start, status, kind, self._with_script(data) if kind == "text/html" else data)

    def _wait(self, known: str) -> str:
        """The present epoch, as soon as it is another than the one that is known."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._epoch) != known, _LONGEST_WAIT)
            return str(self._epoch)

    def _with_script(self, html: bytes) -> bytes:
        before, end, after = html.rpartition(b"</body>")
        script = _SCRIPT % (_EPOCH, self._epoch, self._epoch)
        return before + script.encode() + end + after if end else html


def _files_of(folders: Iterable[Path]) -> Iterator[tuple[str, tuple[int, int]]]:
    for folder in folders:
        if folder.is_file():
            yield from _stated(folder)
        for file in walk(folder).files:
            yield from _stated(file.path)


def _stated(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        found = path.stat()
    except OSError:
        return
    yield str(path), (found.st_mtime_ns, found.st_size)


def _send(start: StartResponse, status: HTTPStatus, kind: str, data: bytes, *headers: tuple[str, str]) -> list[bytes]:
    typed = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    # A page in work is never an old one.
    start(
        f"{status.value} {status.phrase}",
        [("Content-Type", typed), ("Content-Length", str(len(data))), ("Cache-Control", "no-store"), *headers],
    )
    return [data]


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    """Answers side by side: each open page holds one question."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of requests."""


def server(port: int) -> WSGIServer:
    """A server on this machine; `set_app` gives it what it hands out. Raises OSError where the port is taken."""
    return _Server(("127.0.0.1", port), _Quiet)
