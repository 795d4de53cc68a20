"""The exception tree: each error keeps what it is about and says what to do next.

The class attribute `exit_code` is the command line's exit code for that error (README, "Exit codes").
"""

from __future__ import annotations

from compgraph.messages import Text, language, text


class CompgraphError(Exception):
    """Something compgraph can explain: a sentence, and the remedy when there is one."""

    exit_code = 70

    def __init__(self, message: Text, remedy: Text | None = None) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        spoken = language()
        parts = [self.message, self.remedy]
        return "\n".join(part.in_(spoken) for part in parts if part)


class UsageError(CompgraphError):
    """The call cannot be carried out as written: an option, a folder, a query or a parameter."""

    exit_code = 2


class UnknownCode(UsageError):
    """A code that no loaded standard has; `nearest` are the codes that look like it."""

    def __init__(
        self, code: str, nearest: tuple[str, ...], message: Text, remedy: Text | None = None
    ) -> None:
        super().__init__(message, remedy)
        self.code = code
        self.nearest = nearest


class SourceRefused(CompgraphError):
    """A source that cannot be read as a standard, with the place where reading stopped."""

    exit_code = 3

    def __init__(
        self,
        rule: str,
        message: Text,
        remedy: Text | None = None,
        *,
        source: str,
        line: int | None = None,
        page: int | None = None,
        table: int | None = None,
        row: int | None = None,
    ) -> None:
        super().__init__(message, remedy)
        self.rule = rule
        self.source = source
        self.line = line
        self.page = page
        self.table = table
        self.row = row

    @property
    def place(self) -> Text:
        """The source, and as much of the place in it as is known."""
        if self.line is not None:
            return Text(f"{self.source}:{self.line}", f"{self.source}:{self.line}")
        parts = [
            text(f"refusals.place-{name}", number=number)
            for name, number in (("page", self.page), ("table", self.table), ("row", self.row))
            if number is not None
        ]
        if not parts:
            return Text(self.source, self.source)
        return Text(
            f"{self.source}（{''.join(part.zh for part in parts)}）",
            f"{self.source} ({', '.join(part.en for part in parts)})",
        )

    def __str__(self) -> str:
        return f"{self.place.in_(language())}: {super().__str__()}"


class LimitReached(CompgraphError):
    """A deadline, a size, a nesting depth, a memory limit or a lock stopped the work."""

    exit_code = 4
