"""Pages of cells: a section each; missing, moved, twice."""

import pytest
from ipywidgets import VBox
from ipywidgets.widgets import widget as every

from netwerk_widgets import step, workbook
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.session import settings
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import pages
from netwerk_widgets.widgets.header import NOTEBOOKS, Header
from netwerk_widgets.widgets.notebook import CellPage, SectionCell
from netwerk_widgets.widgets.page import Page
from tests.widgets.cells.standing import T, stand, words
from tests.widgets.pages import editor, put


def slugs(page):
    return [each.slug for each in page.sections]


# ---- what sections there are ----


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_section_says_what_it_is_and_shows_it(store, name, language):
    page = Page(name, store, "een", language)
    found = {each.slug: each for each in page.sections}
    entries = [each for each in pages.contents(name).entries if each.when(page)]
    assert [each.name for each in entries] == [slug for slug in found if slug != "top"]
    for entry in entries:
        section, cell = found[entry.name], SectionCell(None, name, entry)
        assert (cell.name, cell.step) == (entry.name, name)
        assert cell.title == entry.title
        assert page.t(cell.title)
        if entry.heading:
            assert section.title == page.t(entry.title)
        assert cell.figures == tuple(section.figures)
        assert set(cell.figures) <= FIGURES.keys()
    page.close()


def test_every_name_can_be_written_in_a_notebook():
    names = {each.name for page in NOTEBOOKS for each in pages.contents(page).entries}
    assert all(each.isidentifier() for each in names)
    assert {"stakeholders", "forces", "relations", "readiness", "done", "whatif"} <= names


def test_the_notebook_lists_its_sections(shown, kept):
    context = step("context")
    assert dir(context) == sorted([*(each.name for each in context), "question"])
    assert repr(context).splitlines()[-1].startswith("context.question(")
    assert repr(context).splitlines()[1] == (
        f"context.forces()  # {T('pages.context.forces.title')}"
    )
    assert context.forces.figures == ("forces",)


# ---- in a notebook ----


def test_a_notebook_shows_the_bar_the_opening_and_a_section_each(shown, kept):
    context = step("context")
    bar, opening = shown
    assert isinstance(bar.children[0], Header)
    assert len(bar.children) == 1
    assert T("steps.context.question") in words(opening)
    context.forces()
    context.done()
    assert T("pages.context.forces.intro") in words(shown[2])
    assert T("ui.done_when") in words(shown[3])


def test_the_links_of_the_opening_are_to_what_is_there(opened):
    page = opened()
    assert 'href="#' not in words(page.opening)
    stand(page, "forces", "stakeholders", "done")
    found = [line.partition('"')[0] for line in words(page.opening).split('href="#')[1:]]
    assert found == ["forces", "stakeholders", "done"]


def test_what_is_missing_is_missed_by_nobody(opened):
    """Undo, the "done when", saving and the bar do as on the whole page."""
    page = opened()
    stand(page, "stakeholders")
    assert slugs(page) == ["top", "stakeholders"]
    old = page.session.session.stakeholders.items[0].name
    row = page.session.session.stakeholders.items[0].id
    editor(page, "stakeholders").do([put(row, "name", "Anders")], 1)
    assert page.session.session.stakeholders.items[0].name == "Anders"
    page.session.confirm("context")
    assert page.header.state["page"]["steps"][0]["status"] == "confirmed"
    page.session.reopen("context")
    page.undo()
    page.undo()
    page.undo()
    assert page.session.session.stakeholders.items[0].name == old
    page.look()
    assert page.editors == [editor(page, "stakeholders")]


def test_another_order_is_only_another_order(opened):
    page = opened()
    boxes = stand(page, "done", "reinforcement", "forces")
    assert slugs(page) == ["top", "done", "reinforcement", "forces"]
    page.speak("en")
    assert [each.box for each in page.cells[1:]] == boxes
    t = texts("en")
    for box, key in zip(boxes, ("ui.done_when", "pages.context.reinforcement.title"), strict=False):
        assert t(key) in words(box)


def test_a_section_that_is_shown_again_saves_once(opened):
    page = opened()
    first, forces = stand(page, "stakeholders", "forces")
    before = len(every._instances)
    [second] = stand(page, "stakeholders")
    assert slugs(page) == ["top", "stakeholders", "forces"], "it keeps its place among the links"
    assert [each.recording.name for each in page.editors] == ["stakeholders", "forces"]
    assert T("ui.moved") in words(first)
    assert T("pages.context.stakeholders.title") in words(second)
    row = page.session.session.stakeholders.items[0].id
    editor(page, "stakeholders").do([put(row, "name", "Anders")], 1)
    page.look()
    assert page.session.session.stakeholders.items[0].name == "Anders"
    assert len(every._instances) - before < 10, "the first one's widgets are gone"
    assert forces is page.cells[2].box


def test_the_first_cell_again_goes_on_with_the_same_page(shown, kept):
    context = step("context")
    context.forces()
    bar, opening, forces = shown
    with open_store() as store:
        store.create("twee", None, "x")
    settings.save(last_session="twee")
    again = step("context")
    new_bar, new_opening = shown[3:]
    assert bar.children == ()
    assert new_bar.children[0].state["page"]["session"] == "twee"
    assert T("ui.moved") in words(opening)
    assert T("steps.context.question") in words(new_opening)
    assert T("pages.context.forces.title") in words(forces), "the section stays where it is"
    again.done()
    assert context._page is again._page
    context._page.close()


def test_closing_leaves_nothing_behind(store):
    before = set(every._instances)
    page = CellPage("context", store, "een", "nl")
    stand(page, "stakeholders", "forces", "stakeholders", "done")
    page.again("een", "en")
    page.close()
    assert set(every._instances) == before


def test_speaking_and_opening_make_the_sections_anew_in_their_place(opened, store):
    store.create("twee", None, "x")
    page = opened("goals")
    boxes = stand(page, "goals", "tree")
    count = len(every._instances)
    page.speak("en")
    page.open("twee")
    page.open("een")
    page.speak("nl")
    assert [each.box for each in page.cells[1:]] == boxes
    assert len(every._instances) == count
    assert T("pages.goals.tree.title") in words(boxes[1])


# ---- the whole page in one cell ----


def test_the_whole_page_has_the_same_sections(shown, kept):
    workbook("context")
    [box] = shown
    header, main = box.children
    assert isinstance(header, Header)
    assert isinstance(main, VBox)
    titles = [T(each.title) for each in pages.contents("context").entries]
    assert all(title in words(main) for title in titles)
