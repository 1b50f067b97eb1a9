"""Step 2, domein afbakenen."""

from functools import partial
from typing import Any

from markupsafe import Markup

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.kinds import kind_figure
from netwerk_widgets.insights import advice
from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.method import KINDS, Kind
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.domain import Domain, ScopeItem
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.pages import explain
from netwerk_widgets.widgets.pages.rows import all_parties
from netwerk_widgets.widgets.pages.step import entry, step_contents
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.section import Section

MAP_PARTS = ("stakeholders", "relations", "start")


POSITIONS = Recording(
    name="positions",
    part="stakeholders",
    path="items",
    model=Stakeholder,
    keys=("ring", "role", "power", "interest", "parent"),
    step="domain",
    rows=all_parties,
    compact=True,
)
RELATIONS = Recording(
    name="relations",
    part="relations",
    path="items",
    model=Relation,
    keys=("from_id", "kind", "to_id", "direction", "strength", "note"),
    required=frozenset({"kind", "strength"}),
    compact=True,
    widths={"from_id": "22%", "to_id": "22%", "direction": "140px", "strength": "110px"},
)
DOMAIN = Recording(
    name="domain",
    part="domain",
    path="",
    model=Domain,
    keys=("kind", "kind_reason", "geography", "parties"),
    inline=frozenset({"geography"}),
    without=frozenset({"relation_hours", "not_brought"}),
)
SCOPE = Recording(
    name="scope",
    part="domain",
    path="scope",
    model=ScopeItem,
    keys=("text", "scope"),
    widths={"scope": "180px"},
)


def _map(section: Section) -> None:
    section.box.add_class("nw-map-section")
    section.place(section.map(), section.words(findings, MAP_PARTS))


def _positions(section: Section) -> None:
    t = section.page.t
    section.place(explain.scored(t, "ring", "power", "interest"), section.editor(POSITIONS))


def _relations(section: Section) -> None:
    t = section.page.t
    section.place(explain.scored(t, "direction", "strength"), section.editor(RELATIONS))


def _advice(session: Session, t: Texts) -> Markup:
    found = advice.advise(session)
    said = advice.sentences(found, t)
    parts = [Markup("<h3>{}</h3>").format(said.headline)]
    for label, lines in (
        (t("pages.domain.advice.reasons"), said.reasons),
        (t("pages.domain.advice.against"), said.against),
    ):
        if lines:
            rows = markup.joined(Markup("<li>{}</li>").format(line) for line in lines)
            parts.append(
                Markup("<p><strong>{}</strong></p><ul class='nw-plain'>{}</ul>").format(label, rows)
            )
    return Markup('<div class="nw-findings">{}</div>').format(markup.joined(parts))


def _kind(section: Section) -> None:
    section.place(*kind_cards(section), css="nw-kinds")
    section.place(
        section.editor(DOMAIN), section.text(_advice, ["stakeholders", "relations"]), css="nw-side"
    )


def _kind_figure(kind: Kind, _session: Session, t: Texts) -> Drawing:
    return kind_figure(kind, t)


def kind_cards(section: Section, *, examples: bool = True) -> list[Any]:
    """The four kinds of network, each as a small figure with its explanation.

    Without ``examples`` nothing gives away which kind the article's cases are.
    """
    t = section.page.t
    cards = []
    for kind in KINDS:
        plot = section.plot(partial(_kind_figure, kind), [])
        words = Markup("<p>{}</p>").format(t(f"method.kind.{kind}.explanation"))
        if examples:
            words += Markup('<p class="nw-help">{}</p>').format(t(f"method.kind.{kind}.example"))
        cards.append(section.column(plot, markup.html(words)))
    return cards


def _scope(section: Section) -> None:
    section.place(section.editor(SCOPE))


CONTENTS = step_contents(
    "domain",
    entry("domain", "map", _map, "map-network"),
    entry("domain", "positions", _positions),
    entry("domain", "relations", _relations),
    entry("domain", "kind", _kind),
    entry("domain", "scope", _scope),
)
