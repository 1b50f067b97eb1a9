"""The panels of the participants' page: which figures, which words, and when they are shown."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markupsafe import Markup

from netwerk_widgets.bounded import Piece
from netwerk_widgets.figures.choosing import choice_bars
from netwerk_widgets.figures.drawing import Drawing, Still
from netwerk_widgets.figures.map.scene import Scene, map_scene
from netwerk_widgets.figures.map.still import pictures
from netwerk_widgets.figures.map.ui import ui_words
from netwerk_widgets.figures.pieces import called, drawn, told
from netwerk_widgets.figures.registry import Figure, in_room
from netwerk_widgets.insights import (
    accelerators,
    chosen,
    dilemmas,
    doing,
    dream,
    forces,
    goals,
    health,
    helping,
    influence_words,
    looking_back,
    quality,
    reinforcement,
    thread,
)
from netwerk_widgets.insights.chosen import outcomes
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.pictures import findings as own_pictures
from netwerk_widgets.insights.sentences import findings
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import Panel, Switch
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import lists, markup
from netwerk_widgets.widgets.asking.chosen import listed
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.folds import folded, part
from netwerk_widgets.widgets.headlines import headline
from netwerk_widgets.widgets.plot import payload

#: The figures that take less than half a screen of a phone, whoever takes part: they stand open in
#: their panel.
LOW = ("forces", "accelerators", "support", "conditions", "radar_then_now")

Find = Callable[[Session, Texts], Iterable[Finding]]
Say = Callable[[Session, Texts], Markup]


def _doing(session: Session, t: Texts) -> Iterable[Finding]:
    return doing.findings(session, t, today())


def _looking_back(session: Session, t: Texts) -> Iterable[Finding]:
    return looking_back.findings(session, t, today())


def _day(session: Session) -> date | None:
    """Today; None where the room does not see whether a goal is reached, so not if it is late."""
    return None if "progress" in session.room.hidden else today()


def _goals(session: Session, t: Texts) -> Iterable[Finding]:
    return goals.findings(session, t, _day(session))


def _dilemmas(session: Session, t: Texts) -> Iterable[Finding]:
    return dilemmas.findings(session, t, today())


def _thread(session: Session, t: Texts) -> Iterable[Finding]:
    return thread.findings(session, t, _day(session))


def _choices(session: Session, t: Texts) -> Markup:
    """What was chosen, the latest first, each with its figure; nothing where nothing was."""
    made = []
    for poll, found in reversed(outcomes(session, t).items()):
        figure = drawn(Piece("choosing"), partial(choice_bars, found, t), t)
        lines = chosen.lines(found, t)
        words = lists.first_few(listed(found, lines, t), len(lines), "chosen", t)
        # A key of its own: the page goes by it when the figure changes.
        made.append(drawing(replace(figure, key=f"choosing-{poll}")) + words)
    return markup.joined(made)


def _nothing(_session: Session, _t: Texts) -> Iterable[Finding]:
    return ()


def _silence(_session: Session, _t: Texts) -> Markup:
    return Markup("")


@dataclass(frozen=True)
class Block:
    """A panel, with the figures that name it (`figures.registry`).

    Most are shown unless hidden; ``own`` is not there unless it is switched on.

    ``needs`` are the panels without which it would say what is not so, or nothing at all;
    ``reads`` those without which it says less.
    """

    slug: Switch
    find: Find = _nothing
    say: Say = _silence
    needs: tuple[Panel, ...] = ()
    reads: tuple[Switch, ...] = ()
    #: Whether the page shows the map that can be looked around in, in place of its picture.
    mapped: bool = False


@dataclass(frozen=True)
class Filled:
    """A panel with what there is to show in it."""

    slug: Switch
    drawings: tuple[Drawing, ...]
    words: Markup
    found: tuple[Finding, ...]
    scene: Scene | None = None
    #: What is said of it while it is folded.
    headline: str = ""


BLOCKS: tuple[Block, ...] = (
    Block(
        "map",
        findings,
        reads=("goals", "doing", "power", "about"),
        mapped=True,
    ),
    Block("dream", dream.findings),
    Block("goals", _goals, lists.goals, reads=("dream", "doing", "progress")),
    Block("doing", _doing, lists.actions, reads=("goals", "readiness")),
    Block("next", say=lists.coming, reads=("goals", "doing", "dilemmas", "agreements", "progress")),
    Block(
        "dilemmas",
        _dilemmas,
        lists.positions,
        reads=("agreements",),
    ),
    Block("agreements", say=lists.agreements, needs=("dilemmas",)),
    Block(
        "progress",
        _looking_back,
        needs=("map", "goals", "doing", "accelerators"),
        reads=("dilemmas", "agreements", "health"),
    ),
    Block(
        "thread",
        _thread,
        needs=("dream", "goals", "dilemmas", "doing"),
        reads=("agreements", "progress"),
    ),
    Block("accelerators", accelerators.findings),
    Block("readiness"),
    Block("forces", forces.findings),
    Block("reinforcement", reinforcement.findings),
    Block("ideas", say=lists.ideas),
    Block("choices", say=_choices),
    Block("own", say=lists.answers),
    Block("health", health.findings, reads=("progress",)),
    Block("helping", helping.findings, needs=("map", "goals", "dilemmas")),
    Block("influence", influence_words.findings, needs=("goals",)),
    Block("pictures", own_pictures, needs=("map",)),
    Block("quality", quality.findings, needs=("map",)),
)


def filled(session: Session, t: Texts, name: str = "") -> Iterator[Filled]:
    """The panels that have something to show and may be seen.

    A participant is not asked to fill in the rest. ``name`` is what the session is called.
    """
    shown = session.room.shows
    for each in BLOCKS:
        if not {each.slug, *each.needs} <= set(shown):
            continue
        scene = None
        if each.mapped and session.stakeholders.items:
            scene = _scene(session, t, name, "power" in shown)
        # Only where there is no map to look around in: its picture.
        made = [] if scene else [_drawn(figure, session, t) for figure in in_room(each.slug)]
        drawings = tuple(one for one in made if one.missing or not one.empty)
        words = _words(each, session, t)
        if drawings or words or scene:
            found = told(Piece(called(each.find)), lambda: each.find(session, t), t)  # noqa: B023
            yield _with_headline(
                Filled(each.slug, drawings, words, tuple(found), scene), session, t
            )


def _with_headline(panel: Filled, session: Session, t: Texts) -> Filled:
    said = Piece(f"the headline of {panel.slug}").make(
        lambda: headline(panel.slug, session, panel.drawings, panel.found, t), lambda _trouble: ""
    )
    return replace(panel, headline=said)


def figure_today(figure: Figure, session: Session, t: Texts) -> Drawing:
    """A figure of what the room may see, as it is today."""
    return figure.draw(session, t, _day(session) if figure.tells_late else today())


def _drawn(figure: Figure, session: Session, t: Texts) -> Drawing:
    return drawn(Piece(figure.key), lambda: figure_today(figure, session, t), t)


def _words(block: Block, session: Session, t: Texts) -> Markup:
    return Piece(f"the words of {block.slug}").make(
        lambda: block.say(session, t), lambda trouble: markup.missing(trouble, t)
    )


def _scene(session: Session, t: Texts, name: str, scored: bool) -> Scene | None:
    """The map; without it the page shows its picture.

    With the communities: its reader can choose to see them, and there is no kernel to ask.
    """
    return Piece("map_scene", large=True).make(
        lambda: map_scene(session, t, name, scored=scored), lambda _trouble: None
    )


def block(
    panel: Filled,
    t: Texts,
    more: Markup = Markup(""),  # noqa: B008
    *,
    unfolded: bool = False,
) -> Markup:
    """A panel: its heading and headline, and behind them figures, what stands out, its lists.

    Below those ``more``.
    """
    many = len(panel.found)
    found = lists.first_few(markup.findings(panel.found, t), many, "found", t, lists.FIRST)
    if panel.scene is not None:
        body = network_map(panel.scene, t) + found + panel.words + more
    else:
        figures = markup.joined(map(drawing, panel.drawings))
        beside = Markup('<div class="nw-side is-map"><div>{}</div>{}</div>').format(figures, found)
        body = (beside if figures or found else Markup("")) + panel.words + more
    title = t(f"dashboard.{panel.slug}")
    return section(
        panel.slug, "", folded(panel.slug, title, panel.headline, body, unfolded=unfolded)
    )


def section(slug: str, title: str, body: Markup) -> Markup:
    """A part of the page that is replaced on its own: its digest says whether it changed."""
    inside = Markup("<h2>{}</h2>{}").format(title, body) if title else body
    return Markup('<section class="nw-section" id="{}" data-digest="{}">{}</section>').format(
        slug, digest(inside), inside
    )


def digest(text: str) -> str:
    """A short fingerprint of a piece of page."""
    return ids.digest(text, 12)


def drawing(what: Drawing) -> Markup:
    """A figure as data, behind what it shows; with its words for whoever has no scripts."""
    still = what.figure if isinstance(what.figure, Still) else None
    slot = _slot("figure", what.key, payload(what), what.summary, still)
    return part(f"figure {what.key}", what.title, slot, unfolded=what.key in LOW)


def network_map(scene: Scene, t: Texts) -> Markup:
    """The map as data, with the words of its tools, and as a picture where no script runs."""
    given = {"scene": scene, "texts": ui_words(t)}
    still = pictures(scene, "network", t) if scene["parties"] else None
    return _slot("map", "map", given, scene["summary"], still)


def _slot(kind: str, key: str, content: object, summary: str, still: Still | None = None) -> Markup:
    # Where no script runs: the picture that fits a screen, or a phone.
    shown = (("is-wide", still.wide), ("is-narrow", still.narrow)) if still else ()
    seen = markup.joined(
        Markup('<div class="nw-still {}">{}</div>').format(css, Markup(svg))  # noqa: S704
        for css, svg in shown
    )
    # "</script>" in a typed text would end the element: no "<" at all survives.
    data = json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")
    return Markup(
        '<div class="nw-drawing" data-kind="{}" data-key="{}" data-digest="{}">'
        '<script type="application/json">{}</script><noscript>{}<p>{}</p></noscript></div>'
    ).format(kind, key, digest(data), Markup(data), seen, summary)  # noqa: S704
