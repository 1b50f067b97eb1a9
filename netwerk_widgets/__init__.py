"""Netwerk: a workbook with which groups of organisations learn to work as a network.

In a notebook, ``context = step("context")`` opens a step and ``context.forces()`` shows a section
of it; ``workbook("context")`` shows all of it in one cell, ``case("laanboompact")`` a student's
exercises on a case, ``dashboard()`` the participants' page, ``stage()`` what the beamer shows, and
``explore()`` the page on which participants try out what a change of the network would do.
Everything else is behind the ``netwerk`` command.

To compute with what a group recorded, or with a case::

    import netwerk_widgets as nw

    s = nw.load("laanboompact")        # or case=…, session=…, file=…
    s.parties, s.relations, s.scores   # pandas DataFrames
    s.graph()                          # a networkx graph
    nw.measures(s)                     # a DataFrame; .network is the whole
    nw.map(s)                          # shows itself; .widget() to move it about
    nw.radar(s), nw.plot("support", s) # plotly figures
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"
#: What is computed with, and the module that has it: imported when it is asked for.
_LABORATORY = {
    "SessionData": "data",
    "LaboratoryError": "mistakes",
    "load": "opening",
    "read": "opening",
    "sessions": "opening",
    "answers": "opening",
    "from_frames": "opening",
    "columns": "describing",
    "measures": "measuring",
    "compare": "measuring",
    "suggestions": "helping",
    "power": "powers",
    "coalitions": "powers",
    "mobilisation": "powers",
    "film": "filming",
    "map": "mapping",
    "radar": "showing",
    "plot": "showing",
    "gallery": "showing",
    "findings": "findings",
}
#: What is promised: the pages, and what there is to compute with.
__all__ = [  # noqa: RUF022  # by what it is for
    "step", "workbook", "case", "reference", "dashboard", "explore", "stage",
    "load", "read", "sessions", "answers", "from_frames", "SessionData", "columns",
    "measures", "compare", "suggestions", "power", "coalitions", "mobilisation", "film",
    "findings",
    "map", "radar", "plot", "gallery", "LaboratoryError",
]  # fmt: skip

if TYPE_CHECKING:
    from netwerk_widgets.laboratory.data import SessionData
    from netwerk_widgets.laboratory.describing import columns
    from netwerk_widgets.laboratory.filming import film
    from netwerk_widgets.laboratory.findings import findings
    from netwerk_widgets.laboratory.helping import suggestions
    from netwerk_widgets.laboratory.mapping import map
    from netwerk_widgets.laboratory.measuring import compare, measures
    from netwerk_widgets.laboratory.mistakes import LaboratoryError
    from netwerk_widgets.laboratory.opening import answers, from_frames, load, read, sessions
    from netwerk_widgets.laboratory.powers import coalitions, mobilisation, power
    from netwerk_widgets.laboratory.showing import gallery, plot, radar
    from netwerk_widgets.widgets.notebook import StepCells


def __getattr__(name: str) -> Any:
    if name not in _LABORATORY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        found = getattr(import_module(f"{__name__}.laboratory.{_LABORATORY[name]}"), name)
    except ModuleNotFoundError as problem:
        if problem.name != "pandas":
            raise
        import_module(f"{__name__}.laboratory.mistakes").needs_pandas()
        raise
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


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
        ``start``, ``map``, ``thread``, ``gather``, or the slug of a step: ``context domain dream
        goals dilemmas doing persevering``.

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
        ``start``, ``map``, ``thread``, ``gather``, or the slug of a step: ``context domain dream
        goals dilemmas doing persevering``.
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
