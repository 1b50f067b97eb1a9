"""What the answers of one slip must be together, besides each by itself what was asked."""

from collections.abc import Mapping
from typing import Literal, get_args

from netwerk_widgets.rounds.model import Answer, Ask, Round
from netwerk_widgets.session.models.pictures import Aspect

ASPECTS = frozenset(get_args(Aspect))
#: ``dots``: no more than there are; ``order``: each place once; ``all``: an answer to everything;
#: ``pairs``: of what is told of, all that is not `optional`, and nothing of oneself.
Rule = Literal["", "dots", "order", "all", "pairs"]

#: What may still come right, while somebody types.
UNFINISHED = ("order", "all", "pairs")


def rule(round_: Round) -> Rule:
    """The rule of a round; most have none."""
    if round_.kind == "relations":
        return "pairs"
    if round_.way is None:
        return ""
    return "dots" if round_.way == "dots" else "order" if round_.way == "ranking" else "all"


def optional(ask: Ask) -> bool:
    """Whether it may be left out where the rest must be answered: a mark for a relation."""
    return ask.id in ASPECTS


def broken(round_: Round, given: Mapping[str, Answer], party: str) -> str:
    """Which rule these answers break (a key under ``rounds.refused``); empty: none."""
    if round_.whom and not {_about(name) for name in given} <= {*round_.whom.get(party, ())}:
        return "whom"
    now = rule(round_)
    if now == "dots":
        spent = sum(each for each in given.values() if isinstance(each, int))
        return "dots" if spent > (round_.dots or 0) else ""
    if now == "order":
        places = list(range(1, len(dict(round_.fields())) + 1))
        return "" if sorted(int(each) for each in given.values()) == places else "order"
    if now == "all":
        return "" if {*given} == {*dict(round_.fields())} else "all"
    if now == "pairs":
        told = {_about(name) for name in given}
        if party in told:
            return "self"
        asks = {
            f"{q.id}.{ask.id}"
            for q in round_.questions
            if q.id in told
            for ask in q.asks
            if not optional(ask)
        }
        return "" if asks <= {*given} else "pairs"
    return ""


def _about(name: str) -> str:
    return name.partition(".")[0]


def counted(round_: Round, given: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers without what says nothing: no dot is no answer."""
    if rule(round_) != "dots":
        return dict(given)
    return {name: value for name, value in given.items() if value != 0}
