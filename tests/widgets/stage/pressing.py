"""What is done with a stage, and what is seen of it."""

from netwerk_widgets.session.live import LiveSession


def press(stage, kind, **more):
    stage.window._handle_custom_msg({"type": kind, **more}, [])


def walked(stage, way=1):
    """All that is seen by going on to the end: each place with what is drawn there."""
    seen = {}
    while True:
        view = stage.window.view
        place = (view["at"], view["page"])
        if place in seen:
            return seen
        seen[place] = view
        press(stage, "go", way=way)


def live(store, name="een"):
    return LiveSession(store, name, "facilitator")


def dreamt(editing, sentence):
    editing.replace("dream", {**editing.documents["dream"], "shared": sentence})
