"""A session as a document: which chapters there are, and what each of them says. Pure."""

from collections.abc import Callable, Collection
from datetime import date

from netwerk_widgets.bounded import Piece, Trouble, page
from netwerk_widgets.insights import thread
from netwerk_widgets.method import STEPS, Step
from netwerk_widgets.report import appendices
from netwerk_widgets.report.chapters import (
    choosing,
    context,
    dilemmas,
    doing,
    domain,
    dream,
    goals,
    ideas,
    own,
    persevering,
    summary,
)
from netwerk_widgets.report.document import Block, Chapter, Document, Text
from netwerk_widgets.report.kinds import APPENDICES, Appendix
from netwerk_widgets.report.recorded import Recorded
from netwerk_widgets.report.tables import tables
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session import spoken
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts, texts

#: Millimetres that the figure of the thread takes at most: its letters are small, and its chapter
#: has nothing else.
_THREAD = 160

_STEPS: dict[Step, Callable[[Recorded], list[Block]]] = {
    "context": context.blocks,
    "domain": domain.blocks,
    "dream": dream.blocks,
    "goals": goals.blocks,
    "dilemmas": dilemmas.blocks,
    "doing": doing.blocks,
    "persevering": persevering.blocks,
}


def outline(
    session: Session,
    name: str,
    t: Texts,
    today: date,
    appended: Collection[Appendix] = APPENDICES,
) -> Document:
    """The full report of a session as it is on ``today``; what is empty is left out.

    ``appended`` are the appendices that it has.
    What fails or takes too long is left out too, and a sentence says so in its place.
    """
    with page():
        in_full = texts(t.language, in_full=True)
        return _outline(Recorded(session, name, in_full, today), appended)


def _outline(r: Recorded, appended: Collection[Appendix]) -> Document:
    session, name, t = r.session, r.name, r.t
    everything = tables(session, r.brief)
    chapters = [
        Chapter("summary", t("report.chapter.summary"), tuple(summary.summary(r))),
        *(_step(step, r) for step in STEPS),
        _ideas(r),
        _own(r),
        _choosing(r),
        Chapter("thread", t("report.chapter.thread"), tuple(_thread(r))),
        *appendices.chapters(r, everything, appended),
    ]
    filled = tuple(chapter for chapter in chapters if chapter.blocks)
    nothing = () if len(filled) > 1 else (Text(t("report.nothing")),)
    return Document(
        title=name,
        eyebrow=t("report.eyebrow"),
        language=t.language,
        cover=(*summary.cover(r), *nothing),
        chapters=filled,
        contents=t("report.contents"),
        tables=everything,
        typed_in=spoken.other(session, t),
    )


def _instead(trouble: Trouble, t: Texts) -> list[Block]:
    return [Text(t(f"missing.part.{trouble}"), "note")]


def _step(step: Step, r: Recorded) -> Chapter:
    t = r.t
    found = Piece(f"the chapter {step}", large=True).make(
        lambda: _STEPS[step](r), lambda trouble: _instead(trouble, t)
    )
    title = t(
        "report.chapter.step",
        number=STEPS.index(step) + 1,
        label=capital(t(f"steps.{step}.label")),
    )
    lead = Text(t(f"steps.{step}.question"), "lead")
    return Chapter(step, title, (lead, *found) if found else ())


def _ideas(r: Recorded) -> Chapter:
    t = r.t
    found = Piece("the chapter ideas").make(
        lambda: ideas.blocks(r), lambda trouble: _instead(trouble, t)
    )
    lead = Text(t("ideas.report.lead"), "lead")
    return Chapter("ideas", t("ideas.report.chapter"), (lead, *found) if found else ())


def _own(r: Recorded) -> Chapter:
    found = Piece("the chapter of own questions").make(
        lambda: own.blocks(r), lambda trouble: _instead(trouble, r.t)
    )
    lead = Text(r.t("own.report.lead"), "lead")
    return Chapter("own", r.t("own.report.chapter"), (lead, *found) if found else ())


def _choosing(r: Recorded) -> Chapter:
    found = Piece("the chapter of choices", large=True).make(
        lambda: choosing.blocks(r), lambda trouble: _instead(trouble, r.t)
    )
    return Chapter("choosing", r.t("report.chapter.choosing"), tuple(found))


def _thread(r: Recorded) -> list[Block]:
    s, t = r.session, r.t
    drawn = r.figure("thread", highest=_THREAD)
    if drawn is None:
        return []
    told = r.stands_out(lambda: thread.findings(s, t, r.today))
    lead = Text(t("pages.thread.flow.intro"), "lead")
    return [lead, *([told] if told else []), drawn]
