"""What the words mean that a group scores, beside where it scores them.

Folded in, so that a table stays low on the beamer; a native summary, so that a finger, a
keyboard and a screen reader open it too.
"""

from collections.abc import Iterable

from ipywidgets import HTML
from markupsafe import Markup

from netwerk_widgets.method import ACCELERATORS, FORCES
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup

Meaning = tuple[str, str]


def explained(summary: str, meanings: Iterable[Meaning]) -> HTML:
    """A fold with a line for each word: the word, and what is meant by it."""
    rows = markup.joined(
        Markup("<li><strong>{}</strong>: {}</li>").format(word, meaning)
        for word, meaning in meanings
    )
    return markup.html(
        Markup(
            '<details class="nw-notes nw-meanings"><summary>{}</summary><ul>{}</ul></details>'
        ).format(summary, rows)
    )


def forces(t: Texts) -> HTML:
    """The five driving forces."""
    return explained(
        t("pages.meaning.forces"),
        [(t(f"method.force.{x}.label"), t(f"method.force.{x}.explanation")) for x in FORCES],
    )


def accelerators(t: Texts) -> HTML:
    """The five accelerators."""
    return explained(
        t("pages.meaning.accelerators"),
        [
            (t(f"method.accelerator.{x}.label"), t(f"method.accelerator.{x}.explanation"))
            for x in ACCELERATORS
        ],
    )


def reinforcement(t: Texts) -> HTML:
    """What it is to strengthen, and the five accelerators."""
    return explained(
        t("pages.meaning.reinforcement"),
        [
            (t("pages.meaning.strengthens.word"), t("pages.meaning.strengthens.meaning")),
            *(
                (t(f"method.accelerator.{x}.label"), t(f"method.accelerator.{x}.explanation"))
                for x in ACCELERATORS
            ),
        ],
    )


def scored(t: Texts, *words: str) -> HTML:
    """Any other words that are scored, by their key (``pages.meaning.WORD``)."""
    found = [(t(f"pages.meaning.{x}.word"), t(f"pages.meaning.{x}.meaning")) for x in words]
    return explained(t("pages.meaning.words"), found)
