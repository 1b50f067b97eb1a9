"""Netwerk: a workbook with which groups of organisations learn to work as a network.

In a notebook, ``workbook("context")`` shows a step and ``dashboard()`` the participants'
page. Everything else is behind the ``netwerk`` command.
"""

__version__ = "0.1.0"
__all__ = ["dashboard", "workbook"]


def workbook(page: str = "start") -> None:
    """Show a page of the workbook in this notebook.

    Parameters
    ----------
    page
        ``start``, ``map``, ``thread``, or the slug of a step: ``context domain dream goals
        dilemmas doing persevering``.
    """
    from netwerk_widgets.widgets.page import show

    show(page)


def dashboard() -> None:
    """Show the participants' page, read-only, in this notebook."""
    from netwerk_widgets.widgets.dashboard import show

    show()
