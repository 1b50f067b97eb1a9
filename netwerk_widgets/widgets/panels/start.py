"""The start page: what a network is, which session, which challenge, the seven steps."""

from markupsafe import Markup

from netwerk_widgets.method import MEASURED, NETWORK_TESTS, REFERENCES, STEPS
from netwerk_widgets.session import showing
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.start import Start, TestAnswer
from netwerk_widgets.session.progress import status
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.doors import Doors
from netwerk_widgets.widgets.header import NOTEBOOKS, query
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.panels.domain import kind_cards
from netwerk_widgets.widgets.panels.step import EVERY_PART, case_note
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.room_door import RoomDoor
from netwerk_widgets.widgets.section import Section
from netwerk_widgets.widgets.switches import ROOM, now


def _tests(_session: Session, t: Texts) -> list[tuple[str, str]]:
    return [
        (test, f"{t(f'method.test.{test}.label')}: {t(f'method.test.{test}.explanation')}")
        for test in NETWORK_TESTS
    ]


TESTS = Recording(
    name="tests",
    part="start",
    path="tests",
    model=TestAnswer,
    keys=("answer", "note"),
    rows=_tests,
    widths={"_label": "50%", "answer": "150px"},
)
CHALLENGE = Recording(
    name="challenge",
    part="start",
    path="",
    model=Start,
    keys=("challenge", "our_challenge"),
)


def sections(page: OpenPage) -> list[Section]:
    """The start page."""
    if page.live is None:
        return [_welcome(page), _doors(page), _what(page)]
    return [
        _welcome(page),
        _steps(page),
        _challenge(page),
        _room(page),
        _what(page),
        _doors(page),
    ]


def _welcome(page: OpenPage) -> Section:
    t = page.t
    section = Section(page, "top", "")
    section.box.remove_class("nw-section")
    head = Markup(
        '<div class="nw-opening"><p class="nw-eyebrow">{}</p><h1>{}</h1>'
        '<p class="nw-question">{}</p></div>'
    )
    title = page.live.name if page.live else t("start.title")
    words = markup.html(head.format(t("start.eyebrow"), title, t("start.lead")))
    side = (
        [words]
        if page.live is None
        else [section.column(words, section.text(case_note, ["start"]))]
    )
    address = showing.address()
    if page.live is not None and address:
        door = RoomDoor(address, t)
        page.looking.append(door.look)
        side.append(door)
    section.place(*side, css="nw-side is-map" if len(side) > 1 else "nw-stack")
    return section


def _steps(page: OpenPage) -> Section:
    section = Section(page, "steps", page.t("start.steps.title"), page.t("start.steps.intro"))
    name = page.session.name
    section.place(section.text(lambda session, t: step_cards(session, name, t), EVERY_PART))
    return section


def step_cards(session: Session, name: str, t: Texts) -> Markup:
    """The seven steps with their question and status, each a link to its page."""
    card = Markup(
        '<li class="is-{}"><a href="{}"><span class="nw-step-mark">{}</span>'
        "<strong>{}</strong><span>{}</span><em>{}</em></a></li>"
    )
    asked = query(name, t.language)
    rows = []
    for number, step in enumerate(STEPS, 1):
        now = status(session, step)
        rows.append(
            card.format(
                now,
                NOTEBOOKS[step] + asked,
                number,
                t(f"steps.{step}.label"),
                t(f"steps.{step}.question"),
                t(f"ui.status.{now}"),
            )
        )
    return Markup('<ol class="nw-cards">{}</ol>').format(markup.joined(rows))


def _challenge(page: OpenPage) -> Section:
    t = page.t
    section = Section(page, "challenge", t("start.challenge.title"), t("start.challenge.intro"))
    section.place(section.editor(CHALLENGE), section.text(explained, ["start"]), css="nw-side")
    return section


def explained(session: Session, t: Texts) -> Markup:
    """What the chosen challenge is about."""
    challenge = session.start.challenge
    if challenge is None:
        return Markup("")
    return Markup('<div class="nw-findings"><h3>{}</h3><p>{}</p></div>').format(
        t(f"method.challenge.{challenge}.label"), t(f"method.challenge.{challenge}.explanation")
    )


def _room(page: OpenPage) -> Section:
    section = Section(page, "room", page.t("room.title"), page.t("room.intro"))
    section.place(section.editor(ROOM), section.text(now, ["room"]))
    return section


def references(t: Texts) -> Markup:
    """What the article asks, what it leans on, and where the workbook's own figures come from."""
    told = markup.joined(
        Markup('<p class="nw-help">{}</p>').format(t(f"method.{each}"))
        for each in ("source", "roles", "urgency", "ours")
    )
    lists = markup.joined(
        Markup('<details class="nw-notes"><summary>{}</summary><ul>{}</ul></details>').format(
            t(f"start.what.{title}"), _named(group, names, t)
        )
        for title, group, names in (
            ("references", "reference", REFERENCES),
            ("measured", "measured", MEASURED),
        )
    )
    return told + lists


def _named(group: str, names: tuple[str, ...], t: Texts) -> Markup:
    return markup.joined(
        Markup("<li><strong>{}</strong> {}</li>").format(
            t(f"method.{group}.{each}.label"), t(f"method.{group}.{each}.explanation")
        )
        for each in names
    )


def _what(page: OpenPage) -> Section:
    t = page.t
    section = Section(page, "what", t("start.what.title"), t("method.definition"))
    if page.live is not None:
        section.place(section.editor(TESTS))
    section.place(markup.html(markup.heading(t("start.what.kinds"), level=3)))
    section.place(*kind_cards(section), css="nw-kinds")
    section.place(markup.html(references(t)))
    return section


def _doors(page: OpenPage) -> Section:
    t = page.t
    title = t("start.doors.title") if page.live is None else t("start.doors.other")
    section = Section(page, "doors", title, t("start.doors.intro"))
    name = page.live.name if page.live else None
    section.place(Doors(t, page.store, name, page.author, page.open))
    return section
