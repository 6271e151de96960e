"""Whatever is typed: a portal or problems, never a traceback; and every problem can be told."""

from __future__ import annotations
