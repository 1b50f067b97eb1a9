"""Netwerk: a workbook with which groups of organisations learn to work as a network.

In a notebook, ``workbook("context")`` shows a step, ``case("laanboompact")`` a student's
exercises on a case, ``dashboard()`` the participants' page and ``explore()`` the page on which they
try out what a change of the network would do. Everything else is behind the ``netwerk`` command.
"""

__version__ = "0.2.0"
__all__ = ["case", "dashboard", "explore", "reference", "workbook"]


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


def explore() -> None:
    """Show the participants' page for trying things out, read-only, in this notebook."""
    from netwerk_widgets.widgets.explore import show

    show()


def case(name: str | None = None) -> None:
    """Show a student's exercises on a case in this notebook.

    Parameters
    ----------
    name
        The folder of a case; without one, the case that the page's address asks for
        (``?case=``), else the choice of a case.
    """
    from netwerk_widgets.widgets.case_page import show

    show(name)


def reference(name: str) -> None:
    """Print the figures of a case's reference; a page of Voilà keeps them to itself."""
    from netwerk_widgets.widgets.case_page import print_reference

    print_reference(name)
