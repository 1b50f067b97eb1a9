"""What ipywidgets asks of IPython where there is no notebook: that there is none.

The page's own Python (`netwerk_widgets.lite.running`) shows widgets itself; IPython would be a
second of waiting and a megabyte for nothing.
"""


def get_ipython() -> None:
    """No shell."""
