"""Parties outside the domain: shown where they said something, counted nowhere, never missing."""

import pytest

from netwerk_widgets.figures.bringing import exchange_bars
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.figures.goals import goal_heatmap
from netwerk_widgets.figures.investments import investment_bars
from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.figures.themes import theme_matrix
from netwerk_widgets.insights import dilemmas, doing, dream, goals, thread
from netwerk_widgets.insights.governance import governance
from netwerk_widgets.report.document import Grid
from netwerk_widgets.report.outline import outline
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.whole import TODAY, whole

NL = texts("nl")
STEPS = (dream.findings, goals.findings, dilemmas.findings, thread.findings)


def said(session: Session) -> list[str]:
    """Every finding of steps 3 to 6 and of the thread."""
    found = [each for find in STEPS for each in find(session, NL)]
    return [each.sentence for each in [*found, *doing.findings(session, NL, TODAY)]]


def with_outsider(*, speaks: bool) -> Session:
    """`whole` with the bank outside, in the middle of the list, silent or speaking everywhere."""
    session = whole()
    session.stakeholders.items[2].ring = "outside"
    if speaks:
        session.dream.dreams = [each for each in session.dream.dreams if each.id != "gone"]
        place = {"id": "x9", "dilemma": "d1", "party": "p3", "position": 2}
        session.dilemmas.positions.append(type(session.dilemmas.positions[0])(**place))
        return session
    session.dream.dreams = [each for each in session.dream.dreams if each.id != "p3"]
    session.dream.themes[1].parties = []
    session.goals.positions = [each for each in session.goals.positions if each.id != "p3"]
    session.dilemmas.exchanges = [each for each in session.dilemmas.exchanges if each.id != "p3"]
    session.doing.investments = [each for each in session.doing.investments if each.id != "p3"]
    return session


def without_them() -> Session:
    session = with_outsider(speaks=False)
    del session.stakeholders.items[2]
    return session


def test_the_findings_are_those_without_the_outsider():
    """Whether it says everything or nothing: nobody's count, share, total or silence changes."""
    bare = said(without_them())
    assert said(with_outsider(speaks=False)) == bare
    assert said(with_outsider(speaks=True)) == bare
    assert governance(with_outsider(speaks=True)) == governance(without_them())


@pytest.mark.parametrize(
    "draw", [theme_matrix, goal_heatmap, dilemma_strips, exchange_bars, investment_bars]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_has_its_row_marked_and_last(draw, language):
    t = texts(language)
    found, bare = draw(with_outsider(speaks=True), t), draw(without_them(), t)
    mark = t("words.outside", name="Bank")
    cells = [str(cell) for row in (found.table.columns, *found.table.rows) for cell in row]
    named = [cell for cell in cells if cell in ("Gemeente", "Kwekers", "Bewoners", mark)]
    assert named[-1] == mark
    assert named.count(mark) == 1
    assert found.title == bare.title
    assert found.summary == f"{bare.summary} {t('words.outside_note')}"


def test_its_support_is_named_and_not_counted():
    found, bare = (support_bars(each, NL) for each in (with_outsider(speaks=True), without_them()))
    assert [row[:2] for row in found.table.rows] == [row[:2] for row in bare.table.rows]
    assert found.table.rows[0][2] == "Bank (buiten)"
    assert found.title == bare.title
    assert list(found.figure.data[0].x) == list(bare.figure.data[0].x)


def test_the_report_marks_its_rows_and_leaves_it_out_of_the_sums():
    document = outline(with_outsider(speaks=True), "Proef", NL, TODAY)
    grids = {each.key: each for each in document.blocks() if isinstance(each, Grid)}
    rows = grids["investments"].rows
    assert rows[-1][0] == NL("report.total_inside")
    assert [row[0] for row in rows[:-1]] == ["Gemeente", "Kwekers", "Bank (buiten)"]
    assert rows[-1][1] == 120
