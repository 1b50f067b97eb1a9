"""Cells that are misspelt, fail, take long or have no session take nothing along."""

import pytest

from netwerk_widgets import bounded, step, workbook
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import notebook, pages
from netwerk_widgets.widgets.header import NOTEBOOKS
from netwerk_widgets.widgets.names import UnknownNameError
from netwerk_widgets.widgets.notebook import StepCells
from netwerk_widgets.widgets.pages.contents import PageContents, SectionEntry
from tests.widgets.cells.standing import T, stand, words
from tests.widgets.pages import editor, put

# ---- without a session ----


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_without_a_session_the_opening_says_where_to_go(opened, name):
    page = opened(name, None)
    entries = [each for each in pages.contents(name).entries if each.when(page)]
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
