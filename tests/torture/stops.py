"""A process that stops at each of its file operations until it is told to go on, to fail or to die: seccomp's notifications on Linux."""

from __future__ import annotations

import atexit
import ctypes
import errno
import fcntl
import os
import platform
import select
import signal
import socket
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import util
from pathlib import Path
from struct import Struct, pack

from tests.torture.calls import MACHINES, Operation, known_numbers, operation


class Act(Enum):
    """What happens to an operation, where it is not an error number."""

    GO_ON = "go on"
    KILL_BUILD = "kill the build"
    """The process that was started; whoever helps it is left to itself."""
    KILL_HELPER = "kill the process that asks"
    KILL_ALL = "pull the plug"


@dataclass
class Ended:
    """How a process came to its end."""

    code: int = 0
    """Its exit code, negative for a signal."""
    said: str = ""
    left: list[int] = field(default_factory=list)
    """Processes that outlived it by `PATIENCE`."""
    hung: bool = False
    operations: int = 0


PATIENCE = 5.0
"""Seconds that helpers may take to notice that nobody waits for them."""
HANGS = 120.0
"""Seconds without any operation after which a process is taken to wait for ever."""

_NOTIFICATION = Struct("=QIIiIQ6Q")
_ANSWER = Struct("=QqiI")
_RECEIVE = (3 << 30) | (_NOTIFICATION.size << 16) | (ord("!") << 8)
_SEND = (3 << 30) | (_ANSWER.size << 16) | (ord("!") << 8) | 1
_CONTINUE = 1
_PR_SET_NO_NEW_PRIVS, _PR_SET_CHILD_SUBREAPER = 38, 36
_SECCOMP = {"x86_64": 317, "aarch64": 277}


def why_not() -> str:
    """Why processes cannot be stopped here; empty where they can."""
    if sys.platform != "linux" or platform.machine() not in MACHINES:
        return "stops at file operations need Linux on x86_64 or aarch64"
    child = os.fork()
    if not child:
        try:
            os.close(_stop_at(known_numbers().keys() - known_numbers().keys()))
        except OSError:
            os._exit(1)
        os._exit(0)
    return "this system refuses seccomp's notifications" if os.waitpid(child, 0)[1] else ""


def run(work: Callable[[], int], log: Path, decide: Callable[[int, Operation], Act | int], *, looks: bool = True) -> Ended:
    """Do `work` in a process of its own; before each of its file operations `decide(process, operation)` says what comes of it.

    An error number is what the operation fails with. `looks`: also at what only looks.
    """
    libc().prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    ours, theirs = socket.socketpair()
    process = os.fork()
    if not process:
        ours.close()
        _begin(work, log, theirs, looks=looks)
    theirs.close()
    _, (listener,), *_ = socket.recv_fds(ours, 1, 1)
    ours.close()
    try:
        ended = _attend(process, listener, decide)
    finally:
        os.close(listener)
    ended.said = log.read_text("utf-8", errors="replace")
    return ended


def libc() -> ctypes.CDLL:
    """The C library of this process."""
    return ctypes.CDLL(None, use_errno=True)


def _begin(work: Callable[[], int], log: Path, theirs: socket.socket, *, looks: bool) -> None:
    code = 120
    try:
        os.setsid()
        # What this process inherits is not its to tidy up.
        weakref.finalize._registry.clear()  # type: ignore[attr-defined]
        util._finalizer_registry.clear()  # type: ignore[attr-defined]
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(out, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
        from tests.torture.calls import CALLS

        listener = _stop_at(number for number, name in known_numbers().items() if looks or CALLS[name].changes or name.startswith("open"))
        socket.send_fds(theirs, [b"!"], [listener])
        os.close(listener)
        theirs.close()
        code = work()
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def _stop_at(numbers: Iterator[int] | set[int]) -> int:
    """Stop this process and its children at these calls from now on; the descriptor that hears of it."""

    def step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return pack("=HBBI", code, if_true, if_false, value)

    load, equal, done = 0x20, 0x15, 0x06
    allow, notify = 0x7FFF0000, 0x7FC00000
    program = [step(load, 4), step(equal, MACHINES[platform.machine()], 1, 0), step(done, allow), step(load, 0)]
    for number in numbers:
        program += [step(equal, number, 0, 1), step(done, notify)]
    program.append(step(done, allow))
    steps = ctypes.create_string_buffer(b"".join(program))
    whole = ctypes.create_string_buffer(pack("=HxxxxxxQ", len(program), ctypes.addressof(steps)))
    libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    listener = libc().syscall(_SECCOMP[platform.machine()], 1, 1 << 3, whole)
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return int(listener)


def _attend(process: int, listener: int, decide: Callable[[int, Operation], Act | int]) -> Ended:
    ended, names, waiting = Ended(), known_numbers(), select.poll()
    waiting.register(listener, select.POLLIN)
    gone_at: float | None = None
    heard_at = time.monotonic()
    while True:
        for number, status in _reaped():
            if number == process:
                ended.code, gone_at = os.waitstatus_to_exitcode(status), time.monotonic()
        heard = waiting.poll(20)
        if any(event & select.POLLHUP for _, event in heard):
            break
        if heard:
            heard_at = time.monotonic()
            ended.operations += _answer(process, listener, decide, names)
        elif gone_at and time.monotonic() - gone_at > PATIENCE:
            ended.left = _session(process)
            for number in ended.left:
                os.kill(number, signal.SIGKILL)
            gone_at += PATIENCE
        elif time.monotonic() - heard_at > HANGS:
            ended.hung = True
            for number in _session(process):
                os.kill(number, signal.SIGKILL)
            heard_at = time.monotonic()
    while gone_at is None:
        number, status = os.waitpid(process, 0)
        ended.code, gone_at = os.waitstatus_to_exitcode(status), time.monotonic()
    return ended


def _reaped() -> Iterator[tuple[int, int]]:
    with suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG))[0]:
            yield found


def _answer(build: int, listener: int, decide: Callable[[int, Operation], Act | int], names: dict[int, str]) -> int:
    notification = bytearray(_NOTIFICATION.size)
    try:
        fcntl.ioctl(listener, _RECEIVE, notification)
    except OSError as error:
        # Whoever asked has died meanwhile.
        if error.errno in (errno.ENOENT, errno.EINTR):
            return 0
        raise
    number, process, _, call, _, _, *arguments = _NOTIFICATION.unpack(notification)
    act = decide(build, operation(process, names[call], tuple(arguments)))
    if isinstance(act, int):
        answer = _ANSWER.pack(number, 0, -act, 0)
    else:
        answer = _ANSWER.pack(number, 0, 0, _CONTINUE)
        targets = {Act.KILL_BUILD: [build], Act.KILL_HELPER: [process], Act.KILL_ALL: _session(build) if act is Act.KILL_ALL else []}
        for target in targets.get(act, []):
            os.kill(target, signal.SIGKILL)
    if act not in (Act.GO_ON,) and not isinstance(act, int):
        # The one who asks must not get a step further.
        return 1
    with suppress(OSError):
        fcntl.ioctl(listener, _SEND, answer)
    return 1


def _session(leader: int) -> list[int]:
    """The living processes of the session that `leader` began."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, session, *_ = stat.read_text().rpartition(")")[2].split()
            if int(session) == leader and state != "Z":
                found.append(int(stat.parent.name))
    return found
