"""Practising: 24 invented phones answer on this laptop, and nothing of it is kept."""

import random
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from netwerk_widgets.rounds.model import Ask, Choice, Round, Scale
from netwerk_widgets.rounds.rules import rule
from netwerk_widgets.rounds.slips import UNLISTED, read
from netwerk_widgets.rounds.store import Answers, ClosedError
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.asking.desk import Desk, Seen
from netwerk_widgets.widgets.open_page import OpenPage

#: How many phones there are, and how many of them answer between two looks.
PHONES, AT_ONCE = 24, 4


class PracticeDesk(Desk):
    """A desk with a throw-away file of answers, out of reach of every door."""

    practice = True

    def __init__(self, page: OpenPage) -> None:
        super().__init__(page)
        self._t = page.t
        self._folder = TemporaryDirectory(prefix="netwerk-")
        # What is invented; a group scores round a middle of its own, or it looks like noise.
        self._chance = random.Random(7)  # noqa: S311

    def why_not(self) -> str:
        """Practising needs no phones."""
        return ""

    @contextmanager
    def answers(self) -> Iterator[Answers]:
        """The throw-away file."""
        try:
            with Answers(Path(self._folder.name) / "answers.db") as answers:
                yield answers
        except ClosedError as gone:
            raise NetwerkError("round_gone") from gone

    def _exists(self) -> bool:
        return True

    def _look(self) -> list[Seen]:
        for each in super()._look():
            if each.round.state == "open" and each.count < PHONES:
                many = min(AT_ONCE, PHONES - each.count)
                slips = [
                    read(invented(each.round, each.count + n, self._chance, self._t), each.round)
                    for n in range(many)
                ]
                with self.answers() as answers:
                    answers.put(each.round.id, slips)
        return super()._look()

    def close(self) -> None:
        """Throw the file away."""
        self._folder.cleanup()


def invented(round_: Round, number: int, chance: random.Random, t: Texts) -> dict[str, Any]:
    """What an invented phone sends."""
    sent: dict[str, Any] = {
        "round": round_.id,
        "key": secrets.token_urlsafe(16),
        "answers": _answers(round_, number, chance, t),
    }
    if round_.per == "party":
        sent["party"] = round_.parties[number % len(round_.parties)].id
    elif round_.people:
        sent["who"] = round_.people[number].id if number < len(round_.people) else UNLISTED
    elif not round_.anonymous:
        sent["who"] = str(number + 1)
    if round_.roles:
        sent["role"] = chance.choice(round_.roles)
    return sent


def _answers(round_: Round, number: int, chance: random.Random, t: Texts) -> dict[str, int | str]:
    """What it answers, together what the round wants (`rounds.rules`)."""
    names = [name for name, _ask in round_.fields()]
    if (now := rule(round_)) == "dots":
        spent = [chance.choice(names) for _ in range(round_.dots or 1)]
        return {name: spent.count(name) for name in names if name in spent}
    if now == "order":
        chance.shuffle(names)
        return {name: place for place, name in enumerate(names, 1)}
    given = {name: _answer(ask, chance, t) for name, ask in round_.fields()}
    if round_.whom:
        asked = {
            each.id for each in round_.asked_of(round_.parties[number % len(round_.parties)].id)
        }
        return {name: value for name, value in given.items() if name.partition(".")[0] in asked}
    if now == "pairs":
        own = round_.parties[number % len(round_.parties)].id
        others = [each.id for each in round_.questions if each.id != own]
        some = chance.sample(others, min(3, len(others)))
        return {name: value for name, value in given.items() if name.partition(".")[0] in some}
    return given


def _answer(ask: Ask, chance: random.Random, t: Texts) -> int | str:
    shape = ask.shape
    if isinstance(shape, Scale):
        return round(chance.triangular(shape.least, shape.most, shape.most))
    values: Sequence[str] = shape.values if isinstance(shape, Choice) else ()
    return chance.choice(values) if values else t("rounds.asking.invented")
