"""What tests of a page ask of it, as somebody would who uses it."""

from netwerk_widgets.widgets.editor import Editor


def editor(page, name):
    """The editor of that name on a page."""
    return next(
        each for each in page.editors if isinstance(each, Editor) and each.recording.name == name
    )


def put(row, key, value):
    """The operation of who types a value."""
    return {"op": "set", "id": row, "key": key, "value": value}


def act(page, notice):
    """Press a message's button."""
    page.header._receive(page.header, {"type": "act", "id": notice["id"]}, [])


def press(page, way):
    """Press one of the buttons for undo and redo."""
    page.header._receive(page.header, {"type": way}, [])
