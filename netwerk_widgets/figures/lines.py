"""Text over several lines; typed text has its long (Dutch) words broken between syllables."""

import re
from collections.abc import Sequence
from html import escape
from textwrap import wrap

from netwerk_widgets.method import Accelerator
from netwerk_widgets.texts import Texts

_VOWELS = frozenset("aeiouyáéíóúàèìòùäëïöüâêîôû")
#: Consonants that begin a syllable together.
_ONSETS = frozenset(re.findall("..", "blbrchdrdwflfrglgrklkrkwplprtrtwvlvrwrzw"))

#: What takes an s before the next word of a compound: "overheids-instelling".
_JOINED = (
    "ambt",
    "arbeid",
    "bedrijf",
    "dorp",
    "heid",
    "ing",
    "land",
    "rijk",
    "schap",
    "teit",
    "tijd",
    "volk",
)


def broken(text: str, width: int, lines: int) -> list[str]:
    """The text in at most ``lines`` lines of ``width`` characters, the last with … if cut."""
    width = max(6, width)
    # What a no-break space holds together stays together.
    words = re.split(r"[ \t\n\r\f\v]+", text.strip())
    pieces = " ".join(_fitting(word, width) for word in words).split("\n")
    rows = [row for piece in pieces for row in wrap(piece, width)]
    if len(rows) <= lines:
        return rows
    last = rows[lines - 1]
    if len(last) >= width:
        last = last[: width - 1].rpartition(" ")[0] or last[: width - 1]
    return [*rows[: lines - 1], last.rstrip(" -,.;:") + "…"]


def harmless(text: str) -> str:
    """Typed text as no more than text, as plotly takes it."""
    # A pair of dollar signs is a formula where MathJax is loaded, as in JupyterLab.
    return escape(text, quote=False).replace("$", "&#36;")


def wrapped(text: str, width: int = 18, lines: int = 3) -> str:
    """`broken` made harmless, as plotly takes it."""
    lines_ = broken(text, width, lines)
    return "<br>".join(harmless(each) for each in lines_)


def folded(accelerator: Accelerator, t: Texts) -> str:
    """The name of an accelerator in short lines, for where there is little room."""
    return "<br>".join(t.items(f"figures.folded.{accelerator}"))


def _fitting(word: str, width: int) -> str:
    """The word with a hyphen and a line's end where it does not fit: ``bestrijdings-⏎middelen``.

    A hyphen of its own is a place to break already.
    """
    head, dash, tail = word.partition("-")
    if len(word) > width and head and tail and len(head) < width:
        return f"{head}{dash}\n{_fitting(tail, width)}"
    pieces = []
    while len(word) > width:
        at = syllable(word, width - 1)
        pieces.append(f"{word[:at]}-")
        word = word[at:]
    return "\n".join([*pieces, word])


def syllable(word: Sequence[str], most: int) -> int:
    """Where to break: before what starts a syllable, near ``most`` letters.

    ``static/syllables.js`` does the same.
    """
    for at in range(min(most, len(word) - 2), max(3, most - 7), -1):
        before, here, after = (letter[0].lower() for letter in word[at - 1 : at + 2])
        if here.isalpha() and here not in _VOWELS and after in _VOWELS and before.isalpha():
            if here == "s" and "".join(word[:at]).lower().endswith(_JOINED):
                if at < most:
                    return at + 1
                continue
            if before + here == "ch" and word[at - 2] == "s":
                return at - 2
            return at - 1 if before + here in _ONSETS else at
    return min(most, max(2, len(word) - 3))
