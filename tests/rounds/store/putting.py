"""Slips that are put in, and what is then in the file."""

from netwerk_widgets.rounds.slips import read
from tests.rounds.making import key, raw, round_of

ANONYMOUS = round_of("forces", anonymous=True, roles=("zorg",))


def slip(value, whose=None, round_=ANONYMOUS, **more):
    return read(raw(round_, value, key=whose or key(), **more), round_)


def revealed(answers, round_):
    answers.move_on(round_.id, "closed")
    answers.move_on(round_.id, "revealed")
    return answers.slips(round_.id)
