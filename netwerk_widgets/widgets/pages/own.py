"""The section of a question of one's own, that a notebook asks beside those of its page."""

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from netwerk_widgets.session import own
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.ids import digest
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.own import OwnQuestion
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.answers import OwnAnswers
from netwerk_widgets.widgets.asking.asking import offer_question
from netwerk_widgets.widgets.cells import Make
from netwerk_widgets.widgets.markup import remark
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section

PARTS = (own.PART, "stakeholders")
#: So much is looked at of what is no question.
_READ = 1000


def sections(what: OwnQuestion, page: OpenPage) -> list[Section]:
    """The question with its answers, and the way to ask the room; nothing without a session."""
    if page.live is None:
        return []
    t = page.t
    section = Section(page, what.id, what.name, t(f"own.intro.{what.per}"))
    editor = OwnAnswers(t, page.session, what, page.conflicts)
    section.place(
        section.saves(editor, PARTS),
        section.text(partial(_others, what), PARTS, "the other answers"),
    )
    offer_question(section, what)
    return [section]


@dataclass(frozen=True)
class OwnSection:
    """A question on a page, as a cell shows it: ``name`` tells it from other sections there."""

    name: str
    sections: Make


def asking(page: str, text: object, per: object) -> OwnSection:
    """The question of a page in these words; what is wrong with it is said in its place."""
    try:
        what = own.question(page, text, per)
    except NetwerkError as problem:
        said = text[:_READ] if isinstance(text, str) else type(text).__name__
        return OwnSection(f"{page}-{digest(said)}", partial(_refused, problem))
    return OwnSection(what.id, partial(sections, what))


def _refused(problem: NetwerkError, _page: OpenPage) -> list[Section]:
    raise problem


def _others(what: OwnQuestion, session: Session, t: Texts) -> Markup:
    """That there are answers which are not here: it was asked of something else before."""
    found = [
        each
        for each in own.answers(session, what.id)
        if (each.party is None) is (what.per == "party")
    ]
    return remark(t.count(f"own.others.{what.per}", len(found)) if found else "")
