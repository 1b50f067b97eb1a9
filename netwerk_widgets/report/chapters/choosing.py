"""What the group chose, and how: each round of choosing with its figure and its words."""

from functools import partial

from netwerk_widgets.bounded import Piece
from netwerk_widgets.figures.choosing import choice_bars
from netwerk_widgets.figures.pieces import drawn
from netwerk_widgets.insights import chosen
from netwerk_widgets.insights.chosen import Outcome
from netwerk_widgets.report.document import Block, Picture, Text
from netwerk_widgets.report.recorded import Recorded, bullets, section


def blocks(r: Recorded) -> list[Block]:
    """The earliest first; nothing where nothing was chosen."""
    found = chosen.outcomes(r.session, r.t)
    return [
        block
        for number, each in enumerate(found.values(), 1)
        for block in _outcome(r, f"choosing-{number}", each)
    ]


def _outcome(r: Recorded, key: str, found: Outcome) -> list[Block]:
    made = drawn(Piece(key), partial(choice_bars, found, r.t), r.t)
    picture: Block | None = Text(made.summary, "note") if made.missing else Picture(key, made)
    return section(
        chosen.title(found, r.t),
        Text(chosen.how(found, r.t), "lead"),
        None if made.empty else picture,
        bullets(chosen.lines(found, r.t)),
    )
