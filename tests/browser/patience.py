"""How long a page is waited for: on a busy machine it takes its time, and only a test that fails waits to the end."""

from playwright.sync_api import expect

PATIENCE = 60_000
"""Milliseconds."""

expect.set_options(timeout=PATIENCE)
