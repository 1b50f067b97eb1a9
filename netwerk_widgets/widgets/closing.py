"""Taking widgets away."""

from ipywidgets import Widget


def close(widget: Widget) -> None:
    """Close a widget and all that is inside it."""
    for child in getattr(widget, "children", ()):
        close(child)
    layout = getattr(widget, "layout", None)
    style = getattr(widget, "style", None)
    for each in (layout, style, widget):
        if isinstance(each, Widget):
            each.close()
