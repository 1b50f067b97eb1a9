"""Exercise 2: the parties in the text, with their sector, kind and place in the chain."""

from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.guide import ExpectedParty, party_names
from netwerk_widgets.study.matching import likeness, mentions
from netwerk_widgets.study.outcome import Line, Outcome


def check(asked: Asked) -> Outcome:
    """For each expected party a point for naming it and one for each thing right about it."""
    found = {thing: id_ for id_, thing in asked.recognised.items()}
    given = {each.id: each for each in asked.session.stakeholders.items}
    places = {each.id: each.place for each in asked.session.study.places}
    lines = []
    for each in asked.guide.parties:
        mine = given.get(found.get(each.party, ""))
        place = places.get(mine.id) if mine else None
        lines.append(_line(asked, each, mine, place))
    return Outcome((*lines, *_others(asked)))


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
    if expected.branch and not mentions(mine.branch, expected.branch):
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


def _others(asked: Asked) -> list[Line]:
    """Remarks on what the text does not name, or what is there twice."""
    t = asked.t
    expected = {each.party for each in asked.guide.parties}
    known = party_names(asked.case)
    aliases = {each.party: each.aliases for each in asked.guide.parties}
    lines = []
    for each in asked.session.stakeholders.items:
        if each.id in asked.recognised or not each.name.strip():
            continue
        like = [
            party
            for party, names in known.items()
            if any(likeness(each.name, name) for name in (*names, *aliases.get(party, ())))
        ]
        key = "unknown"
        if like:
            key = "twice" if like[0] in expected else "made_up"
        lines.append(Line(t(f"study.parties.{key}", name=each.name)))
    return lines
