"""What stands at the end of a report, as far as it is asked for."""

from collections.abc import Callable, Collection

from netwerk_widgets.bounded import Piece, Trouble
from netwerk_widgets.method import MEASURED, REFERENCES
from netwerk_widgets.report.chapters import measures
from netwerk_widgets.report.document import Block, Chapter, Grid, Text
from netwerk_widgets.report.kinds import APPENDICES, Appendix
from netwerk_widgets.report.recorded import Recorded, bullets, section, text
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.cases import case_names, case_notes
from netwerk_widgets.texts import Texts

_LETTERS = "ABC"


def chapters(
    r: Recorded, everything: tuple[Grid, ...], asked: Collection[Appendix]
) -> list[Chapter]:
    """The appendices that were asked for and have something in them, lettered in order."""
    make: dict[Appendix, Callable[[], tuple[Block, ...]]] = {
        "tables": lambda: _whole(everything, r.t),
        "measures": lambda: tuple(_measures(r)),
        "sources": lambda: tuple(_sources(r)),
    }
    made = [(key, make[key]()) for key in APPENDICES if key in asked]
    filled = [(key, blocks) for key, blocks in made if blocks]
    return [
        Chapter(
            key,
            r.t("report.appendix", letter=letter, title=r.t(f"report.chapter.{key}")),
            blocks,
            wide=key == "tables",
        )
        for letter, (key, blocks) in zip(_LETTERS, filled, strict=False)
    ]


def _measures(r: Recorded) -> list[Block]:
    def instead(trouble: Trouble) -> list[Block]:
        return [Text(r.t(f"missing.part.{trouble}"), "note")]

    found = Piece("the measures", large=True).make(lambda: measures.blocks(r), instead)
    return [Text(r.t("report.measures_intro"), "lead"), *found] if found else []


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
