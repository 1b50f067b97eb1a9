"""The start page: what a network is, which session, which challenge, the seven steps."""

from markupsafe import Markup

from netwerk_widgets.method import MEASURED, NETWORK_TESTS, REFERENCES, STEPS
from netwerk_widgets.session import showing, spoken
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.start import Start, TestAnswer
from netwerk_widgets.session.progress import status
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import everybody, markup, sharing
from netwerk_widgets.widgets.before import Before
from netwerk_widgets.widgets.header import NOTEBOOKS, query
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.own_questions import place_questions
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from netwerk_widgets.widgets.pages.counted import place_counted
from netwerk_widgets.widgets.pages.domain import kind_cards
from netwerk_widgets.widgets.pages.step import EVERY_PART, case_note
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.room_door import RoomDoor
from netwerk_widgets.widgets.section import Section
from netwerk_widgets.widgets.switches import ROOM, now
from netwerk_widgets.widgets.versions import Versions
from netwerk_widgets.widgets.ways_in import Doors


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
    without=frozenset({"intro"}),
)


def _opening(page: OpenPage) -> list[Section]:
    """What this is; without a session, how to get one."""
    if page.live is not None:
        return [_welcome(page)]
    intro = "start.doors.intro_shared" if page.store.is_shared else "start.doors.intro"
    choice = Section(page, "doors", page.t("start.doors.title"), page.t(intro))
    _doors(choice)
    return [_welcome(page), choice]


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
        else [section.column(words, section.text(_about_case, ["start"]))]
    )
    if page.live is not None and showing.possible():
        door = RoomDoor(showing.address(), t)
        section.looking.append(door.look)
        side.append(door)
    section.place(*side, css="nw-side is-map" if len(side) > 1 else "nw-stack")
    return section


def _about_case(session: Session, t: Texts) -> Markup:
    """What a case is made of; of one that was opened in another language that it is in this too."""
    there = spoken.translation(session, t, on_start=True)
    said = f"{spoken.note(session, t)} {there}"
    other = Markup('<p class="nw-help">{}</p>').format(said) if there else Markup("")
    return case_note(session, t) + other


def _steps(section: Section) -> None:
    name = section.page.session.name
    section.place(section.text(lambda session, t: step_cards(session, name, t), EVERY_PART))
    place_questions(section)


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


def _challenge(section: Section) -> None:
    section.place(section.editor(CHALLENGE), section.text(explained, ["start"]), css="nw-side")


def explained(session: Session, t: Texts) -> Markup:
    """What the chosen challenge is about."""
    challenge = session.start.challenge
    if challenge is None:
        return Markup("")
    return Markup('<div class="nw-findings"><h3>{}</h3><p>{}</p></div>').format(
        t(f"method.challenge.{challenge}.label"), t(f"method.challenge.{challenge}.explanation")
    )


def _room(section: Section) -> None:
    section.place(section.editor(ROOM), section.text(now, ["room"]))


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


def _what(section: Section) -> None:
    t = section.page.t
    if section.page.live is not None:
        section.place(section.editor(TESTS))
        place_counted(section, "tests")
    section.place(markup.html(markup.heading(t("start.what.kinds"), level=3)))
    section.place(*kind_cards(section), css="nw-kinds")
    section.place(markup.html(references(t) + everybody.told(t)))


def _before(section: Section) -> None:
    before = Before(section.page)
    section.follow(before, EVERY_PART, before.show)
    section.place(before)


def _doors(section: Section) -> None:
    page = section.page
    name = page.live.name if page.live else None

    def tell(sentence: str) -> None:
        page.header.notice(sentence, "done")

    section.place(Doors(page.t, page.store, name, page.author, page.open, tell))


def _sharing(section: Section) -> None:
    shared = sharing.Sharing(section.page)
    section.looking.append(shared.look)
    section.place(shared)


def _versions(section: Section) -> None:
    section.place(Versions(section.page))


CONTENTS = PageContents(
    _opening,
    (
        SectionEntry("steps", _steps, "start.steps.title", "start.steps.intro"),
        SectionEntry("challenge", _challenge, "start.challenge.title", "start.challenge.intro"),
        SectionEntry("room", _room, "room.title", "room.intro"),
        SectionEntry("before", _before, "paper.before.title", "paper.before.intro"),
        SectionEntry("what", _what, "start.what.title", "method.definition", always=True),
        SectionEntry("versions", _versions, "versions.title", "versions.intro"),
        SectionEntry(
            "sharing", _sharing, "sharing.title", "sharing.intro", always=True, when=sharing.there
        ),
        SectionEntry(
            "doors",
            _doors,
            "start.doors.other",
            "start.doors.intro",
            shared_intro="start.doors.intro_shared",
        ),
    ),
)
