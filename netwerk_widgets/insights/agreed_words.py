"""What the group agreed (`insights.agreed`), in words to be read aloud."""

from collections.abc import Mapping

from netwerk_widgets.insights.agreed import Promise
from netwerk_widgets.insights.names import amount, day, named
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import Action
from netwerk_widgets.texts import Texts


def deed(action: Action, names: Mapping[str, str], t: Texts) -> str:
    """Who does an action, and with whom."""
    who = names.get(action.owner or "", "")
    partners = [names[each] for each in action.partners if each in names and each != action.owner]
    if who and partners:
        return t("agreed.with", who=who, partners=t.enumerate(partners))
    return who or (t.enumerate(partners) if partners else t("agreed.nobody"))


def by_when(action: Action, t: Texts) -> str:
    """The day by which it is done, or from which; that there is none yet."""
    if action.end:
        return day(action.end, t)
    return t("agreed.from", day=day(action.start, t)) if action.start else t("agreed.no_day")


def promised(promise: Promise, t: Texts) -> list[str]:
    """What a party promised: its actions with their day, its hours and money, what it brings."""
    titles = named((*promise.does, *promise.joins), t, 600)
    found = [
        t(f"agreed.{key}", what=titles[each.id], day=by_when(each, t))
        for key, actions in (("does", promise.does), ("joins", promise.joins))
        for each in actions
    ]
    if promise.hours:
        found.append(t("agreed.hours", n=amount(promise.hours, t)))
    if promise.money:
        found.append(t("agreed.money", n=amount(promise.money, t)))
    if promise.brings:
        found.append(t("agreed.brings", what=promise.brings))
    return found


def confirmed(promise: Promise, t: Texts) -> str:
    """That a party confirmed it, and when; or that it changed since then; empty when it did not."""
    if promise.on is None:
        return ""
    return t("agreed.changed" if promise.changed else "agreed.confirmed", day=day(promise.on, t))


def reviewed(session: Session, t: Texts) -> str:
    """When the group looks back; empty as long as that is not known."""
    review = session.persevering.next_review
    return t("agreed.review", day=day(review, t)) if review else ""
