"""The outline is pure, complete, and leaves out what is empty."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings

from netwerk_widgets.report import html, word, xlsx
from netwerk_widgets.report.document import Bullets, Facts, Grid, Heading, Text, with_tables
from netwerk_widgets.report.outline import outline
from netwerk_widgets.report.writing import clean
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.choices import WORDS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.references import references
from netwerk_widgets.texts import LANGUAGES, texts
from tests.report.pages import TODAY, report
from tests.strategies import sessions
from tests.whole import whole

T = texts("nl")
#: What nobody typed, or what no report is about.
NOT_TOLD = {"id", "source", "case", "moments", "steps", "room", "study", "x", "y"}


def typed(tree: Any) -> list[str]:
    """Everything that somebody typed."""
    if isinstance(tree, dict):
        return [s for key, each in tree.items() if key not in NOT_TOLD for s in typed(each)]
    if isinstance(tree, list):
        return [s for each in tree for s in typed(each)]
    return [tree] if isinstance(tree, str) else []


def words(block: Any) -> list[str]:
    if isinstance(block, Grid):
        return [block.title, *block.columns, *(str(cell) for row in block.rows for cell in row)]
    if isinstance(block, Bullets):
        return list(block.lines)
    if isinstance(block, Facts):
        return [word for row in block.rows for word in row]
    return [block.text] if isinstance(block, Heading | Text) else []


def everything(document) -> str:
    return "\n".join(word for block in document.blocks() for word in words(block))


def free_texts(session: Session) -> list[str]:
    """The texts that people typed themselves, not what they chose from a list."""
    known = typed(session.model_dump(mode="json"))
    chosen = set(typed(choices(session)))
    return [each.strip() for each in known if each.strip() and each not in chosen]


def choices(session: Session) -> Any:
    """References, choices and dates: a report says them in other words."""
    ids = [each.id for each in references(session)]
    listed = [each for kind in WORDS for each in get_args(kind)]
    dates = [
        each
        for each in typed(session.model_dump(mode="json"))
        if len(each) == 10 and each[4] == each[7] == "-"
    ]
    # Where a session came from is for its own answer files alone.
    frozen = (each.state.get("start", {}) for each in session.moments.frozen)
    origins = [
        *session.start.origins,
        *(one for start in frozen for one in start.get("origins", ())),
    ]
    about = [id_ for each in session.choices.items for id_ in (each.poll, each.thing) if id_]
    apart = [row.round for row in (*session.persevering.health, *session.persevering.health_roles)]
    apart += [row.round for row in (*session.domain.pictures, *session.domain.quality)]
    # When a meeting begins is for who leads it, as its programme is.
    begins = [each for each in (session.programme.start,) if each]
    return [*ids, *listed, *dates, *origins, *about, *filter(None, apart), *begins]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_all_that_was_typed_is_in_the_report(case, language):
    from netwerk_widgets.session.cases import load_case

    told = everything(report(case, language))
    assert [each for each in free_texts(load_case(case, language)) if each not in told] == []


@settings(max_examples=2, deadline=None, derandomize=True)
@given(sessions())
def test_any_session_becomes_any_kind_of_file(session):
    document = outline(session, "Een <b>naam</b> & meer", T, TODAY)
    told = everything(document)
    assert [each for each in free_texts(session) if each not in told] == []
    without = with_tables(document, (), "geen figuren")
    assert without.pictures() == []
    assert word.write(without, {}, T).startswith(b"PK")
    assert xlsx.write(without, T).startswith(b"PK")
    page = html.write(without, {}, T)
    assert "<script" not in page
    assert "<b>" not in page


def test_it_is_the_same_every_time_and_changes_nothing():
    session = whole()
    before = session.model_copy(deep=True)
    first, second = (outline(session, "Naam", T, TODAY) for _ in range(2))
    assert everything(first) == everything(second)
    assert session == before


def test_an_empty_session_has_no_empty_chapters():
    document = outline(Session(), "Leeg", T, TODAY)
    assert [each.key for each in document.chapters] == ["sources"]
    assert document.tables == ()
    assert T("report.nothing") in everything(document)


def test_no_heading_stands_alone():
    for chapter in report().chapters:
        headings = [isinstance(each, Heading) for each in chapter.blocks]
        for block, following in zip(chapter.blocks, [*chapter.blocks[1:], None], strict=True):
            if isinstance(block, Heading):
                deeper = isinstance(following, Heading) and following.level > block.level
                assert following is not None, block
                assert deeper or not isinstance(following, Heading), block
        assert not headings[-1]


def test_only_a_step_with_something_in_it_is_a_chapter():
    session = Session()
    session.dream.shared = "Samen groen"
    document = outline(session, "Droom", T, TODAY)
    assert [each.key for each in document.chapters] == ["summary", "dream", "tables", "sources"]


def test_agreements_actions_and_sums_are_told():
    document = outline(whole(), "Naam", T, TODAY)
    grids = {each.key: each for each in document.blocks() if isinstance(each, Grid)}
    told = [(row[0], row[2]) for row in grids["by_date"].rows]
    assert told == [("1", "Planten"), ("2", "Afval tellen"), ("3", "Nieuwsbrief")]
    assert grids["by_party"].rows == (
        ("Gemeente", "2", "1 · te laat"),
        ("Kwekers", "1 · te laat", ""),
    )
    assert grids["investments"].rows[-1] == (T("report.total"), 120.0, 2000.0, None)
    assert "Voorjaar" in grids["measured"].columns


@pytest.mark.parametrize("case", case_names())
def test_the_chapter_of_the_actions_names_each_of_them_once(case):
    session = load_case(case, "nl")
    (doing,) = [x for x in outline(session, "Naam", T, TODAY).chapters if x.key == "doing"]
    cells = [str(cell) for each in doing.blocks if isinstance(each, Grid)
             for row in each.rows for cell in row]  # fmt: skip
    for action in session.doing.actions:
        assert cells.count(action.name) == 1, action.name


def test_a_case_says_what_comes_from_the_article():
    told = everything(report())
    assert T("report.example") in told
    assert T("report.title.case") in told
    grids = [each for each in report().blocks() if isinstance(each, Grid)]
    sourced = [grid for grid in grids if T("report.column.source").capitalize() in grid.columns]
    assert {row[-1] for grid in sourced for row in grid.rows} >= {
        "artikel: naam; verder illustratief",
        "illustratief",
    }


def test_without_pictures_their_numbers_are_there():
    document = report()
    without = with_tables(document, (), "geen figuren")
    told = everything(without)
    assert "geen figuren" in told
    for each in document.pictures():
        assert each.drawing.summary in told
    assert with_tables(document, [each.key for each in document.pictures()], "x") is document


def test_signs_that_spoil_a_file_are_left_out():
    assert clean("a\x00b\ud800c\ufffed\u202ee\n\t🌳") == "abcde\n\t🌳"
