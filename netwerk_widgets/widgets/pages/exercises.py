"""What each of the eight exercises asks, in the ordinary editors and figures."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup

from netwerk_widgets.figures.borne_out import evidence_radar
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.method import ACCELERATORS, ASKED_OF, FORCES
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.dilemmas import Dilemma
from netwerk_widgets.session.models.study import SOLUTION, ChainPlace, Driver, Evidence, Exercise
from netwerk_widgets.study.checking import is_fresh, status
from netwerk_widgets.study.exercises import drivers as driving
from netwerk_widgets.study.exercises import facts as stated
from netwerk_widgets.study.exercises import kind as kinds
from netwerk_widgets.study.exercises import reflection as reflecting
from netwerk_widgets.study.exercises import relations as related
from netwerk_widgets.study.guide import Guide, Reflection
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.form_columns import stakeholder_options
from netwerk_widgets.widgets.open_page import OpenCase
from netwerk_widgets.widgets.pages.comparing import MAP_PARTS, compare
from netwerk_widgets.widgets.pages.context import STAKEHOLDERS
from netwerk_widgets.widgets.pages.dilemmas import POSITIONS
from netwerk_widgets.widgets.pages.disputed import disputed
from netwerk_widgets.widgets.pages.domain import DOMAIN, RELATIONS, kind_cards
from netwerk_widgets.widgets.pages.rows import all_parties
from netwerk_widgets.widgets.questions import Questions, choice, choices, form, scale, words
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section

Fill = Callable[[OpenCase, Guide], list[Section]]
Asked = Sequence[dict[str, Any]]

PARTIES = replace(
    STAKEHOLDERS,
    keys=("name", "sector", "branch"),
    without=None,
    widths={"sector": "22%", "branch": "28%"},
)
DILEMMA = Recording(
    name="study_dilemma",
    part="dilemmas",
    path="dilemmas",
    model=Dilemma,
    keys=("name", "pole_a", "pole_b"),
    without=None,
    removes="dilemma",
    widths={"name": "26%"},
)


def _facts(page: OpenCase, guide: Guide) -> list[Section]:
    def asks(_session: Session, t: Texts) -> Asked:
        answers = [(each, t(f"study.facts.{each}")) for each in (stated.SAID, stated.NOT_SAID)]
        return [
            choice(f"chosen.{stated.key(each.id)}", each.text, answers, buttons=True)
            for each in guide.statements
        ]

    section = Section(page, "statements", page.t("study.facts.statements"))
    section.place(section.editor(form("study_statements", asks)))
    return [section]


def _parties(page: OpenCase, guide: Guide) -> list[Section]:
    t = page.t

    def asks(_session: Session, t: Texts) -> Asked:
        stages = [(each.id, each.label) for each in guide.chain]
        return [choice("place", t("fields.label.chain_place_place"), stages)]

    places = Questions(
        name="study_places",
        part="study",
        path="places",
        model=ChainPlace,
        keys=(),
        rows=all_parties,
        asks=asks,
        widths={"_label": "45%"},
    )
    listed = Section(page, "parties", t("study.parties.list"), t("study.parties.list_intro"))
    listed.place(listed.editor(PARTIES))
    placed = Section(page, "places", t("study.parties.places"), t("study.parties.places_intro"))
    placed.place(placed.editor(places))
    return [listed, placed]


def _kind(page: OpenCase, guide: Guide) -> list[Section]:
    t = page.t

    def asks(_session: Session, t: Texts) -> Asked:
        reasons = [(each.id, each.text, each.text) for each in guide.kind.reasons]
        return [
            choices(f"ticked.{kinds.PRO}", t("study.kind.pro"), reasons),
            choices(f"ticked.{kinds.CON}", t("study.kind.con"), reasons),
        ]

    choosing = Section(page, "choice", t("study.kind.choice"))
    choosing.place(*kind_cards(choosing, examples=False), css="nw-kinds")
    choosing.place(choosing.editor(DOMAIN))
    reasons = Section(page, "reasons", t("study.kind.reasons"))
    reasons.place(reasons.editor(form("study_reasons", asks)))
    return [choosing, reasons]


def _relations(page: OpenCase, _guide: Guide) -> list[Section]:
    t = page.t

    def asks(session: Session, t: Texts) -> Asked:
        options = [(each["value"], each["label"]) for each in stakeholder_options(session, t)]
        why = words("written.broker-why", t("study.relations.why"), t("study.relations.why_hint"))
        fixed = session.study.predicted
        if fixed is None:
            ask = choice(f"chosen.{related.BROKER}", t("study.relations.prediction"), options)
            return [ask, why]
        if fixed in related.brokers(session):
            return [why]
        key, hint = t("study.relations.difference"), t("study.relations.difference_hint")
        return [why, words(f"written.{related.WHY}", key, hint)]

    lines = Section(page, "lines", t("study.relations.lines"), t("study.relations.lines_intro"))
    lines.place(lines.editor(RELATIONS), lines.plot(still_map, MAP_PARTS))
    broker = Section(page, "broker", t("study.relations.broker"), t("study.relations.broker_intro"))
    broker.place(
        broker.column(
            broker.text(fixed_prediction, (*MAP_PARTS, "study")),
            broker.editor(form("study_broker", asks, "stakeholders", "relations")),
        ),
        broker.text(betweenness, (*MAP_PARTS, "study")),
        css="nw-side",
    )
    return [lines, broker, *disputed(page)]


def fixed_prediction(session: Session, t: Texts) -> Markup:
    """The prediction, once its outcome was shown: it cannot be changed any more."""
    fixed = session.study.predicted
    if fixed is None:
        return Markup("")
    name = dict(all_parties(session, t)).get(fixed, t("study.relations.gone"))
    return Markup('<p class="nw-help">{}</p>').format(t("study.relations.fixed", name=name))


def betweenness(session: Session, t: Texts) -> Markup:
    """Everybody's betweenness, once the prediction was made and checked: not before."""
    if session.study.predicted is None or not is_fresh(session, "relations"):
        return Markup("")
    names = dict(all_parties(session, t))
    rows = [
        (names.get(party, party), t.number(value, 2))
        for party, value in related.table(session).items()
    ]
    table = markup.table((t("study.relations.party"), t("study.relations.value")), rows)
    return table + _computed(session, t, names)


def _computed(session: Session, t: Texts, names: dict[str, str]) -> Markup:
    """The computation opened: pair by pair, for whoever stands most between others."""
    found = related.computed(session)
    if found is None:
        return Markup("")
    name = names.get(found.party, found.party)
    head = (t("study.relations.opened.pair"), t("study.relations.opened.share", name=name))
    rows = [
        (
            f"{names.get(each.one, each.one)} – {names.get(each.other, each.other)}",
            t.number(each.share, 2),
        )
        for each in found.between
    ]
    total = sum(each.share for each in found.between)
    values = {"n": found.pairs, "name": name, "total": t.number(total, 2)}
    values["value"] = t.number(total / found.pairs, 2)
    return Markup(
        '<details class="nw-notes"><summary>{}</summary><p>{}</p>{}<p>{}</p>'
        "<p><code>networkx.betweenness_centrality(graph)</code></p></details>"
    ).format(
        t("study.relations.opened.summary"),
        t("study.relations.opened.how", **values),
        markup.table(head, rows),
        t("study.relations.opened.so", **values),
    )


def _drivers(page: OpenCase, guide: Guide) -> list[Section]:
    t = page.t

    def asks(_session: Session, t: Texts) -> Asked:
        numbered = [
            (each.id, t("study.drivers.fact", number=number, text=each.text), str(number))
            for number, each in enumerate(guide.facts, 1)
        ]
        return [
            scale("level", t("fields.label.evidence_level"), t),
            choices("facts", t("fields.label.evidence_facts"), numbered, inline=False),
        ]

    def rows(drivers: Sequence[Driver], _session: Session, t: Texts) -> list[tuple[str, str]]:
        return [(each, driving.label(each, t)) for each in drivers]

    made = []
    groups: tuple[tuple[str, Sequence[Driver]], ...] = (
        ("forces", FORCES),
        ("accelerators", ACCELERATORS),
    )
    for name, drivers in groups:
        recording = Questions(
            name=f"study_{name}",
            part="study",
            path="evidence",
            model=Evidence,
            keys=(),
            rows=partial(rows, drivers),
            asks=asks,
            widths={"_label": "26%", "level": "280px", "facts": "50%"},
        )
        section = Section(page, name, t(f"study.drivers.{name}"), t("study.drivers.intro"))
        section.place(
            section.editor(recording),
            section.plot(partial(scores_beside, guide, drivers), ("study",)),
        )
        made.append(section)
    return made


def scores_beside(guide: Guide, drivers: Sequence[Driver], session: Session, t: Texts) -> Drawing:
    """The student's scores; beside the reference once they are right, or it was asked for."""
    study = session.study
    scores = {
        each.id: each.level
        for each in study.evidence
        if each.id in drivers and each.level is not None
    }
    seen = study.hints.get("drivers") == SOLUTION or status(session, "drivers") == "confirmed"
    fitting = {each.id: each.levels for each in guide.drivers if each.id in drivers}
    return evidence_radar(drivers, scores, fitting if seen else {}, t)


def _dilemma(page: OpenCase, _guide: Guide) -> list[Section]:
    t = page.t
    named = Section(page, "dilemma", t("study.dilemma.list"))
    named.place(named.editor(DILEMMA))
    stances = Section(
        page, "positions", t("study.dilemma.positions"), t("study.dilemma.positions_intro")
    )
    stances.place(
        stances.editor(POSITIONS),
        stances.figure("dilemmas"),
    )
    return [named, stances]


def _reflection(page: OpenCase, guide: Guide) -> list[Section]:
    return [_audience(page, each) for each in guide.reflection]


def _audience(page: OpenCase, of: Reflection) -> Section:
    def asks(_session: Session, t: Texts) -> Asked:
        offered = [
            (each, t(f"method.ask.{each}.label")) for group in ASKED_OF.values() for each in group
        ]
        # By name, so that the order of the article does not give it away.
        things = [(each, label, label) for each, label in sorted(offered, key=lambda one: one[1])]
        audience = t(f"study.audience.{of.id}")
        return [
            choices(
                f"ticked.{reflecting.asks_key(of.id)}",
                t("study.reflection.asks", audience=audience),
                things,
            ),
            words(
                f"written.{reflecting.own_key(of.id)}", of.question, t("study.reflection.hint_own")
            ),
        ]

    section = Section(page, f"reflection-{of.id}", page.t(f"study.audience.{of.id}"))
    section.place(section.editor(form("study_reflection", asks)))
    return section


FILLS: dict[Exercise, Fill] = {
    "facts": _facts,
    "parties": _parties,
    "kind": _kind,
    "relations": _relations,
    "drivers": _drivers,
    "dilemma": _dilemma,
    "reflection": _reflection,
    "compare": compare,
}
