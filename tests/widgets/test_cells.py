"""Pages of cells: a section each; missing, moved, twice, misspelt, and one that fails."""

import pytest
from ipywidgets import HTML, VBox
from ipywidgets.widgets import widget as every

from netwerk_widgets import bounded, step, workbook
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore, open_store
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import notebook, pages
from netwerk_widgets.widgets.header import NOTEBOOKS, Header
from netwerk_widgets.widgets.names import UnknownNameError
from netwerk_widgets.widgets.notebook import CellPage, SectionCell, StepCells
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from tests.widgets.pages import editor, put

T = texts("nl")


@pytest.fixture
def store():
    found = MemoryStore()
    found.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return found


@pytest.fixture
def opened(store):
    """Open pages of cells on the store; they are closed after the test."""
    made = []

    def open_page(name="context", session="een", language="nl"):
        made.append(CellPage(name, store, session, language))
        return made[-1]

    yield open_page
    for each in made:
        each.close()


@pytest.fixture
def shown(monkeypatch):
    """What a notebook would display; its pages and widgets are closed after the test."""
    before = set(every._instances)
    found = []
    monkeypatch.setattr("IPython.display.display", found.append)
    monkeypatch.setattr(notebook, "_open", {})
    yield found
    for each in [one for id_, one in list(every._instances.items()) if id_ not in before]:
        each.close()


@pytest.fixture
def kept():
    """The session that a notebook opens by itself."""
    with open_store() as store:
        store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    settings.save(last_session="een", language="nl")


def stand(page, *names):
    """Run a cell for each of these sections."""
    return [page.stand(pages.contents(page.name).entry(name)) for name in names]


def slugs(page):
    return [each.slug for each in page.sections]


def inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def words(box):
    return " ".join(each.value for each in inside(box) if isinstance(each, HTML))


# ---- what sections there are ----


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_section_says_what_it_is_and_shows_it(store, name, language):
    page = Page(name, store, "een", language)
    found = {each.slug: each for each in page.sections}
    entries = pages.contents(name).entries
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
    assert dir(context) == sorted(each.name for each in context)
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


# ---- without a session ----


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_without_a_session_the_opening_says_where_to_go(opened, name):
    page = opened(name, None)
    entries = pages.contents(name).entries
    boxes = stand(page, *[each.name for each in entries])
    for entry, box in zip(entries, boxes, strict=True):
        assert bool(box.children) == entry.always
        assert ("nw-gone" in box._dom_classes) is not entry.always
    assert words(page.opening)
    page.open("een")
    assert all(box.children for box in boxes)


# ---- mistakes ----


def test_a_misspelt_section_is_one_sentence_with_the_nearest(shown, kept):
    context = step("context")
    with pytest.raises(UnknownNameError) as told:
        context.stakholders()
    sentence = T("errors.no_section_near", name="stakholders", near="stakeholders")
    assert told.value._render_traceback_() == [str(told.value)] == [sentence]
    with pytest.raises(UnknownNameError) as told:
        context.qqq()
    assert "stakeholders, forces, people, accelerators" in str(told.value)
    assert not hasattr(context, "forcess")


@pytest.mark.parametrize("show", [step, workbook])
def test_a_misspelt_page_is_one_sentence_with_the_nearest(show, shown):
    with pytest.raises(UnknownNameError) as told:
        show("contxt")
    assert str(told.value) == T("errors.no_page_near", name="contxt", near="context")
    with pytest.raises(UnknownNameError) as told:
        show("qqq")
    assert "start, context" in str(told.value)


def test_a_section_that_fails_takes_nothing_along(opened, monkeypatch, caplog):
    def broken(_section):
        raise RuntimeError("secret detail")

    page = opened()
    bad = SectionEntry("forces", broken, "pages.context.forces.title")
    [before] = stand(page, "stakeholders")
    box = page.stand(bad)
    [after] = stand(page, "done")
    assert T("missing.part.failed") in words(box)
    assert "secret" not in words(box)
    assert "secret detail" in caplog.text
    for each in (before, after):
        assert T("missing.part.failed") not in words(each)
    page.speak("en")
    assert texts("en")("missing.part.failed") in words(box)


def test_a_store_that_cannot_be_opened_is_told_once(shown, monkeypatch, tmp_path):
    (tmp_path / "no.db").write_text("this is no database, not at all, not even a little bit" * 40)
    monkeypatch.setenv("NETWERK_DB", f"sqlite:///{tmp_path / 'no.db'}")
    context = step("context")
    context.stakeholders()
    context.done()
    [told] = shown
    assert told.value == T("errors.database_unreadable", place=str(tmp_path / "no.db"))


# ---- in time ----


def test_the_cells_of_a_page_have_the_time_of_one_page(opened, monkeypatch):
    now = [1000.0]
    given = []
    monkeypatch.setattr(notebook.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(bounded, "PAGE", 10.0)
    page = opened()

    def slow(_section):
        given.append(bounded._page.until - now[0])
        now[0] += 4

    entries = [SectionEntry(name, slow, "ui.moved") for name in ("a", "b", "c", "d")]
    monkeypatch.setattr(
        pages, "contents", lambda _name: PageContents(lambda _page: [], tuple(entries))
    )
    cells = StepCells("context", pages.contents("context"), page, T)
    for each in entries:
        page.stand(each)
    assert given == [10, 6, 2, 0]
    now[0] += notebook._PAUSE + 1
    page.stand(entries[0])
    assert given[-1] == 10, "who runs a cell later gets the time of a page again"
    assert [each.name for each in cells] == ["a", "b", "c", "d"]


# ---- the whole page in one cell ----


def test_the_whole_page_has_the_same_sections(shown, kept):
    workbook("context")
    [box] = shown
    header, main = box.children
    assert isinstance(header, Header)
    assert isinstance(main, VBox)
    titles = [T(each.title) for each in pages.contents("context").entries]
    assert all(title in words(main) for title in titles)


def test_a_section_that_cannot_follow_takes_nothing_along(opened, monkeypatch):
    page, other = opened(), opened()
    stand(page, "stakeholders", "forces")
    stand(other, "stakeholders")

    def broken(_parts):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(page.sections[1], "refresh", broken)
    seen = []
    monkeypatch.setattr(page.sections[2], "refresh", seen.append)
    row = other.session.session.stakeholders.items[0].id
    editor(other, "stakeholders").do([put(row, "name", "Anders")], 1)
    page.look()
    assert seen == [{"stakeholders"}]
    assert [each["text"] for each in page.header.notices] == [T("ui.failed")]
