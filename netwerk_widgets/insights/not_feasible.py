"""Suggestions that the group finds not feasible: set aside, in sight, and with a way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.insights.names import party_names, short
from netwerk_widgets.session.ids import fresh
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

Document = dict[str, Any]


@dataclass(frozen=True)
class Aside:
    """A relation between two, or (without ``other``) a party to bring in, that is not suggested."""

    one: str
    other: str | None = None

    @property
    def ends(self) -> frozenset[str | None]:
        """The two, whichever comes first."""
        return frozenset((self.one, self.other))


def set_aside(session: Session) -> list[Aside]:
    """What is not suggested, in the order in which it was set aside.

    Not of who went; nor of two that have a relation after all.
    """
    known = {each.id for each in session.stakeholders.items}
    have = {frozenset((each.from_id, each.to_id)) for each in session.relations.items}
    pairs = dict.fromkeys((x.one, x.other) for x in session.domain.not_feasible)
    found = [Aside(one, other) for one, other in pairs if one in known and other in known]
    found = [each for each in found if each.ends not in have]
    return [*found, *(Aside(each) for each in session.domain.not_brought if each in known)]


def put_aside(domain: Mapping[str, Any], what: Aside) -> Document:
    """The document of the domain in which this is not feasible."""
    fresh_document = without(domain, what)
    if what.other is None:
        fresh_document["not_brought"].append(what.one)
    else:
        row = {"id": fresh(), "one": what.one, "other": what.other}
        fresh_document["not_feasible"].append(row)
    return fresh_document


def without(domain: Mapping[str, Any], what: Aside) -> Document:
    """The document of the domain in which this may be suggested again."""
    pairs, parties = domain["not_feasible"], domain["not_brought"]
    return {
        **domain,
        "not_feasible": [x for x in pairs if frozenset((x["one"], x["other"])) != what.ends],
        "not_brought": [x for x in parties if what.other is not None or x != what.one],
    }


def called(what: Aside, names: Mapping[str, str], t: Texts) -> str:
    """What was set aside, in a few words."""
    one = short(names[what.one], 48)
    if what.other is None:
        return t("helping.choice.party.label", name=one)
    return t("helping.figure.pair", a=one, b=short(names[what.other], 48))


def told(session: Session, t: Texts) -> str:
    """What was set aside, in a sentence; nothing without."""
    names = party_names(session, t)
    found = [called(each, names, t) for each in set_aside(session)]
    return t("helping.aside.told", what=t.enumerate(found)) if found else ""
