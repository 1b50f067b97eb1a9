"""Rounds and slips for tests."""

import secrets

from netwerk_widgets.rounds.kinds import KINDS, Wanted, made
from netwerk_widgets.rounds.model import Choice, Code, Round, Scale
from netwerk_widgets.rounds.rules import rule
from netwerk_widgets.session.cases import load_case
from tests.owned import owned

CODE = Code(key="k" * 22, digits="0427")
CASE = owned(load_case("laanboompact", "nl"))


def round_of(kind, session=CASE, uid="s1", **how) -> Round:
    how.setdefault("per", KINDS[kind].per[0])
    return made(Wanted(kind, **how), session, uid, CODE)


def key() -> str:
    return secrets.token_urlsafe(16)


def an_answer(ask, value=None):
    """Something that can be answered; ``value`` where the scale has it."""
    shape = ask.shape
    if isinstance(shape, Scale):
        return value if value in shape.values else shape.most
    if isinstance(shape, Choice):
        return shape.values[0]
    return "Een zin"


def answers(round_, value=None, party=""):
    """Answers to everything, together what the round wants."""
    given = {name: an_answer(ask, value) for name, ask in round_.fields()}
    if round_.whom:
        asked = {each.id for each in round_.asked_of(party or round_.parties[0].id)}
        return {name: each for name, each in given.items() if name.partition(".")[0] in asked}
    if (now := rule(round_)) == "dots":
        return {[*given][(value or 0) % len(given)]: round_.dots}
    if now == "order":
        names = [*given]
        start = (value or 0) % len(names)
        return {name: n for n, name in enumerate([*names[start:], *names[:start]], 1)}
    own = f"{party or round_.parties[0].id}." if now == "pairs" else None
    return {name: each for name, each in given.items() if own is None or not name.startswith(own)}


def raw(round_, value=None, **more):
    """What a phone sends that answers everything."""
    sent = {
        "round": round_.id,
        "key": key(),
        "code": round_.code.key,
        "answers": answers(round_, value, more.get("party", "")),
    }
    if round_.per == "party":
        sent["party"] = round_.parties[0].id
    elif not round_.anonymous:
        sent["who"] = "Ada"
    return sent | more
