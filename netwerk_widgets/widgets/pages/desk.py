"""The conductor's desk: what stands on the stage and what comes next, notes, and who answered."""

from ipywidgets import Button, VBox
from markupsafe import Markup

from netwerk_widgets.rounds.kinds import own_question
from netwerk_widgets.rounds.model import KindName, Round
from netwerk_widgets.session import showing
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.agreeing import PARTS as AGREED
from netwerk_widgets.widgets.agreeing import Agreeing
from netwerk_widgets.widgets.asking.asking import Asking
from netwerk_widgets.widgets.asking.desk import Desk
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from netwerk_widgets.widgets.pages.step import no_session
from netwerk_widgets.widgets.section import Section, reveal
from netwerk_widgets.widgets.stage.cues import Conductor
from netwerk_widgets.widgets.stage.phone import PhonePreview
from netwerk_widgets.widgets.stage.planner import ITEMS, PART, START, Routes, add_break, summary
from netwerk_widgets.widgets.stage.timekeeper import Timekeeper


def _opening(page: OpenPage) -> list[Section]:
    head = Markup('<div class="nw-opening"><h1>{}</h1><p class="nw-question">{}</p></div>')
    widget = markup.html(head.format(page.t("desk.title"), page.t("desk.intro")))
    if page.live is None:
        return [no_session(page, widget)]
    section = Section(page, "top", "").bare()
    section.box.add_class("nw-close")
    section.place(widget)
    return [section]


def _stage(section: Section) -> None:
    conductor = section.page.shared(Conductor)
    section.looking.append(conductor.look)
    section.place(conductor.fresh_cues())
    conductor.look()
    preview = PhonePreview(section.page)

    def look() -> None:
        preview.look(on=conductor.on)

    section.looking.append(look)
    section.place(preview.phone)
    _agreeing(section, conductor)


def _agreeing(section: Section, conductor: Conductor) -> None:
    """While the agreements are read aloud each organisation confirms them here."""
    agreeing = Agreeing(section.page)
    section.follow(agreeing, AGREED, agreeing.show)

    def look() -> None:
        reveal(agreeing, conductor.view is not None and conductor.view.kind == "agreed")

    section.looking.append(look)
    section.place(agreeing)
    look()


def _clock(section: Section) -> None:
    keeper = section.page.shared(Timekeeper)
    section.looking.append(keeper.look)
    view = keeper.fresh()
    section.follow(view, [PART], keeper.look)
    section.place(view)


def _programme(section: Section) -> None:
    page, t = section.page, section.page.t
    routes = Routes(page)
    rest = Button(description=t("programme.add.break"))
    rest.on_click(guarded(page.problem, t)(lambda _button: add_break(page)))
    section.follow(routes, [PART], routes.show)
    section.place(routes)
    section.place(section.editor(START), section.text(summary, [PART]), css="nw-plan-when")
    section.place(section.editor(ITEMS), rest)


def _notes(section: Section) -> None:
    page, t = section.page, section.page.t
    conductor = page.shared(Conductor)
    said = markup.html(css="nw-desk-notes")

    def look() -> None:
        view = conductor.view
        notes = t.items(f"steps.{view.step}.notes") if view and view.step else []
        rows = markup.joined(Markup("<li>{}</li>").format(each) for each in notes)
        value = str(
            Markup("<ul>{}</ul>").format(rows) if rows else markup.remark(t("desk.notes.none"))
        )
        if value != said.value:
            said.value = value

    section.looking.append(look)
    section.place(said)
    look()


def _round(section: Section) -> None:
    """Every round that is still to be dealt with, as on the page where it was opened."""
    page = section.page
    box = VBox()
    asking: dict[tuple[KindName, str], Asking] = {}
    box.add_class("nw-stack")
    nothing = markup.remark(page.t("desk.round.none"))

    def look() -> None:
        found = page.shared(Desk).going() if showing.address() else []
        about = {_about(each.round): each.round for each in found}
        if tuple(asking) != tuple(about) or not box.children:
            # Those that remain stay as they are: what is ticked in them is not lost.
            now = {
                what: asking.get(what) or Asking(page, round_.kind, own_question(round_))
                for what, round_ in about.items()
            }
            asking.clear()
            asking.update(now)
            old, box.children = box.children, tuple(now.values()) or (markup.html(nothing),)
            for widget in old:
                if widget not in box.children:
                    close(widget)
        for each in asking.values():
            each.look()

    section.looking.append(look)
    section.place(box)
    look()


def _about(round_: Round) -> tuple[KindName, str]:
    """What tells rounds apart: their kind, and of a question of the group's own which one."""
    found = own_question(round_)
    return round_.kind, found.id if found else ""


def _order(section: Section) -> None:
    conductor = section.page.shared(Conductor)
    section.place(conductor.fresh_order())
    conductor.look()


CONTENTS = PageContents(
    _opening,
    (
        SectionEntry("clock", _clock, "programme.title.clock", heading=False),
        SectionEntry("stage", _stage, "desk.stage.title", "desk.stage.intro"),
        SectionEntry("notes", _notes, "desk.notes.title"),
        SectionEntry("round", _round, "desk.round.title"),
        SectionEntry(
            "programme", _programme, "programme.title.programme", "programme.intro.programme"
        ),
        SectionEntry("order", _order, "desk.order.title", "desk.order.intro"),
    ),
)
