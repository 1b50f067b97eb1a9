"""What one phone sends: exactly the form of the round that is open, and nothing else.

Everything in it is hostile until it has come through here.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeGuard
from urllib.parse import parse_qsl

from netwerk_widgets.rounds.model import MOST_LISTED, Answer, Ask, Choice, Round, Scale, Text
from netwerk_widgets.rounds.rules import UNFINISHED, broken, counted
from netwerk_widgets.session.models.signs import blank, unseen
from netwerk_widgets.texts import Texts

#: How long somebody's own name, or number, may be (characters).
NAME = 60
#: What a slip may weigh (bytes): twenty reasons, each sign written in twelve bytes by a form.
HEAVIEST = 32 * 1024
#: Who is not in the list from which people choose themselves.
UNLISTED = "-"
#: Who a slip is of that was dealt from a tally (`tally.dealt`): its answers stood on no one paper.
DEALT = "*"
#: So many fields at most has a form: eight of each thing in a list, and who it is of.
MOST_FIELDS = 8 * MOST_LISTED + 10
_SECRET = re.compile(r"[A-Za-z0-9_-]{22,43}", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,2}", re.ASCII)
_ABOUT = ("party", "who", "role", "seen")
_FORM = frozenset({"round", "key", "code", "answers", *_ABOUT})
#: The fields of a form without JavaScript: an answer's name with this before it.
PREFIX = "a."


class Refused(Exception):
    """A slip that is not taken; ``key`` names why, under ``rounds.refused`` in the texts."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def sentence(self, t: Texts) -> str:
        """Why, and what to do, in one sentence."""
        return t(f"rounds.refused.{self.key}")


@dataclass(frozen=True)
class Slip:
    """One phone's answers to a round, by the name of the answer.

    ``key`` is the phone's own, new for each round. ``party``, ``who`` and ``role`` are who it
    says to be; empty where that was not asked. ``seen`` is ``yes`` when the other organisation may
    see the marks.
    """

    key: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    party: str = ""
    who: str = ""
    role: str = ""
    seen: str = ""


def from_json(body: bytes) -> dict[str, Any]:
    """What the script of the page sends.

    Raises
    ------
    Refused
        When it is not JSON, or not an object with each name once.
    """
    try:
        found = json.loads(
            body.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        raise Refused("form") from None
    if not isinstance(found, dict):
        raise Refused("form")
    return found


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name that stands there twice")
    return found


def _no_number(_name: str) -> None:
    raise ValueError("not a number that JSON has")


def from_form(body: bytes, round_: Round) -> dict[str, Any]:
    """What a form without JavaScript sends, as the script would have sent it.

    Raises
    ------
    Refused
        When it is no form, or has a name twice.
    """
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
        found = _each_once(pairs)
    except ValueError:
        raise Refused("form") from None
    shapes = {name: ask.shape for name, ask in round_.fields()}
    answers: dict[str, Any] = {}
    for name in [each for each in found if each.startswith(PREFIX)]:
        value, bare = found.pop(name), name.removeprefix(PREFIX)
        if value:
            answers[bare] = _number(value) if isinstance(shapes.get(bare), Scale) else value
    return {**found, "answers": answers}


def _number(text: str) -> int | str:
    return int(text) if _NUMBER.fullmatch(text) else text


def is_key(value: object) -> TypeGuard[str]:
    """Whether this can be a phone's own key."""
    return isinstance(value, str) and _SECRET.fullmatch(value) is not None


def read(raw: Mapping[str, Any], round_: Round, *, whole: bool = True) -> Slip:
    """A slip of this round; not ``whole``: of somebody who is still typing it, answer by answer.

    Raises
    ------
    Refused
        When it is of another round, has anything that was not asked, lacks what must be there,
        or holds what cannot be an answer.
    """
    if raw.get("round") != round_.id:
        raise Refused("closed")
    key, answers = raw.get("key"), raw.get("answers")
    if not set(raw) <= _FORM or not isinstance(answers, dict):
        raise Refused("form")
    if not is_key(key):
        raise Refused("form")
    about = {name: _about(raw.get(name, ""), name, round_) for name in _ABOUT}
    asks = dict(round_.fields())
    if not set(answers) <= set(asks):
        raise Refused("form")
    given = {name: _answer(answers[name], ask) for name, ask in asks.items() if name in answers}
    given = {name: value for name, value in given.items() if value != ""}
    given = counted(round_, given) if whole else given
    if not given:
        raise Refused("empty")
    wrong = broken(round_, given, about["party"])
    if wrong and (whole or wrong not in UNFINISHED):
        raise Refused(wrong)
    return Slip(key, given, **about)


def _about(value: object, name: str, round_: Round) -> str:
    """Who somebody says to be: only what was asked, and only what could be chosen."""
    if not isinstance(value, str):
        raise Refused("form")
    if name == "who" and round_.people:
        return _listed(value, round_)
    if name == "who":
        asked = round_.per == "person" and not round_.anonymous
        value = _clean(value, NAME, name=True)
        if asked and not value:
            raise Refused("who")
        if value and not asked:
            raise Refused("form")
        return value
    if name == "seen":
        choices = ["yes", "no"] if round_.quality else []
    else:
        choices = [each.id for each in round_.parties] if name == "party" else list(round_.roles)
    if value and value not in choices:
        raise Refused("form")
    if name == "party" and round_.per == "party" and not value:
        raise Refused("party")
    return value


def _listed(value: str, round_: Round) -> str:
    """Who somebody chose to be: of the list, or nobody of it."""
    if not value:
        raise Refused("who")
    if value != UNLISTED and value not in {each.id for each in round_.people}:
        raise Refused("form")
    return value


def _answer(value: object, ask: Ask) -> Answer:
    shape = ask.shape
    if isinstance(shape, Text):
        if not isinstance(value, str):
            raise Refused("form")
        return _clean(value, shape.longest, name=False)
    if isinstance(shape, Choice):
        if not isinstance(value, str) or value not in shape.options:
            raise Refused("form")
        return value
    # True is an int to Python, and no answer to anybody.
    if type(value) is not int or not shape.least <= value <= shape.most:
        raise Refused("form")
    return value


def _clean(text: str, longest: int, *, name: bool) -> str:
    """What was typed, composed (NFC), its lines ended in one way, without spaces around it.

    A name is one line. A text of which nothing is to be seen is none.
    """
    if len(text) > 4 * longest:  # before anything is done with it
        raise Refused("long")
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if unseen(clean, name=name) or (name and blank(clean)):
        raise Refused("signs")
    if name:
        clean = " ".join(clean.split())
    if len(clean) > longest:
        raise Refused("long")
    seen = "".join(sign for sign in clean if unicodedata.category(sign) != "Cf")
    return clean if seen and not blank(seen) else ""


def as_text(slip: Slip) -> str:
    """A slip as it is kept: nothing but what was asked, in one order whatever was tapped first."""
    kept: dict[str, Any] = {"answers": dict(sorted(slip.answers.items()))}
    kept |= {name: getattr(slip, name) for name in _ABOUT if getattr(slip, name)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_text(kept: str) -> Slip:
    """A slip as it was kept; its key is gone."""
    return Slip(key="", **json.loads(kept))


def complete(round_: Round, slips: Sequence[Slip]) -> list[Slip]:
    """The slips that keep the rule: of one that is typed in, half may be missing."""
    return [each for each in slips if not broken(round_, each.answers, each.party)]
