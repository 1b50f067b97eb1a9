"""What all seven steps share: how a page opens, and how the group closes it."""

from functools import partial

from ipywidgets import Button, Widget
from markupsafe import Markup

from netwerk_widgets.method import STEPS, Step
from netwerk_widgets.method.programme import minutes_of
from netwerk_widgets.session.cases import case_notes
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.progress import requirements, status
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.open_page import TITLES, OpenPage
from netwerk_widgets.widgets.pages.contents import Fill, PageContents, SectionEntry
from netwerk_widgets.widgets.section import Section

#: What a step can depend on; what the room sees and what is planned is no part of any.
EVERY_PART = tuple(part for part in PARTS if part not in ("room", "programme", "ideas", "own"))


def entry(step: Step, name: str, fill: Fill, *figures: str) -> SectionEntry:
    """A section of a step whose title and introduction have the keys that go with its name."""
    return SectionEntry(
        name, fill, f"pages.{step}.{name}.title", f"pages.{step}.{name}.intro", figures
    )


def step_contents(step: Step, *entries: SectionEntry) -> PageContents:
    """A step's page: its opening, these sections, its closing."""
    done = SectionEntry("done", partial(closing, step), "ui.done_when", f"steps.{step}.done")
    return PageContents(partial(opening, step), (*entries, done))


def links(titles: list[tuple[str, str]], t: Texts) -> Markup:
    """Links to the sections of a page, for jumping on the beamer."""
    links = markup.joined(Markup('<a href="#{}">{}</a>').format(*each) for each in titles)
    return Markup('<nav class="nw-toc" aria-label="{}">{}</nav>').format(t("ui.contents"), links)


def _head(step: Step, t: Texts) -> Markup:
    return Markup(
        '<div class="nw-opening"><p class="nw-eyebrow">{}</p><h1>{}</h1>'
        '<p class="nw-question">{}</p><p>{}</p></div>'
    ).format(
        t("ui.step_of", number=STEPS.index(step) + 1, minutes=minutes_of(step)),
        t(f"steps.{step}.label"),
        t(f"steps.{step}.question"),
        t(f"steps.{step}.purpose"),
    )


def no_session(page: OpenPage, *head: Widget) -> Section:
    """What a page shows when no session is open: the way to the start page."""
    section = Section(page, "open", page.t("ui.no_session.title"), page.t("ui.no_session.text"))
    link = Markup('<a class="nw-button is-main" href="{}">{}</a>').format(
        page.header.state["page"]["home"]["href"], page.t("ui.no_session.link")
    )
    section.box.children = (*head, *section.box.children)
    section.place(markup.html(link))
    return section


def case_note(session: Session, t: Texts) -> Markup:
    """For a case: what the article says about it, and what we made up."""
    if session.start.case is None:
        return Markup("")
    try:
        article, illustrative = case_notes(session.start.case, t.language)
    except NetwerkError:  # a session from a computer that has more cases
        return Markup("")
    row = Markup('<p><span class="nw-badge is-{}">{}</span> {}</p>')
    return Markup('<details class="nw-case-note"><summary>{}</summary>{}{}</details>').format(
        t("ui.example"),
        row.format("article", t("fields.source.article"), article),
        row.format("illustrative", t("fields.source.illustrative"), illustrative),
    )


def opening(step: Step, page: OpenPage) -> list[Section]:
    """The step's number, name, question and purpose, and the facilitator's notes."""
    t = page.t
    if page.live is None:
        return [no_session(page, markup.html(_head(step, t)))]
    section = Section(page, "top", "").bare()
    section.box.children = (
        markup.html(_head(step, t)),
        section.text(lambda _session, t: links(page.titles(), t), [TITLES]),
        section.text(case_note, ["start"]),
        markup.html(markup.notes(t.items(f"steps.{step}.notes"), t)),
    )
    return [section]


def missing(session: Session, step: Step, t: Texts) -> Markup:
    """The step's "done when", line by line, with what is still missing."""
    return markup.checklist((each.met, each.sentence(t)) for each in requirements(session, step))


def closing(step: Step, section: Section) -> None:
    """The "done when" and the group's confirmation."""
    page, t = section.page, section.page.t
    confirm = Button(tooltip="")
    reopen = Button(tooltip="")
    said = section.text(
        lambda session, t: Markup("<p>{}</p>").format(t(f"ui.closing.{status(session, step)}")),
        EVERY_PART,
    )

    def show() -> None:
        confirmed = status(page.session.session, step) == "confirmed"
        confirm.layout.display = "none" if confirmed else ""
        reopen.layout.display = "" if confirmed else "none"

    confirm.description, reopen.description = t("ui.confirm"), t("ui.reopen")
    confirm.button_style = "primary"
    guard = guarded(page.problem, t)
    confirm.on_click(guard(lambda _button: page.session.confirm(step)))
    reopen.on_click(guard(lambda _button: page.session.reopen(step)))
    section.follow(confirm, EVERY_PART, show)
    show()
    section.place(
        section.text(lambda session, t: missing(session, step, t), EVERY_PART),
        said,
        confirm,
        reopen,
    )
