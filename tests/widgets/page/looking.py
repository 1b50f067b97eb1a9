"""What stands on a page, and what is done there."""

from ipywidgets import HTML

from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.editor import Editor
from tests.whole import HOSTILE, crowded, whole

T = texts("nl")


def inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def words(page):
    return " ".join(each.value for each in inside(page.box) if isinstance(each, HTML))


def editor(page, name):
    return next(
        each for each in page.editors if isinstance(each, Editor) and each.recording.name == name
    )


def put(row, key, value):
    return {"op": "set", "id": row, "key": key, "value": value}


def party(page):
    return page.session.session.stakeholders.items[0]


def contents(kind, language):
    if kind in case_names():
        return load_case(kind, language)
    return {
        "empty": Session,
        "whole": whole,
        "crowded": lambda: crowded(8),
        "hostile": lambda: crowded(4, HOSTILE),
    }[kind]()
