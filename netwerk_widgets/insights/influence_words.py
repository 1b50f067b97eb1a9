"""Step 4: who can carry the goals, who can stop one and who bridges, in words."""

from collections.abc import Iterable, Sequence

from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.influence import (
    LEAST_ANSWERED,
    SAME,
    Influences,
    contested,
    influences,
    invented,
    most_of,
)
from netwerk_widgets.insights.names import few, named, party_names
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def findings(session: Session, t: Texts) -> list[Finding]:
    """Who can carry it, who can stop it, who bridges; groups; and how sure all that is."""
    found = influences(session)
    if not found.answered:
        return []
    if not found.ranked:
        return [_few(found, t)]
    if not found.placed:
        return [Finding("influence_no_positions", t("influence.finding.no_positions"))]
    names = party_names(session, t)
    goals = [*named(session.goals.goals, t).values()]
    return [
        _carry(found, names, t),
        _stop(found, names, goals, t),
        _bridge(found, names, t),
        *_groups(found, names, t),
        _doubt(session, found, t),
    ]


def _few(found: Influences, t: Texts) -> Finding:
    many = len(found.answered)
    key = "none" if many >= LEAST_ANSWERED else "few"
    sentence = t(f"influence.finding.{key}", n=many, all=found.many, least=LEAST_ANSWERED)
    return Finding(f"influence_{key}", sentence, "", many, "party")


def _about(share: float, t: Texts) -> str:
    """A share as people say it: in tens of percents, for more is not known."""
    return t("influence.about_share", n=round(10 * share) * 10)


def _carry(found: Influences, names: dict[str, str], t: Texts) -> Finding:
    who, share = most_of(found.support)
    if not who:
        return Finding("influence_carry_none", t("influence.finding.carry_none"))
    sentence = t.count(
        "influence.finding.carry", len(who), names=_names(who, names, t), share=_about(share, t)
    )
    return Finding("influence_carry", sentence, t("influence.question.carry"), share, "share")


def _stop(found: Influences, names: dict[str, str], goals: Sequence[str], t: Texts) -> Finding:
    most = contested(found)
    if most is None:
        return Finding("influence_stop_none", t("influence.finding.stop_none"))
    goal, weights = most
    against = {
        each: max(0.0, -row[goal])
        for each, row in zip(found.parties, found.coalitions.weighted, strict=True)
    }
    who, _ = most_of(against)
    share = weights.opposition / weights.together
    sentence = t.count(
        "influence.finding.stop",
        len(who),
        names=_names(who, names, t),
        goal=goals[goal],
        share=_about(share, t),
    )
    question = t("influence.question.stop")
    return Finding("influence_stop", sentence, question, share, "share")


def _bridge(found: Influences, names: dict[str, str], t: Texts) -> Finding:
    if not found.bridges:
        return Finding("influence_bridge_none", t("influence.finding.bridge_none"))
    best = found.bridges[0]
    equal = [each for each in found.bridges if abs(each.weight - best.weight) < SAME]
    one, other = (names[each] for each in best.between)
    who = _names([each.party for each in equal], names, t)
    sentence = t.count("influence.finding.bridge", len(equal), names=who, one=one, other=other)
    return Finding(
        "influence_bridge", sentence, t("influence.question.bridge"), best.weight, "point"
    )


def _groups(found: Influences, names: dict[str, str], t: Texts) -> list[Finding]:
    if len(found.groups) < 2:
        return []
    told = "; ".join(few([names[each] for each in group], t, 4) for group in found.groups)
    sentence = t("influence.finding.groups", n=len(found.groups), groups=told)
    return [Finding("influence_groups", sentence, "", len(found.groups), "group")]


def _doubt(session: Session, found: Influences, t: Texts) -> Finding:
    """That all this is rough: who answered, what counts as 0, and whether another sum agrees."""
    sentence = t(
        "influence.finding.doubt",
        n=len(found.answered),
        all=found.many,
        told=found.told,
        pairs=found.pairs,
    )
    agrees = t(f"influence.finding.{'alike' if found.alike else 'unlike'}")
    told = [sentence, agrees, *([t("influence.invented")] if invented(session) else [])]
    return Finding("influence_doubt", " ".join(told), "", len(found.answered), "party")


def _names(who: Iterable[str], names: dict[str, str], t: Texts) -> str:
    return few([names[each] for each in who], t, 4)
