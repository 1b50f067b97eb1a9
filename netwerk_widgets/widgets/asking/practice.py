"""Practising: 24 invented phones answer on this laptop, and nothing of it is kept."""

import random
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from netwerk_widgets.rounds.model import Ask, Choice, Round, Scale
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
        "answers": {name: _answer(ask, chance, t) for name, ask in round_.fields()},
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


def _answer(ask: Ask, chance: random.Random, t: Texts) -> int | str:
    shape = ask.shape
    if isinstance(shape, Scale):
        return round(chance.triangular(shape.least, shape.most, shape.most))
    values: Sequence[str] = shape.values if isinstance(shape, Choice) else ()
    return chance.choice(values) if values else t("rounds.asking.invented")
