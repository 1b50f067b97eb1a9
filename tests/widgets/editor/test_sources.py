"""Who says so: an edit makes a field the group's own, and only that field."""

from netwerk_widgets.widgets.pages.context import (
    RESPONDENTS,
    STAKEHOLDERS,
)
from netwerk_widgets.widgets.pages.domain import DOMAIN, POSITIONS
from tests.widgets.editor.editing import first, party, put, row

OURS = {"default": "illustrative", "name": "article"}


def test_an_edited_field_is_the_group_s_own(live, edit):
    rows = [each | {"source": OURS} for each in live.documents["stakeholders"]["items"]]
    live.replace("stakeholders", {"items": rows})
    editor, id_ = edit(STAKEHOLDERS), first(live)
    said = "artikel: naam; verder illustratief"
    assert row(editor, id_)["badge"] == {"kind": "illustrative", "text": said}
    editor.do([put(id_, "interests", "Iets anders")], 1)
    assert party(live, id_).source == OURS | {"interests": "group"}
    said = "artikel: naam; groep: belangen; verder illustratief"
    assert row(editor, id_)["badge"]["text"] == said
    assert all(each.source == OURS for each in live.session.stakeholders.items if each.id != id_)
    assert live.undo()
    assert party(live, id_).source == OURS


def test_a_table_says_it_of_its_own_columns(live, edit):
    id_ = first(live)
    live.edit("stakeholders", "items", [put(id_, "source", OURS)])
    editor = edit(POSITIONS)
    assert row(editor, id_)["badge"]["text"] == "illustratief"
    editor.do([put(id_, key, None) for key in ("ring", "role", "power", "interest")], 1)
    assert row(editor, id_)["badge"] is None
    editor.do([put(id_, "power", 1)], 2)
    assert row(editor, id_)["badge"] is None
    assert party(live, id_).says("name") == "article"


def test_an_entry_of_a_field_has_its_own_source(live, edit):
    id_ = live.session.context.respondents[0].id
    live.edit("context", "respondents", [put(id_, "source", {"default": "illustrative"})])
    before = live.session.context.respondents[0].now["technology"]
    edit(RESPONDENTS).do([put(id_, "now.technology", 1 + before % 5)], 1)
    found = live.session.context.respondents[0]
    assert found.says("now", "technology") == "group"
    assert found.says("now", "lifestyle") == "illustrative"


def test_moving_refusing_or_typing_the_same_does_not_claim(live, edit):
    ids = [each.id for each in live.session.stakeholders.items]
    live.edit("stakeholders", "items", [put(ids[0], "source", OURS)])
    editor, name = edit(STAKEHOLDERS), party(live, ids[0]).name
    editor.do([{"op": "move", "id": ids[0], "before": None}], 1)
    editor.do([put(ids[0], "name", "x" * 121)], 2)
    editor.do([put(ids[0], "name", name)], 3)
    assert party(live, ids[0]).source == OURS


def test_a_field_of_a_form_has_a_source_too(live, edit):
    live.edit("domain", "", [put("form", "source", {"default": "illustrative"})])
    edit(DOMAIN).do([put("form", "kind_reason", "Daarom")], 1)
    assert live.session.domain.kind_reason == "Daarom"
    assert live.session.domain.source == {"default": "illustrative", "kind_reason": "group"}
