"""The participants' page, in the order in which a participant wants to know it."""

import os
from collections.abc import Mapping

from ipywidgets import VBox, Widget
from markupsafe import Markup

from netwerk_widgets import bounded
from netwerk_widgets.bounded import Piece
from netwerk_widgets.figures.map.still import of_scene
from netwerk_widgets.insights.names import challenge, day, horizon, short
from netwerk_widgets.method import STEPS, Step
from netwerk_widgets.page_marks import with_told
from netwerk_widgets.session import portable, spoken
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.errors import DatabaseError, NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import DETAILS, PANELS, Switch
from netwerk_widgets.session.progress import Status
from netwerk_widgets.session.published import how_far, published, told
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Texts, texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.blocks import Filled, block, filled, section
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.folds import contents, folded, in_order, now
from netwerk_widgets.widgets.own_party import choose_me, my_cards
from netwerk_widgets.widgets.pages.step import case_note
from netwerk_widgets.widgets.plot import Plot
from netwerk_widgets.widgets.presenting import asked


def read_session(name: str) -> Session:
    """A session as it is now, from a store that cannot be written to.

    Raises
    ------
    NetwerkError
        When there is no such session, or the store cannot be opened.
    """
    with open_store(readonly=True) as store:
        return portable.read_session(store, name)


def show() -> None:
    """Show the dashboard in this notebook."""
    from IPython.display import display

    name, language = asked()
    t = texts(language)
    try:
        session = read_session(name) if name else None
    except NetwerkError as problem:
        if _as_page() and isinstance(problem, DatabaseError):
            # No page at all: the door keeps the last one, and the room is told no places.
            raise
        _message(problem.sentence(t), t)
        return
    if session is None or name is None:
        _message(t("dashboard.no_session"), t, t("showing.waiting"))
    elif _as_page():
        # On a hub the store knows the session of another by a longer name than its title.
        title, explore = os.environ.get("NETWERK_TITLE"), bool(os.environ.get("NETWERK_EXPLORE"))
        html = page(session, title or name, t, explore=explore)
        display({"text/html": with_told(html, told(session).fingerprint())}, raw=True)
    else:
        display(widgets(session, name, t))


def rehearse() -> None:
    """Make a page for nobody, so that the next ones find loaded what their figures need."""
    page(load_case(case_names()[0], DEFAULT), "rehearsal", texts(DEFAULT))


def _said(sentence: str, t: Texts, title: str = "") -> Markup:
    body = Markup("<p>{}</p>").format(sentence)
    if title:
        body = Markup('<div class="nw-opening">{}<h1>{}</h1></div>').format(_bar(t), title) + body
    return body


def nothing_shown(t: Texts) -> str:
    """The page of a room that is shown no session, as HTML."""
    body = _said(t("dashboard.no_session"), t, t("showing.waiting"))
    return str(_main(section("message", "", body), t))


def _message(sentence: str, t: Texts, title: str = "") -> None:
    from IPython.display import display

    body = _said(sentence, t, title)
    if _as_page():
        display({"text/html": str(_main(section("message", "", body), t))}, raw=True)
    else:
        display(markup.html(body, "nw-page"))


def _as_page() -> bool:
    """Whether this is rendered for the participants' door, which has no widgets."""
    return os.environ.get("NETWERK_RENDER") == "page"


def page(session: Session, name: str, t: Texts, alone: bool = False, explore: bool = False) -> str:
    """The whole page as HTML, its figures as data for ``static/dashboard.js``.

    Only what is `published` gets in. ``alone`` is for a file: it has one language. With
    ``explore`` there is a page beside it to try out what a change of the map would do.
    """
    return page_of(published(session), how_far(session), name, t, alone, explore)


def page_of(
    seen: Session,
    far: dict[Step, Status],
    name: str,
    t: Texts,
    alone: bool = False,
    explore: bool = False,
) -> str:
    """The `page` of what is `published` of a session, and of how far its steps are."""
    with bounded.page():
        panels = {each.slug: each for each in filled(seen, t, name)}
        order, at = _order(seen, panels), now(list(panels), seen.room.step)
        body = markup.joined(
            [
                head(seen, far, name, t, at, alone=alone),
                choose_me(seen, t),
                Piece("my_cards").make(
                    lambda: my_cards(seen, t), lambda trouble: markup.missing(trouble, t)
                ),
                section("contents", "", contents(order, t)),
                *(
                    block(
                        panels[each],
                        t,
                        _more(panels[each], t) if explore else Markup(""),
                        unfolded=each == at,
                    )
                    if each in panels
                    else shared_dream(seen, t)
                    for each in order
                ),
                section("example", "", note) if (note := case_note(seen, t)) else Markup(""),
            ]
        )
    return str(_main(body, t, alone))


def _order(session: Session, panels: Mapping[Switch, Filled]) -> list[Switch]:
    """What the page shows below the contents, first what the group is at."""
    there = {"shared", *panels} if session.dream.shared else {*panels}
    return in_order((each for each in (*PANELS, *DETAILS) if each in there), session.room.step)


def _more(panel: Filled, t: Texts) -> Markup:
    """The way to where the map can be tried out."""
    if panel.slug != "map":
        return Markup("")
    return Markup(
        '<p class="nw-more"><a class="nw-button" href="explore?lang={}">{}</a></p>'
    ).format(t.language, t("explore.link"))


def shared_dream(session: Session, t: Texts) -> Markup:
    """The sentence that the group shares, large; beside its title as much of it as fits."""
    dream = session.dream.shared
    language = spoken.other(session, t)
    words = Markup('<blockquote class="nw-quote"{}>{}</blockquote><p>{}</p>').format(
        Markup(' lang="{}"').format(language) if language else "", dream, horizon(session, t)
    )
    return section(
        "shared",
        "",
        folded(
            "shared",
            t("dashboard.shared"),
            short(dream, 70),
            words,
            unfolded=session.room.step == "dream",
        ),
    )


def _main(body: Markup, t: Texts, alone: bool = False) -> Markup:
    said = {
        "table": t("ui.table"),
        "connected": t("dashboard.connected"),
        "lost": t("dashboard.lost", time="{time}"),
        "mine": t("room.mine"),
    }
    if alone:
        said["alone"] = "yes"
    data = Markup(" ").join(Markup('data-{}="{}"').format(*each) for each in said.items())
    return Markup(
        '<main class="nw-page nw-dashboard" id="nw-dashboard" {}>'
        '<p class="nw-notice" id="nw-stale" role="status" hidden>{}</p>'
        '<p class="nw-notice" id="nw-lost" role="status" hidden></p>'
        '{}<div class="nw-main">{}</div></main>'
    ).format(data, t("room.stale"), _without_script(t), body)


def _without_script(t: Texts) -> Markup:
    """The way to answer a round for who has no JavaScript, where rounds can be answered."""
    if not os.environ.get("NETWERK_ANSWERS"):
        return Markup("")
    return Markup(
        '<noscript><p class="nw-more"><a href="ronde?lang={}">{}</a></p></noscript>'
    ).format(t.language, t("rounds.page.noscript"))


def widgets(session: Session, name: str, t: Texts) -> Widget:
    """The same page as widgets, for JupyterLab."""
    seen = published(session)
    rows: list[Widget] = [markup.html(head(seen, how_far(session), name, t))]
    with bounded.page():
        panels = list(filled(seen, t))
    for panel in panels:
        rows.append(markup.html(markup.heading(t(f"dashboard.{panel.slug}"))))
        if panel.scene is not None:
            rows.append(Plot(t, of_scene(panel.scene, t)))
        rows.extend(Plot(t, each) for each in panel.drawings)
        rows.append(markup.html(panel.words + markup.findings(panel.found, t)))
    main = VBox(rows)
    main.add_class("nw-main")
    outer = VBox([main])
    outer.add_class("nw-page")
    return outer


def head(
    session: Session,
    far: dict[Step, Status],
    name: str,
    t: Texts,
    at: Switch | None = None,
    *,
    alone: bool = False,
) -> Markup:
    """What this is about, where the group is, and in which language to read it.

    ``at`` is the panel on this page that the step is about.
    """
    said = spoken.note(session, t)
    told = Markup('<p class="nw-help">{}</p>').format(said) if said else Markup("")
    title = Markup(
        '<div class="nw-opening">{}<p class="nw-eyebrow">{}</p><h1>{}</h1>'
        '<p class="nw-question">{}</p>{}</div>'
    ).format(_bar(t, alone), t("dashboard.eyebrow"), name, challenge(session, t), told)
    return section("opening", "", title) + section("steps", "", here(session, far, t, at))


def _bar(t: Texts, alone: bool = False) -> Markup:
    """Whether this is live, and the languages; a file has one, and its date."""
    languages = markup.joined(
        Markup('<a href="?lang={}" lang="{}"{}>{}</a> ').format(
            code, code, Markup(' aria-current="true"') if code == t.language else "", code.upper()
        )
        for code in LANGUAGES
    )
    return Markup(
        '<p class="nw-dash-bar"><span id="nw-contact" role="status">{}</span>'
        '<span class="nw-languages">{}</span></p>'
    ).format(t("room.as_of", day=day(today(), t)) if alone else "", "" if alone else languages)


def here(
    session: Session, far: dict[Step, Status], t: Texts, panel: Switch | None = None
) -> Markup:
    """The step that the group is at, with its question, and how far all seven are."""
    steps = markup.joined(
        Markup(
            '<li class="is-{}"{}><span class="nw-step-mark">{}</span> {} <em>{}</em></li>'
        ).format(
            now,
            Markup(' aria-current="step"') if step == session.room.step else "",
            number,
            t(f"steps.{step}.label"),
            t(f"ui.status.{now}"),
        )
        for number, step in enumerate(STEPS, 1)
        for now in [far[step]]
    )
    at = Markup("")
    if session.room.step is not None:
        step = t(f"steps.{session.room.step}.label")
        link = Markup('<a href="#{}">{}</a>').format(panel, step) if panel else step
        at = Markup(
            '<p class="nw-eyebrow">{}</p><p class="nw-here-step"><span class="nw-step-mark">{}'
            "</span> <strong>{}</strong></p><p>{}</p>"
        ).format(
            t("room.here"),
            STEPS.index(session.room.step) + 1,
            link,
            t(f"steps.{session.room.step}.question"),
        )
    return Markup(
        '<div class="nw-here">{}<details class="nw-dash-steps"><summary>{}</summary><ol>{}</ol>'
        "</details></div>"
    ).format(at, t("ui.steps"), steps)
