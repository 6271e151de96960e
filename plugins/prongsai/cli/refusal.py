"""What a command answers that cannot be done."""

from __future__ import annotations

from typing import IO, Any

import click


class Refusal(click.ClickException):
    """A command that cannot be done as it was given, told in Thai."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """The message without click's English prefix."""
        click.echo(self.message, file=file, err=file is None)


class Failure(Refusal):
    """A command that was right and could not be done."""

    exit_code = 1
