"""A plain static host that counts what it sends, and can be as slow as a slow mobile line."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SLOW_4G_RATE = 1_600_000 / 8
"""Bytes a second."""
SLOW_4G_LATENCY = 0.150
"""Seconds from a request to the first byte of its answer."""

_TEXT = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".map", ".webmanifest"})
_PIECE = 2048


@cache
def packed(path: Path, changed: float) -> bytes:  # noqa: ARG001  # a file that changed is another one
    """What a host sends of a file: in gzip where it is text."""
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if path.suffix in _TEXT else data


def wire_size(path: Path) -> int:
    """The bytes of a file on the wire, headers left out."""
    return len(packed(path, path.stat().st_mtime))


class Line:
    """The way from the host to the visitor, shared by all that is sent: as fast as it can, or slow 4G.

    It is slow at the host and not in the browser, because a browser's own slowing does not reach its
    workers, and Material and Pagefind fetch in those.
    """

    def __init__(self) -> None:
        self.slow = False
        self._lock = threading.Lock()
        self._free_at = 0.0

    def wait_for_answer(self) -> None:
        """The time that a request takes to get there and its answer to begin."""
        if self.slow:
            time.sleep(SLOW_4G_LATENCY)

    def wait_for(self, count: int) -> None:
        """The time that `count` bytes take, after those that are on the way."""
        if not self.slow:
            return
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + count / SLOW_4G_RATE
            until = self._free_at
        time.sleep(max(0.0, until - time.monotonic()))


class Traffic:
    """Every piece that was sent: when (seconds of the clock), for which path, how many bytes, headers and all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent: list[tuple[float, str, int]] = []

    def note(self, path: str, count: int) -> None:
        """`count` bytes were sent for `path`."""
        with self._lock:
            self._sent.append((time.time(), path, count))

    def mark(self) -> int:
        """A place to count from."""
        with self._lock:
            return len(self._sent)

    def quiet_for(self) -> float:
        """Seconds since the last byte."""
        with self._lock:
            return time.time() - (self._sent[-1][0] if self._sent else 0.0)

    def bytes_since(self, mark: int = 0, *, until: float | None = None) -> dict[str, int]:
        """Bytes by path since `mark`; `until` is a time of the clock."""
        counts: dict[str, int] = {}
        with self._lock:
            sent = self._sent[mark:]
        for at, path, count in sent:
            if until is None or at <= until:
                counts[path] = counts.get(path, 0) + count
        return counts


class Host:
    """A running host: its address, what it sent, and its line."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.roots = tuple(roots)
        self.traffic = Traffic()
        self.line = Line()
        self.address = ""

    def file_of(self, path: str) -> Path | None:
        """The file at an address, from the first root that has it."""
        name = path.lstrip("/")
        for root in self.roots:
            file = root / name
            if file.is_dir() and (not name or name.endswith("/")):
                file /= "index.html"
            if file.is_file() and file.resolve().is_relative_to(root.resolve()):
                return file
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, host: Host, *arguments: Any) -> None:
        self._host = host
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self._host.line.wait_for_answer()
        file = self._host.file_of(path)
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        data = packed(file, file.stat().st_mtime) if file else b"404"
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        head = {"Cache-Control": "no-cache", "ETag": tag}
        if file and self.headers.get("If-None-Match") == tag:
            status, data = HTTPStatus.NOT_MODIFIED, b""
        elif file:
            head["Content-Type"] = _type_of(file)
            if file.suffix in _TEXT:
                head["Content-Encoding"] = "gzip"
        if status is not HTTPStatus.NOT_MODIFIED:
            head["Content-Length"] = str(len(data))
        self._send(path, status, head, data)

    def _send(self, path: str, status: HTTPStatus, head: dict[str, str], data: bytes) -> None:
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in head.items()), "", ""]
        whole = "\r\n".join(lines).encode("ascii") + data
        for at in range(0, len(whole), _PIECE):
            piece = whole[at : at + _PIECE]
            self._host.line.wait_for(len(piece))
            # First: whoever has the last piece may ask at once what was sent.
            self._host.traffic.note(path, len(piece))
            self.wfile.write(piece)

    def log_message(self, *_: Any) -> None:
        """Say nothing of requests."""


def _type_of(file: Path) -> str:
    kind = "text/javascript" if file.suffix == ".js" else mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if file.suffix in _TEXT else kind


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: Any) -> None:
        """A browser that went away in the middle of an answer is no error."""


@contextmanager
def hosted(*roots: Path) -> Iterator[Host]:
    """A host of `roots`, of which the first that has a file gives it."""
    host = Host(roots)
    with _Server(("127.0.0.1", 0), partial(_Handler, host)) as server:
        host.address = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
