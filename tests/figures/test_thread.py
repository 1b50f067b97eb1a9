import itertools

from netwerk_widgets.figures.thread import thread_flow
from netwerk_widgets.figures.thread_cards import cards_of
from netwerk_widgets.insights.thread import Node, loose, node_names, thread
from netwerk_widgets.texts import texts
from tests.whole import crowded, whole

NL = texts("nl")


def cards(session):
    return cards_of(thread(session), node_names(session, NL), loose(session))


def test_everything_has_a_card_and_what_hangs_loose_a_dashed_edge():
    drawing = thread_flow(whole(), NL)
    shown = " ".join(each.text for each in drawing.figure.layout.annotations).replace("<br>", " ")
    for name in ("technologie", "Groen", "Meer bomen", "Samen of alleen?", "Planten"):
        assert name in shown
    dashed = [s for s in drawing.figure.layout.shapes if s.line.dash == "dash"]
    assert len(dashed) == 3  # a goal, an action, a theme
    assert drawing.title == "Op 3 plekken hangt de draad nog los"


def test_bands_run_from_card_to_card():
    # Eight: the dilemma's band to its own goal's action would say nothing new.
    paths = [s for s in thread_flow(whole(), NL).figure.layout.shapes if s.type == "path"]
    assert len(paths) == 8


def test_cards_never_overlap():
    for session in (whole(), crowded(50)):
        by_column = {}
        for card in cards(session).values():
            by_column.setdefault(card.column, []).append(card)
        for column in by_column.values():
            column.sort(key=lambda card: card.top)
            for above, below in itertools.pairwise(column):
                assert above.bottom < below.top


def test_columns_are_in_the_order_of_the_method():
    found = cards(whole())
    assert found[Node("accelerator", "technology")].column == 0
    assert found[Node("theme", "t1")].column == found[Node("dilemma", "d1")].column == 1
    assert found[Node("goal", "g1")].column == 2
    assert found[Node("action", "a1")].column == 3


def test_the_points_tell_a_click_what_they_are():
    assert "goal:g1" in thread_flow(whole(), NL).figure.data[0].customdata


def test_the_table_has_the_whole_line_and_the_loose_ends():
    rows = thread_flow(whole(), NL).table.rows
    assert rows[0] == ("technologie en duurzaamheid", "Groen", "Meer bomen", "Planten", None)
    assert "Bewoners" in str(rows[-1])
    assert len(rows) == 6


def test_a_phone_gets_a_list_with_the_same_names():
    narrow = thread_flow(whole(), NL).narrow
    shown = " ".join(each["text"] for each in narrow["annotations"]).replace("<br>", " ")
    for name in ("technologie", "Groen", "Meer bomen", "Samen of alleen?", "Planten"):
        assert name in shown
