"""What the editor is asked, and what is then found."""

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.references import dependants
from netwerk_widgets.texts import texts

T = texts("nl")


def put(row, key, value):
    return {"op": "set", "id": row, "key": key, "value": value}


def row(editor, id_):
    return next(each for each in editor.rows if each["id"] == id_)


def party(live, id_):
    return next(each for each in live.session.stakeholders.items if each.id == id_)


def stored(store):
    return Session.model_validate(
        {part: store.read("een", part).document for part in store.heads("een")}
    )


def first(live):
    return live.session.stakeholders.items[0].id


def referred(live):
    """A party that something refers to, and more than one list does."""
    return next(
        each.id
        for each in live.session.stakeholders.items
        if len({(d.part, d.path[0]) for d in dependants(live.session, "stakeholder", each.id)}) > 1
    )


def answer(editor, value, **more):
    asked = {"type": "answer", "id": editor.question["id"], "value": {"value": value, **more}}
    editor._receive(editor, asked, [])
