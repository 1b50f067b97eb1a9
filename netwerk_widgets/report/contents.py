"""What a report is about: everything, the few pages of it, one page, or the agreements alone."""

from collections.abc import Callable, Collection
from datetime import date
from importlib import import_module

from netwerk_widgets.bounded import page
from netwerk_widgets.report import appendices
from netwerk_widgets.report.chapters import brief, front, promises
from netwerk_widgets.report.document import Chapter, Document, Text
from netwerk_widgets.report.kinds import APPENDICES, About, Appendix
from netwerk_widgets.report.outline import outline
from netwerk_widgets.report.recorded import Recorded
from netwerk_widgets.report.tables import tables
from netwerk_widgets.session import spoken
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts, texts

_BRIEF: dict[About, Callable[[Recorded], list[Chapter]]] = {
    "short": lambda r: [*front.chapters(r), *brief.chapters(r)],
    "board": front.chapters,
    "agreements": promises.agreements,
    "parties": promises.parties,
}
#: What tells of the network in numbers.
_MEASURED: tuple[About, ...] = ("short", "full")
#: What is about so little that its title says enough.
_ALONE: tuple[About, ...] = ("agreements", "parties")


def contents(
    session: Session,
    name: str,
    t: Texts,
    today: date,
    about: About = "short",
    appended: Collection[Appendix] | None = None,
) -> Document:
    """A report about what is asked, as it is on ``today``.

    Parameters
    ----------
    about
        What it is about.
    appended
        What stands at the end; None: with ``full`` everything, else nothing.
    """
    if about in _MEASURED and session.relations.items:
        # Before the time of a measure begins to run: networkx's constraint and effective size load
        # it, and on a busy computer that takes longer than a measure may.
        import_module("scipy.sparse")
    if about == "full":
        return outline(session, name, t, today, APPENDICES if appended is None else appended)
    with page():
        r = Recorded(session, name, texts(t.language, in_full=True), today)
        everything = tables(session, t)
        found = (*_BRIEF[about](r), *appendices.chapters(r, everything, appended or ()))
        return Document(
            title=name,
            eyebrow=r.t("brief.as_of", about=t(f"brief.eyebrow.{about}"), day=r.t.day(today)),
            language=t.language,
            cover=(
                *front.head(r, alone=about in _ALONE),
                *(() if found else (Text(t("report.nothing")),)),
            ),
            chapters=found,
            contents=t("report.contents"),
            tables=everything,
            brief=True,
            typed_in=spoken.other(session, t),
        )
