"""A figure, or what stands out, as a piece of a page: within its bound, or a sentence instead."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from netwerk_widgets.bounded import Piece, Trouble
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.theme import empty
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.texts import Texts


def drawn(piece: Piece, draw: Callable[[], Drawing], t: Texts) -> Drawing:
    """The figure; one that says so when it fails or takes too long."""

    def instead(trouble: Trouble) -> Drawing:
        blank = empty(piece.what, t("missing.title"), t(f"missing.figure.{trouble}"))
        return replace(blank, missing=True)

    return piece.make(draw, instead)


def told(piece: Piece, find: Callable[[], Iterable[Finding]], t: Texts) -> list[Finding]:
    """What stands out; one sentence that says so when that fails or takes too long."""
    return piece.make(
        lambda: list(find()),
        lambda trouble: [Finding("missing", t(f"missing.part.{trouble}"))],
    )


def called(function: object) -> str:
    """What a piece is called in the log and on the page, after the function that makes it."""
    inner = getattr(function, "func", function)  # of functools.partial
    return str(getattr(inner, "__name__", "piece")).strip("_<>")
