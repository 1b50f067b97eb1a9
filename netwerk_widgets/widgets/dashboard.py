"""The participants' page, in the order in which a participant wants to know it."""

import json
import os
from collections.abc import Callable, Iterable

from ipywidgets import VBox, Widget
from markupsafe import Markup

from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.forces import force_bars
from netwerk_widgets.figures.reinforcement import reinforcement_heatmap
from netwerk_widgets.figures.stakeholder_map import stakeholder_map
from netwerk_widgets.insights import accelerators, forces, reinforcement
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.method import STEPS
from netwerk_widgets.network.sentences import findings
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.session.progress import status
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, Texts, texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.page import asked
from netwerk_widgets.widgets.panels.step import case_note
from netwerk_widgets.widgets.plot import Plot, payload

Draw = Callable[[Session, Texts], Drawing]
Find = Callable[[Session, Texts], Iterable[Finding]]

#: The blocks of the page: the slug of its heading, its figures and its words.
BLOCKS: tuple[tuple[str, tuple[Draw, ...], Find], ...] = (
    ("map", (stakeholder_map,), findings),
    ("accelerators", (accelerator_radar,), accelerators.findings),
    ("forces", (force_bars,), forces.findings),
    ("reinforcement", (reinforcement_heatmap,), reinforcement.findings),
)


def read_session(name: str) -> Session:
    """A session as it is now, from a store that cannot be written to.

    Raises
    ------
    NetwerkError
        When there is no such session, or the store cannot be opened.
    """
    with open_store(readonly=True) as store:
        return Session.model_validate({part: store.read(name, part).document for part in PARTS})


def show() -> None:
    """Show the dashboard in this notebook."""
    from IPython.display import display

    name, language = asked()
    t = texts(language)
    try:
        session = read_session(name) if name else None
    except NetwerkError as problem:
        _message(problem.sentence(t), t)
        return
    if session is None or name is None:
        _message(t("dashboard.no_session"), t)
    elif _as_page():
        display({"text/html": page(session, name, t)}, raw=True)
    else:
        display(widgets(session, name, t))


def _message(sentence: str, t: Texts) -> None:
    from IPython.display import display

    body = Markup("<p>{}</p>").format(sentence)
    if _as_page():
        display({"text/html": str(_main(body, t))}, raw=True)
    else:
        display(markup.html(body, "nw-page"))


def _as_page() -> bool:
    """Whether this is rendered for the participants' door, which has no widgets."""
    return os.environ.get("NETWERK_RENDER") == "page"


def page(session: Session, name: str, t: Texts) -> str:
    """The whole page as HTML, its figures as data for ``static/dashboard.js``."""
    body = markup.joined(
        [
            head(session, name, t),
            find_me(session, t),
            *(
                block(
                    slug,
                    t,
                    markup.joined(drawing(draw(session, t)) for draw in draws),
                    find(session, t),
                )
                for slug, draws, find in BLOCKS
            ),
        ]
    )
    return str(_main(body, t))


def _main(body: Markup, t: Texts) -> Markup:
    return Markup(
        '<main class="nw-page nw-dashboard" id="nw-dashboard" data-table="{}" data-connected="{}" '
        'data-lost="{}"><div class="nw-main">{}</div></main>'
    ).format(t("ui.table"), t("dashboard.connected"), t("dashboard.lost"), body)


def widgets(session: Session, name: str, t: Texts) -> Widget:
    """The same page as widgets, for JupyterLab."""
    rows: list[Widget] = [markup.html(head(session, name, t))]
    for slug, draws, find in BLOCKS:
        rows.append(markup.html(markup.heading(t(f"dashboard.{slug}"))))
        rows.extend(Plot(t, draw(session, t)) for draw in draws)
        rows.append(markup.html(markup.findings(find(session, t), t)))
    main = VBox(rows)
    main.add_class("nw-main")
    outer = VBox([main])
    outer.add_class("nw-page")
    return outer


def head(session: Session, name: str, t: Texts) -> Markup:
    """What this is about, how far the group is, and in which language to read it."""
    steps = markup.joined(
        Markup('<li class="is-{}"><span class="nw-step-mark">{}</span> {} <em>{}</em></li>').format(
            now, number, t(f"steps.{step}.label"), t(f"ui.status.{now}")
        )
        for number, step in enumerate(STEPS, 1)
        for now in [status(session, step)]
    )
    languages = markup.joined(
        Markup('<a href="?lang={}" lang="{}"{}>{}</a> ').format(
            code, code, Markup(' aria-current="true"') if code == t.language else "", code.upper()
        )
        for code in LANGUAGES
    )
    challenge = session.start.our_challenge or (
        t(f"method.challenge.{session.start.challenge}.label") if session.start.challenge else ""
    )
    return Markup(
        '<div class="nw-opening"><p class="nw-dash-bar"><span id="nw-contact" role="status"></span>'
        '<span class="nw-languages">{}</span></p><p class="nw-eyebrow">{}</p><h1>{}</h1>'
        '<p class="nw-question">{}</p>{}<details class="nw-dash-steps" id="steps"><summary>{}</summary>'
        "<ol>{}</ol></details></div>"
    ).format(
        languages,
        t("dashboard.eyebrow"),
        name,
        challenge,
        case_note(session, t),
        t("ui.steps"),
        steps,
    )


def find_me(session: Session, t: Texts) -> Markup:
    """Choose your own organisation, and see what is recorded about it."""
    if not session.stakeholders.items:
        return Markup("")
    options = markup.joined(
        Markup('<option value="{}">{}</option>').format(each.id, each.name or t("ui.unnamed"))
        for each in session.stakeholders.items
    )
    cards = markup.joined(party_card(each, session, t) for each in session.stakeholders.items)
    return Markup(
        '<section class="nw-section" id="me"><label class="nw-label" for="nw-me">{}</label>'
        '<select id="nw-me"><option value="">{}</option>{}</select>{}</section>'
    ).format(t("dashboard.me"), t("dashboard.choose"), options, cards)


def party_card(party: Stakeholder, session: Session, t: Texts) -> Markup:
    """One party: what it does and wants, and whom it has relations with."""
    names = {each.id: each.name or t("ui.unnamed") for each in session.stakeholders.items}
    lines = [
        (t("fields.label.stakeholder_role"), t(f"fields.role.{party.role}") if party.role else ""),
        (t("fields.label.stakeholder_ring"), t(f"fields.ring.{party.ring}") if party.ring else ""),
        (t("fields.label.stakeholder_activities"), party.activities),
        (t("fields.label.stakeholder_interests"), party.interests),
        (t("fields.label.stakeholder_values"), party.values),
    ]
    for relation in session.relations.items:
        ends = (relation.from_id, relation.to_id)
        if party.id in ends and all(end in names for end in ends):
            other = names[str(ends[1] if ends[0] == party.id else ends[0])]
            lines.append((t(f"fields.relation.{relation.kind}"), other))
    rows = markup.joined(
        Markup("<dt>{}</dt><dd>{}</dd>").format(label, text) for label, text in lines if text
    )
    return Markup(
        '<article class="nw-card" data-party="{}" hidden><h3>{}</h3><dl>{}</dl></article>'
    ).format(party.id, names[party.id], rows)


def block(slug: str, t: Texts, figures: Markup, found: Iterable[Finding]) -> Markup:
    """A heading, its figures, and what stands out in them."""
    return Markup(
        '<section class="nw-section" id="{}"><h2>{}</h2><div class="nw-side is-map"><div>{}</div>{}</div></section>'
    ).format(slug, t(f"dashboard.{slug}"), figures, markup.findings(found, t))


def drawing(what: Drawing) -> Markup:
    """A figure as data, with its words for whoever has no scripts."""
    # "</script>" in a typed text would end the element: no "<" at all survives.
    data = json.dumps(payload(what), ensure_ascii=False).replace("<", "\\u003c")
    return Markup(
        '<div class="nw-drawing" data-key="{}"><script type="application/json">{}</script>'
        "<noscript><p>{}</p></noscript></div>"
    ).format(what.key, Markup(data), what.summary)  # noqa: S704
