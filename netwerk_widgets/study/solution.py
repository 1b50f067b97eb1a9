"""The reference solution of a case, as a session of a student who has everything right."""

from netwerk_widgets.method import ASKED_OF
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.dilemmas import Dilemma, DilemmaPosition, Dilemmas
from netwerk_widgets.session.models.domain import Domain
from netwerk_widgets.session.models.parties import Relation, Relations, Stakeholder, Stakeholders
from netwerk_widgets.session.models.study import ChainPlace, Evidence, Study
from netwerk_widgets.study.exercises import compare, disputed, facts, kind, reflection, relations
from netwerk_widgets.study.exercises.asked import party_name
from netwerk_widgets.study.guide import Guide, load_guide
from netwerk_widgets.texts import Texts


def solve(case: str, t: Texts) -> Session:
    """The reference solution in a language; every check of it is all right.

    Raises
    ------
    NetwerkError
        When there is no such case, or it is not one for students.
    """
    guide = load_guide(case, t.language)
    session = Session(
        stakeholders=Stakeholders(
            items=[
                Stakeholder(
                    id=each.party,
                    name=party_name(case, each.party, t),
                    sector=each.sector[0],
                    branch=each.branch[0] if each.branch else "",
                )
                for each in guide.parties
            ]
        ),
        relations=Relations(
            items=[
                Relation(id=f"r{number}", from_id=each.ends[0], to_id=each.ends[1])
                for number, each in enumerate(guide.relations.pairs, 1)
            ]
        ),
        domain=Domain(
            kind=guide.kind.best,
            kind_reason=guide.kind.why,
            geography=guide.kind.geography,
            parties=guide.kind.parties,
        ),
        dilemmas=_dilemmas(guide),
        study=_study(case, guide),
    )
    top = relations.brokers(session)
    if top:
        session.study.chosen[relations.BROKER] = next(iter(top))
    if disputed.said(case, t):
        session.study.chosen[disputed.READ] = disputed.RIGHT
    return session


def reference(case: str, t: Texts) -> Session:
    """The case itself, with only what the exercises ask: to lay beside a student's own network.

    Raises
    ------
    NetwerkError
        When there is no such case, or it is not one for students.
    """
    guide, whole = load_guide(case, t.language), load_case(case, t.language)
    asked = {each.party for each in guide.parties}
    pairs = {frozenset(each.ends) for each in guide.relations.pairs}
    parties = [each for each in whole.stakeholders.items if each.id in asked]
    lines = [
        each
        for each in whole.relations.items
        if each.from_id and each.to_id and frozenset((each.from_id, each.to_id)) in pairs
    ]
    return Session(
        start=whole.start,
        stakeholders=Stakeholders(items=parties),
        relations=Relations(items=lines),
    )


def _dilemmas(guide: Guide) -> Dilemmas:
    example = guide.dilemmas[0]
    apart = [
        min(example.stances, key=lambda each: each.position),
        max(example.stances, key=lambda each: each.position),
    ]
    return Dilemmas(
        dilemmas=[
            Dilemma(id="d1", name=example.name, pole_a=example.pole_a, pole_b=example.pole_b)
        ],
        positions=[
            DilemmaPosition(
                id=f"p{number}",
                dilemma="d1",
                party=each.party,
                position=each.position,
                reason=each.reason,
            )
            for number, each in enumerate(apart, 1)
        ],
    )


def _study(case: str, guide: Guide) -> Study:
    yes_no = {True: facts.SAID, False: facts.NOT_SAID}
    best = guide.kind.best
    return Study(
        case=case,
        chosen={
            **{facts.key(each.id): yes_no[each.said] for each in guide.statements},
            **{compare.key(each.id): each.answer for each in guide.claims},
        },
        ticked={
            side: [each.id for each in guide.kind.reasons if kind.pleads(each, best, side)]
            for side in (kind.PRO, kind.CON)
        }
        | {reflection.asks_key(each): list(asks) for each, asks in ASKED_OF.items()},
        written={
            reflection.own_key(each.id): " ".join(
                f"{point.text} ({', '.join(point.words)})" for point in each.points
            )
            for each in guide.reflection
        },
        places=[ChainPlace(id=each.party, place=each.place[0]) for each in guide.parties],
        evidence=[
            Evidence(id=each.id, level=each.levels[0], facts=each.facts) for each in guide.drivers
        ],
    )
