"""Whether everybody can use it: what was tested how, and what falls short. A fold of a page.

Whoever offers the workbook has to say so in a statement of their own; this is what it can rest on.
Each line that says that something was tested has its test (``tests/widgets/test_everybody.py``).
"""

from collections.abc import Iterable
from importlib.metadata import version

from markupsafe import Markup

from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup

_PACKAGE = "netwerk-widgets"
TESTED = (
    "pages", "room", "round", "others", "keyboard", "speech", "large", "wishes", "contrast",
    "figures", "pdf", "word", "words",
)  # fmt: skip
LACKING = (
    "people", "readers", "browsers", "machine", "letters", "inside", "stage", "tables", "ua",
    "checker", "typed", "own",
)  # fmt: skip


def told(t: Texts) -> Markup:
    """The fold: what was tested and how, what was not, and whom to tell."""
    return Markup(
        '<details class="nw-notes"><summary>{}</summary><p>{}</p>{}{}<p>{}</p></details>'
    ).format(
        t("everybody.title"),
        t("everybody.intro", version=version(_PACKAGE)),
        _list("tested", TESTED, t),
        _list("lacking", LACKING, t),
        t("everybody.met"),
    )


def _list(group: str, names: Iterable[str], t: Texts) -> Markup:
    rows = (Markup("<li>{}</li>").format(t(f"everybody.{group}.{each}")) for each in names)
    head = markup.heading(t(f"everybody.head.{group}"), level=3)
    return head + Markup("<ul>{}</ul>").format(markup.joined(rows))
