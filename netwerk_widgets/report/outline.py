"""A session as a document: which chapters there are, and what each of them says. Pure."""

from collections.abc import Callable
from datetime import date

from netwerk_widgets.bounded import Piece, Trouble, page
from netwerk_widgets.insights import thread
from netwerk_widgets.method import MEASURED, REFERENCES, STEPS, Step
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
from netwerk_widgets.report.recorded import Recorded, bullets, section, text
from netwerk_widgets.report.tables import tables
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.cases import case_names, case_notes
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_STEPS: dict[Step, Callable[[Recorded], list[Block]]] = {
    "context": context.blocks,
    "domain": domain.blocks,
    "dream": dream.blocks,
    "goals": goals.blocks,
    "dilemmas": dilemmas.blocks,
    "doing": doing.blocks,
    "persevering": persevering.blocks,
}


def outline(session: Session, name: str, t: Texts, today: date) -> Document:
    """The report of a session as it is on ``today``; what is empty is left out.

    What fails or takes too long is left out too, and a sentence says so in its place.
    """
    with page():
        return _outline(Recorded(session, name, t, today))


def _outline(r: Recorded) -> Document:
    session, name, t = r.session, r.name, r.t
    everything = tables(session, t)
    chapters = [
        Chapter("summary", t("report.chapter.summary"), tuple(summary.summary(r))),
        *(_step(step, r) for step in STEPS),
        _ideas(r),
        _own(r),
        _choosing(r),
        Chapter("thread", t("report.chapter.thread"), tuple(_thread(r))),
        Chapter("tables", t("report.chapter.tables"), _whole(everything, t), wide=True),
        Chapter("sources", t("report.chapter.sources"), tuple(_sources(r))),
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
    drawn = r.figure("thread")
    if drawn is None:
        return []
    told = r.stands_out(lambda: thread.findings(s, t, r.today))
    lead = Text(t("pages.thread.flow.intro"), "lead")
    return [lead, *([told] if told else []), drawn]


def _whole(everything: tuple[Block, ...], t: Texts) -> tuple[Block, ...]:
    return (Text(t("report.tables_intro"), "lead"), *everything) if everything else ()


def _sources(r: Recorded) -> list[Block]:
    """Where the method and, for a case, the facts come from; how the figures are to be read."""
    t, case = r.t, r.session.start.case
    told: list[Block] = []
    if case in case_names():
        article, illustrative = case_notes(str(case), t.language)
        told = section(
            t("report.title.case"),
            bullets(
                [
                    f"{capital(t('fields.source.article'))}: {article}",
                    f"{capital(t('fields.source.illustrative'))}: {illustrative}",
                ]
            ),
        )
    return [
        *told,
        *section(
            t("report.title.method"),
            *(
                text(t(f"method.{each}"))
                for each in ("source", "definition", "roles", "urgency", "ours")
            ),
        ),
        *section(t("report.title.references"), bullets(_named("reference", REFERENCES, t))),
        *section(t("report.title.measured"), bullets(_named("measured", MEASURED, t))),
        *section(t("report.title.reading"), text(t("report.reading"))),
    ]


def _named(group: str, names: tuple[str, ...], t: Texts) -> list[str]:
    """Each source of a group with its year, its title and what it is used for."""
    return [
        f"{t(f'method.{group}.{each}.label')} {t(f'method.{group}.{each}.explanation')}"
        for each in names
    ]
