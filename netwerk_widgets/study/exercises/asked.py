"""What every exercise's check is given, and what several of them ask of it."""

from dataclasses import dataclass
from functools import cached_property

from netwerk_widgets.session.cases import case_file
from netwerk_widgets.session.models import Session
from netwerk_widgets.study.about import about
from netwerk_widgets.study.given import Given, given
from netwerk_widgets.study.guide import Guide, party_names
from netwerk_widgets.study.matching import match
from netwerk_widgets.study.spelling import tokens
from netwerk_widgets.texts import Texts

#: So much of a text is looked at; nobody's answer needs more.
_LONGEST = 4000


@dataclass(frozen=True)
class Asked:
    """A student's session on a case, the case's guide, and the language to speak."""

    case: str
    guide: Guide
    session: Session
    t: Texts

    @cached_property
    def names(self) -> dict[str, str]:
        """What the reference calls each expected party, in this language."""
        called = _names(self.case, self.t)
        return {each.party: called.get(each.party, each.party) for each in self.guide.parties}

    @property
    def given(self) -> Given:
        """What the student was given to read."""
        return given(self.case)

    @cached_property
    def called(self) -> dict[str, tuple[str, ...]]:
        """Every name of each expected party."""
        known = party_names(self.case)
        return {
            each.party: (*known.get(each.party, ()), *each.aliases) for each in self.guide.parties
        }

    @cached_property
    def recognised(self) -> dict[str, str]:
        """Which expected party each of the student's parties is, by the student's id."""
        named = [(each.id, each.name) for each in self.session.stakeholders.items]
        return match(named, self.called, self.given.vocabulary)

    @property
    def own_names(self) -> dict[str, str]:
        """What the student calls each party."""
        return {
            each.id: each.name or self.t("ui.unnamed") for each in self.session.stakeholders.items
        }

    def about(self, text: str) -> int:
        """How many words of a text occur in what was given to read, or name a party."""
        return about(self.case, text, self.own_names.values())


def party_name(case: str, party: str, t: Texts) -> str:
    """What the case calls a party; its id when the case does not know it."""
    return _names(case, t).get(party, party)


def _names(case: str, t: Texts) -> dict[str, str]:
    items = case_file(case, "stakeholders", t.language).get("items", ())
    return {each["id"]: str(each["name"]) for each in items}


def told(text: str, least: int, question: str = "") -> bool:
    """Whether something was said in at least so many words.

    The same word over and over says nothing, nor does the question (or the beginning that was
    offered) alone: two thirds of the words must be different ones.
    """
    said = tokens(text, _LONGEST)
    different = {each for each in said if any(sign.isalpha() for sign in each)}
    if different <= set(tokens(question, _LONGEST)):
        return False
    return len(said) >= least and 3 * len(different) >= 2 * least
