"""Exercise 2: the parties in the text, with their sector, kind and place in the chain."""

from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.guide import ExpectedParty, party_names
from netwerk_widgets.study.matching import first, mentions, named, near, same
from netwerk_widgets.study.outcome import Line, Outcome

#: A remark names no more facts than this.
_MOST_FACTS = 3


def check(asked: Asked) -> Outcome:
    """For each expected party a point for naming it and one for each thing right about it.

    A party that is in the list more than once counts as it stands there first.
    """
    found = first(asked.recognised)
    given = {each.id: each for each in asked.session.stakeholders.items}
    places = {each.id: each.place for each in asked.session.study.places}
    lines = []
    for each in asked.guide.parties:
        mine = given.get(found.get(each.party, ""))
        place = places.get(mine.id) if mine else None
        lines.append(_line(asked, each, mine, place))
    return Outcome((*lines, *_others(asked, found)))


def _line(
    asked: Asked, expected: ExpectedParty, mine: Stakeholder | None, place: str | None
) -> Line:
    t = asked.t
    need = 3 + bool(expected.branch)
    solution = _solution(asked, expected)
    if mine is None:
        return Line(t("study.parties.missing"), 0, need, expected.hint, solution)
    wrong = []
    if mine.sector not in expected.sector:
        wrong.append(t("study.parties.sector"))
    if expected.branch and not mentions(mine.branch, expected.branch, inside=True):
        wrong.append(t("study.parties.branch"))
    if place not in expected.place:
        wrong.append(t("study.parties.place"))
    if not wrong:
        return Line(t("study.parties.right", name=mine.name), need, need)
    return Line(
        t("study.parties.partly", name=mine.name, what=t.enumerate(wrong)),
        need - len(wrong),
        need,
        f"{mine.name}: {expected.hint} {expected.why}",
        solution,
    )


def _solution(asked: Asked, expected: ExpectedParty) -> str:
    t = asked.t
    stages = {each.id: each.label for each in asked.guide.chain}
    either = f" {t('study.or')} "
    return t(
        "study.parties.solution",
        name=asked.names[expected.party],
        sector=either.join(t(f"fields.sector.{each}") for each in expected.sector),
        place=either.join(stages.get(each, each) for each in expected.place),
        why=expected.why,
    )


def _others(asked: Asked, found: dict[str, str]) -> list[Line]:
    """Remarks on rows that count for nothing: what they are, and why they do not count."""
    lines = []
    for each in asked.session.stakeholders.items:
        thing = asked.recognised.get(each.id)
        if thing is None and each.name.strip():
            lines.append(Line(_remark(asked, each.name)))
        elif thing is not None and found[thing] != each.id:
            other = asked.own_names[found[thing]]
            key = "twice" if same(each.name, other) else "one_party"
            lines.append(Line(asked.t(f"study.parties.{key}", name=each.name, other=other)))
    return lines


def _remark(asked: Asked, name: str) -> str:
    """What is to be said of a name that is no expected party's.

    Whatever stands in the facts is never said not to; a typing error leads to a question.
    """
    t, facts = asked.t, asked.given
    if len(named(name, asked.called, facts.vocabulary)) > 1:
        return t("study.parties.several", name=name)
    if numbers := facts.numbers(name):
        listed = t.enumerate([str(each) for each in numbers[:_MOST_FACTS]])
        return t("study.parties.in_fact", name=name, number=listed)
    if facts.anywhere(name):
        return t("study.parties.in_facts", name=name)
    ours = [each for names in party_names(asked.case).values() for each in names]
    if any(same(name, each) for each in ours):
        return t("study.parties.made_up", name=name)
    known = [each for names in asked.called.values() for each in names]
    like = near(name, [*known, *facts.said, *ours])
    return (
        t("study.parties.near", name=name, other=like)
        if like
        else t("study.parties.unknown", name=name)
    )
