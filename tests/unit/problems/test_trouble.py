from __future__ import annotations

import errno
import os

import pytest

from prongsai.problems.trouble import HalfReplaced, as_build_trouble, as_trouble


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.ECHILD, errno.EXDEV])
def test_what_the_system_refuses_is_told_with_its_place_and_a_cure(code: int) -> None:
    told = as_trouble(OSError(code, os.strerror(code), "site/index.html"))
    assert "(site/index.html)" in told
    assert "\nวิธีแก้: " in told


def test_english_is_kept_where_nothing_else_is_known() -> None:
    assert "ระบบแจ้งว่า Level 2 halted" in as_trouble(OSError(errno.ERANGE, "Level 2 halted"))
    assert "ระบบแจ้งว่า no number" in as_trouble(OSError("no number"))


def test_a_build_says_how_the_site_stands() -> None:
    assert "ยังอยู่ครบ" in as_build_trouble(OSError(errno.ENOSPC, "full"))
    assert "ปนกัน" in as_build_trouble(HalfReplaced(errno.ENOSPC, "full"))
