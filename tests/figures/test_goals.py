from netwerk_widgets.figures.closeness import closeness_heatmap
from netwerk_widgets.figures.goal_tree import goal_tree
from netwerk_widgets.figures.goals import goal_heatmap
from netwerk_widgets.texts import texts
from tests.whole import whole

NL = texts("nl")


def words(drawing):
    return " ".join(each.text for each in drawing.figure.layout.annotations)


def test_heatmap_title_table_and_numbers():
    drawing = goal_heatmap(whole(), NL)
    assert drawing.title == "Over ‘Minder afval’ zijn de partijen verdeeld: 2 partijen zijn tegen"
    assert drawing.table.rows[1] == ("Kwekers", "+1", "−2", None)
    assert drawing.table.rows[-1][1:] == (
        "2 (n = 3)",
        "−1 (n = 3)",
        "−1,5 (n = 2)",
    )
    assert "+3" in words(drawing)
    assert "−2" in words(drawing)
    assert drawing.figure.layout.coloraxis.cmin == -3


def test_signs():
    assert [texts("nl").signed(x) for x in (2, 0, -3)] == ["+2", "0", "−3"]


def test_closeness_has_agreement_below_and_difference_above():
    drawing = closeness_heatmap(whole(), NL)
    z = drawing.figure.data[0].z
    assert z[2][1] == 3  # Kwekers and Bank agree
    assert z[0][1] == -2  # Gemeente and Kwekers clash
    assert z[0][0] is None
    assert "Kwekers en Bank" in drawing.title
    assert "Gemeente en Kwekers" in drawing.title
    assert len(drawing.table.rows) == 3
    assert ("Kwekers", "Bank", 2, "3", 0, "0") in drawing.table.rows


def test_tree_shows_all_and_what_is_lacking():
    drawing = goal_tree(whole(), NL)
    shown = words(drawing)
    for name in ("Groen", "Werk", "Meer bomen", "Minder afval", "Planten", "Nieuwsbrief"):
        assert name in shown
    for gap in ("no_action", "no_goal", "without_theme", "without_goal"):
        assert NL(f"goals.tree.{gap}") in shown
    assert drawing.title == "Eén doel heeft nog geen actie (van 3 doelen)"
    assert drawing.table.rows[0][:4] == ("Groen", "Meer bomen", "10", "30")
