"""What stands in a notebook of cells."""

from ipywidgets import HTML

from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import pages

T = texts("nl")


def stand(page, *names):
    """Run a cell for each of these sections."""
    return [page.stand(pages.contents(page.name).entry(name)) for name in names]


def inside(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def words(box):
    return " ".join(each.value for each in inside(box) if isinstance(each, HTML))
