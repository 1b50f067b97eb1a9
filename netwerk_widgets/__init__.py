"""Netwerk: a workbook with which groups of organisations learn to work as a network.

In a notebook, ``context = step("context")`` opens a step and ``context.forces()`` shows a section
of it; ``workbook("context")`` shows all of it in one cell, ``case("laanboompact")`` a student's
exercises on a case, ``dashboard()`` the participants' page, ``stage()`` what the beamer shows, and
``explore()`` the page on which participants try out what a change of the network would do.
Everything else is behind the ``netwerk`` command.
"""

from typing import TYPE_CHECKING

__version__ = "0.2.0"
__all__ = ["case", "dashboard", "explore", "reference", "stage", "step", "workbook"]

if TYPE_CHECKING:
    from netwerk_widgets.widgets.notebook import StepCells


def step(name: str) -> "StepCells":
    """Open a page of the workbook in this notebook: its bar and how it begins.

    Each section is a cell of its own, which may be missing or moved, or have others between::

        context = step("context")
        context.stakeholders()
        context.forces()
        context.done()

    Parameters
    ----------
    name
        ``start``, ``map``, ``thread``, or the slug of a step: ``context domain dream goals
        dilemmas doing persevering``.

    Returns
    -------
    StepCells
        Has each section by its name; ``list(context)`` and ``dir(context)`` tell which. Another
        name raises an `AttributeError` that says which one is nearest.
    """
    from netwerk_widgets.widgets.notebook import step

    return step(name)


def workbook(page: str = "start") -> None:
    """Show a whole page of the workbook in this cell.

    Parameters
    ----------
    page
        ``start``, ``map``, ``thread``, or the slug of a step: ``context domain dream goals
        dilemmas doing persevering``.
    """
    from netwerk_widgets.widgets.presenting import show

    show(page)


def dashboard() -> None:
    """Show the participants' page, read-only, in this notebook."""
    from netwerk_widgets.widgets.dashboard import show

    show()


def explore() -> None:
    """Show the participants' page for trying things out, read-only, in this notebook."""
    from netwerk_widgets.widgets.explore import show

    show()


def stage() -> None:
    """Show what the beamer shows, one thing at a time, read-only, in this notebook."""
    from netwerk_widgets.widgets.stage.window import show

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
