"""What a stranger sends, and finds on the page."""

from netwerk_widgets.serve.filtering import V1
from netwerk_widgets.texts import texts

T = texts("nl")


PROTOCOLS = [V1, None]


def named(page, css):
    """The widget that carries this class."""
    return next(name for name, each in page.items() if css in each["state"].get("_dom_classes", ()))


def box(page, label):
    """The control with this label."""
    return next(name for name, each in page.items() if each["state"].get("description") == T(label))


def put(line, name, **state):
    line.comm(name, {"method": "update", "state": state, "buffer_paths": []})
