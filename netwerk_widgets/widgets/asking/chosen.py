"""What a round of choosing says: the order in words, and what was first before."""

from collections.abc import Sequence

from markupsafe import Markup

from netwerk_widgets.insights import chosen
from netwerk_widgets.insights.apart import apart
from netwerk_widgets.insights.chosen import Outcome
from netwerk_widgets.rounds import choosing
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup

#: So many letters fit on a line of the stage.
LETTERS = 52


def outcome(round_: Round, slips: Sequence[Slip], t: Texts) -> Outcome:
    """What came of a revealed round."""
    assert round_.among is not None
    names = {
        thing: chosen.called(thing, words.said(t), t)
        for thing, (_name, words) in choosing.options(round_).items()
    }
    return Outcome(choosing.poll(round_, slips), names, round_.among, round_.dots)


def between(round_: Round, t: Texts, lines: int | None = None) -> Markup:
    """How a round of choosing is done and between what; nothing of what is no choosing.

    Where there is room for so many lines of `LETTERS`, as on the stage, long names are cut.
    """
    if round_.way is None:
        return Markup("")
    things = choosing.options(round_)
    found = [chosen.called(thing, words.said(t), t) for thing, (_name, words) in things.items()]
    n = len(found)
    if lines is not None:
        found = apart(found, max(1, lines // n) * LETTERS)
    said = [
        t("choosing.open.how", among=t(f"choosing.among.{round_.among}"), way=_way(round_, t)),
        t(f"choosing.way.{round_.way}.what", n=n, most=n - 1),
    ]
    rows = markup.joined(Markup("<li>{}</li>").format(each) for each in found)
    return Markup('<div class="nw-round-between"><p>{}</p><ul>{}</ul></div>').format(
        " ".join(said), rows
    )


def _way(round_: Round, t: Texts) -> str:
    return chosen.way(outcome(round_, (), t), t)


def told(
    round_: Round, slips: Sequence[Slip], before: tuple[Round, Sequence[Slip]] | None, t: Texts
) -> Markup:
    """The order in words, with the rule; of a second round what came first the first time."""
    found = outcome(round_, slips, t)
    first = (
        [t("choosing.told.before", title=chosen.title(outcome(*before, t), t))] if before else []
    )
    return listed(found, [*first, *chosen.lines(found, t)], t)


def listed(found: Outcome, lines: Sequence[str], t: Texts) -> Markup:
    """Sentences about what was chosen, after between what and how; the figure tells the rule."""
    rows = markup.joined(Markup("<li>{}</li>").format(each) for each in lines)
    return Markup('<div class="nw-findings"><p>{}</p><ul>{}</ul></div>').format(
        chosen.how(found, t), rows
    )
