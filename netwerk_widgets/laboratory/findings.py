"""What stands out in a session, sentence by sentence, with the rule that chose them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from netwerk_widgets.insights import (
    accelerators,
    dilemmas,
    doing,
    dream,
    forces,
    goals,
    health,
    helping,
    influence_words,
    looking_back,
    pictures,
    quality,
    reinforcement,
    sentences,
    thread,
)
from netwerk_widgets.insights.finding import Finding as Told
from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.laboratory.mistakes import NearestError
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

if TYPE_CHECKING:
    import pandas as pd

_Find = Callable[[Session, Texts, date], list[Told]]

#: Where findings are about, in the order of the steps.
ABOUT: dict[str, _Find] = {
    "network": lambda s, t, _: sentences.findings(s, t),
    "pictures": lambda s, t, _: pictures.findings(s, t),
    "quality": lambda s, t, _: quality.findings(s, t),
    "helping": lambda s, t, _: helping.findings(s, t),
    "forces": lambda s, t, _: forces.findings(s, t),
    "accelerators": lambda s, t, _: accelerators.findings(s, t),
    "reinforcement": lambda s, t, _: reinforcement.findings(s, t),
    "dream": lambda s, t, _: dream.findings(s, t),
    "goals": goals.findings,
    "influence": lambda s, t, _: influence_words.findings(s, t),
    "dilemmas": dilemmas.findings,
    "doing": doing.findings,
    "health": lambda s, t, _: health.findings(s, t),
    "moments": looking_back.findings,
    "thread": thread.findings,
}


@dataclass(frozen=True)
class Finding:
    """Something that stands out.

    ``about`` is what it is of, ``key`` which finding it is, ``sentence`` what it says with its
    numbers in it, ``question`` what a group may talk about, ``rule`` how it was chosen.
    ``number`` is what it is about, as it is computed (of what changed: by how much), and ``unit``
    of what that is, in words: ``parties``, ``share, 0–1``. None and empty where it is about no
    number.
    """

    about: str
    key: str
    sentence: str
    question: str
    rule: str
    number: float | None = None
    unit: str = ""

    def __str__(self) -> str:
        """The sentence and its question."""
        return f"{self.sentence} {self.question}".strip()


class Findings(Sequence[Finding]):
    """What stands out, in order; shows itself as a list, ``.frame()`` is a DataFrame."""

    def __init__(self, found: Sequence[Finding]) -> None:
        self._found = tuple(found)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]  # an index or a slice
        """One, or some."""
        return self._found[at]

    def __len__(self) -> int:
        return len(self._found)

    def frame(self) -> "pd.DataFrame":
        """The findings as a table: words, and the ``number`` of each as a number (``float64``)."""
        import pandas as pd

        names = ["about", "key", "sentence", "number", "unit", "question", "rule"]
        found = {name: [getattr(each, name) for each in self] for name in names}
        return pd.DataFrame(found, columns=names).astype(
            dict.fromkeys(names, "string") | {"number": "float64"}
        )

    def __repr__(self) -> str:
        """A line each."""
        return "\n".join(f"- {each}" for each in self) or "–"

    def _repr_html_(self) -> str:
        lines = "".join(
            f"<li title='{escape(each.rule, quote=True)}'>{escape(each.sentence)} "
            f"<em>{escape(each.question)}</em></li>"
            for each in self
        )
        return f"<ul>{lines}</ul>"


def findings(
    session: SessionData | Session, about: str | None = None, *, today: date | None = None
) -> Findings:
    """What stands out, in words.

    Parameters
    ----------
    session
        What to look at.
    about
        ``network``, ``pictures``, ``quality``, ``helping``, ``forces``, ``accelerators``,
        ``reinforcement``, ``dream``, ``goals``, ``influence``, ``dilemmas``, ``doing``,
        ``health``, ``moments`` or ``thread``; all, without.
    today
        The day on which something is late; the computer's, without.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.findings(nw.load(case="laanboompact", language="en"), "network")
    >>> found[0].key, found[0].number, found[0].unit
    ('articulation', 2, 'parts')
    """
    if about is not None and about not in ABOUT:
        raise NearestError("no_findings", str(about), ABOUT)
    data = as_session(session)
    day = today or date.today()  # noqa: DTZ011  # the user's own day
    chosen = ABOUT if about is None else {about: ABOUT[about]}
    return Findings(list(_told(data, chosen, day)))


def _told(data: SessionData, chosen: dict[str, _Find], day: date) -> Iterator[Finding]:
    for about, find in chosen.items():
        rule = data.texts(f"laboratory.rule.{about}")
        for each in find(data.session, data.texts, day):
            unit = data.texts(f"laboratory.unit.{each.unit}") if each.unit else ""
            yield Finding(about, each.key, each.sentence, each.question, rule, each.number, unit)
