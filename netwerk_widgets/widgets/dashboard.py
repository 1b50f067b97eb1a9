"""The participants' page, in the order in which a participant wants to know it."""

import json
import os
from collections.abc import Callable, Iterable, Iterator

from ipywidgets import VBox, Widget
from markupsafe import Markup

from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.exchange import exchange_bars
from netwerk_widgets.figures.forces import force_bars
from netwerk_widgets.figures.goal_tree import goal_tree
from netwerk_widgets.figures.goals import goal_heatmap
from netwerk_widgets.figures.investments import investment_bars
from netwerk_widgets.figures.moments import map_then_now, radar_then_now
from netwerk_widgets.figures.progress import indicator_progress
from netwerk_widgets.figures.readiness import condition_bars, readiness_radar
from netwerk_widgets.figures.reinforcement import reinforcement_heatmap
from netwerk_widgets.figures.stakeholder_map import stakeholder_map
from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.figures.themes import theme_matrix
from netwerk_widgets.figures.thread import thread_flow
from netwerk_widgets.figures.timeline import action_timeline
from netwerk_widgets.insights import (
    accelerators,
    dilemmas,
    doing,
    dream,
    forces,
    goals,
    looking_back,
    reinforcement,
    thread,
)
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.method import STEPS
from netwerk_widgets.network.sentences import findings
from netwerk_widgets.session import exchange
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import status
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, Texts, texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.own_party import find_me
from netwerk_widgets.widgets.page import asked
from netwerk_widgets.widgets.panels.rows import today
from netwerk_widgets.widgets.panels.step import case_note
from netwerk_widgets.widgets.plot import Plot, payload

Draw = Callable[[Session, Texts], Drawing]
Find = Callable[[Session, Texts], Iterable[Finding]]


def _timeline(session: Session, t: Texts) -> Drawing:
    return action_timeline(session, t, today())


def _doing(session: Session, t: Texts) -> Iterable[Finding]:
    return doing.findings(session, t, today())


def _looking_back(session: Session, t: Texts) -> Iterable[Finding]:
    return looking_back.findings(session, t, today())


def _nothing(_session: Session, _t: Texts) -> Iterable[Finding]:
    return ()


#: The blocks of the page: the slug of its heading, its figures and its words.
BLOCKS: tuple[tuple[str, tuple[Draw, ...], Find], ...] = (
    ("map", (stakeholder_map,), findings),
    ("dream", (support_bars, theme_matrix), dream.findings),
    ("goals", (goal_heatmap, goal_tree), goals.findings),
    ("doing", (_timeline, investment_bars), _doing),
    ("dilemmas", (dilemma_strips, exchange_bars), dilemmas.findings),
    ("progress", (indicator_progress, radar_then_now, map_then_now), _looking_back),
    ("thread", (thread_flow,), thread.findings),
    ("accelerators", (accelerator_radar,), accelerators.findings),
    ("readiness", (readiness_radar, condition_bars), _nothing),
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
        return exchange.read_session(store, name)


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
    blocks = list(filled(session, t))
    body = markup.joined(
        [
            head(session, name, t),
            contents([slug for slug, _, _ in blocks], t),
            find_me(session, t),
            shared_dream(session, t),
            *(
                block(slug, t, markup.joined(map(drawing, drawings)), find(session, t))
                for slug, drawings, find in blocks
            ),
        ]
    )
    return str(_main(body, t))


def filled(session: Session, t: Texts) -> Iterator[tuple[str, list[Drawing], Find]]:
    """The blocks that have something to show; a participant is not asked to fill in the rest."""
    for slug, draws, find in BLOCKS:
        drawings = [each for draw in draws if not (each := draw(session, t)).empty]
        if drawings:
            yield slug, drawings, find


def contents(slugs: list[str], t: Texts) -> Markup:
    """Links to the blocks of the page."""
    links = markup.joined(
        Markup('<a href="#{}">{}</a>').format(slug, t(f"dashboard.{slug}")) for slug in slugs
    )
    return Markup('<nav class="nw-toc" aria-label="{}">{}</nav>').format(t("ui.contents"), links)


def shared_dream(session: Session, t: Texts) -> Markup:
    """The sentence that the group shares, large."""
    if not session.dream.shared:
        return Markup("")
    year = t("dashboard.horizon", year=session.dream.horizon) if session.dream.horizon else ""
    return Markup(
        '<section class="nw-section" id="shared"><h2>{}</h2><blockquote class="nw-quote">{}'
        "</blockquote><p>{}</p></section>"
    ).format(t("dashboard.shared"), session.dream.shared, year)


def _main(body: Markup, t: Texts) -> Markup:
    return Markup(
        '<main class="nw-page nw-dashboard" id="nw-dashboard" data-table="{}" data-connected="{}" '
        'data-lost="{}"><div class="nw-main">{}</div></main>'
    ).format(t("ui.table"), t("dashboard.connected"), t("dashboard.lost"), body)


def widgets(session: Session, name: str, t: Texts) -> Widget:
    """The same page as widgets, for JupyterLab."""
    rows: list[Widget] = [markup.html(head(session, name, t))]
    for slug, drawings, find in filled(session, t):
        rows.append(markup.html(markup.heading(t(f"dashboard.{slug}"))))
        rows.extend(Plot(t, each) for each in drawings)
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
        '<p class="nw-question">{}</p>{}'
        '<details class="nw-dash-steps" id="steps"><summary>{}</summary><ol>{}</ol></details></div>'
    ).format(
        languages,
        t("dashboard.eyebrow"),
        name,
        challenge,
        case_note(session, t),
        t("ui.steps"),
        steps,
    )


def block(slug: str, t: Texts, figures: Markup, found: Iterable[Finding]) -> Markup:
    """A heading, its figures, and what stands out in them."""
    return Markup(
        '<section class="nw-section" id="{}"><h2>{}</h2>'
        '<div class="nw-side is-map"><div>{}</div>{}</div></section>'
    ).format(slug, t(f"dashboard.{slug}"), figures, markup.findings(found, t))


def drawing(what: Drawing) -> Markup:
    """A figure as data, with its words for whoever has no scripts."""
    # "</script>" in a typed text would end the element: no "<" at all survives.
    data = json.dumps(payload(what), ensure_ascii=False).replace("<", "\\u003c")
    return Markup(
        '<div class="nw-drawing" data-key="{}"><script type="application/json">{}</script>'
        "<noscript><p>{}</p></noscript></div>"
    ).format(what.key, Markup(data), what.summary)  # noqa: S704
