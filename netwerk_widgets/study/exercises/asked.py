"""What every exercise's check is given, and what several of them ask of it."""

from dataclasses import dataclass
from functools import cached_property

from netwerk_widgets.session.cases import case_file
from netwerk_widgets.session.models import Session
from netwerk_widgets.study.guide import Guide, party_names
from netwerk_widgets.study.matching import match
from netwerk_widgets.texts import Texts


@dataclass(frozen=True)
class Asked:
    """A student's session on a case, the case's guide, and the language to speak."""

    case: str
    guide: Guide
    session: Session
    t: Texts

    @property
    def names(self) -> dict[str, str]:
        """What the reference calls each expected party, in this language."""
        return {
            each.party: party_name(self.case, each.party, self.t) for each in self.guide.parties
        }

    @cached_property
    def recognised(self) -> dict[str, str]:
        """Which expected party each of the student's parties is, by the student's id."""
        known = party_names(self.case)
        expected = {
            each.party: (*known.get(each.party, ()), *each.aliases) for each in self.guide.parties
        }
        given = [(each.id, each.name) for each in self.session.stakeholders.items]
        return match(given, expected)

    @property
    def own_names(self) -> dict[str, str]:
        """What the student calls each party."""
        return {
            each.id: each.name or self.t("ui.unnamed") for each in self.session.stakeholders.items
        }


def party_name(case: str, party: str, t: Texts) -> str:
    """What the case calls a party; its id when the case does not know it."""
    items = case_file(case, "stakeholders", t.language).get("items", ())
    return next((str(each["name"]) for each in items if each["id"] == party), party)


def told(text: str, least: int) -> bool:
    """Whether something was said in at least so many words."""
    return len(text.split()) >= least
