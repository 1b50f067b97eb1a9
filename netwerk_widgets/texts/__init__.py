"""Everything a person reads, by key, in Dutch and English, and in what else has a folder here.

A key is dotted: its first word is a file (``texts/nl/network.toml``), the rest is the
path inside that file. Look-up is strict: a missing key or placeholder raises, it never
shows on a page.

The folders decide which languages there are: one with a ``language.toml`` in it is a language.
That file says how the language is called: ``tag`` is what Word and CLDR call it, from which
follows how it writes numbers, dates, lists and plurals (`texts.writing`). ``separator`` stands
between the cells of its CSV, and ``instead`` is the language in which a case is read that lacks
this one.
"""

import string
import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from netwerk_widgets.texts.writing import Writing, writing

#: The name of a folder of texts.
Language = str
DEFAULT: Language = "nl"

_FOLDER = Path(__file__).parent


def _spoken(folder: Path) -> tuple[Language, ...]:
    found = (path.parent.name for path in folder.glob("*/language.toml"))
    return tuple(sorted(found, key=lambda each: (each != DEFAULT, each)))


#: The languages there are, the default first.
LANGUAGES = _spoken(_FOLDER)
TOPICS = tuple(sorted(path.stem for path in (_FOLDER / DEFAULT).glob("*.toml")))


class MissingTextError(KeyError):
    """No text stands under this key in this language."""


@cache
def load(language: Language, topic: str) -> dict[str, Any]:
    """The tree of one text file.

    Raises
    ------
    MissingTextError
        When there is no such file.
    """
    path = _FOLDER / language / f"{topic}.toml"
    if not path.is_file():
        raise MissingTextError(f"{language}/{topic}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


#: What numbers may ask of the words around them, as CLDR names it; the last is for all the rest.
_FORMS = ("one", "few", "many")


class _Filling(string.Formatter):
    """Fills in a text of which words change with a number."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def format_field(self, value: Any, spec: str) -> Any:
        """The form that goes with the number (of a range the last); anything else as is."""
        *special, other = spec.split("|")
        if not special:
            return super().format_field(value, spec)
        forms = dict(zip(_FORMS, special, strict=False))
        one = self._writing.plural(int(value)) if str(value).isdecimal() else ""
        return forms.get(one, other).replace("#", str(value))


class Texts:
    """The texts of one language; call it with a key and the key's placeholders.

    With ``in_full`` it writes dates as running text on paper has them: ``3 november 2026``.
    """

    def __init__(self, language: Language, in_full: bool = False) -> None:
        self.language, self.in_full = language, in_full

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under ``key`` with its placeholders filled in.

        What changes with a number in the middle of a sentence stands in the placeholder itself:
        ``{n:# party is|# parties are}``, with the number where the ``#`` is. A language with more
        forms has those between them, as in `count`: ``{n:…|few…|other…}``.

        Raises
        ------
        MissingTextError
            When the key does not lead to a text.
        KeyError
            When a placeholder of the text is not in ``values``.
        """
        text = self._find(key)
        # As Python does it, where that is enough: some pages are ten thousand texts.
        if "|" not in text:
            return text.format(**values)
        return _Filling(self.writing).format(text, **values)

    def optional(self, key: str, /) -> str | None:
        """The text under ``key`` where there may be none (hints), or None."""
        try:
            return self._find(key)
        except MissingTextError:
            return None

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The text that goes with ``n``, which is filled in: ``key.one`` for 1, else ``key.other``.

        A language with more forms of a word has texts for those as well: ``key.few``.
        """
        form = self.writing.plural(n)
        if form != "other" and self.optional(f"{key}.{form}") is None:
            form = "other"
        return self(f"{key}.{form}", n=n, **values)

    def items(self, key: str) -> list[str]:
        """The list of texts under ``key`` (for instance facilitator notes)."""
        found = self._walk(key)
        if not isinstance(found, list):
            raise MissingTextError(f"{self.language}: {key}")
        return list(found)

    def number(self, value: float, digits: int = 0) -> str:
        """A number as this language writes it: ``1.234,5`` in Dutch, ``1,234.5`` in English."""
        return self.writing.number(value, digits)

    def signed(self, value: int) -> str:
        """A place on a scale around zero: ``+2``, ``0``, ``−3``."""
        return self.writing.signed(value)

    def day(self, value: date) -> str:
        """A date as this language writes it: ``3 nov 2026``."""
        return self.writing.day_in_full(value) if self.in_full else self.writing.day(value)

    def moment(self, value: datetime) -> str:
        """A moment as it was here: ``3 nov 2026 14:05``."""
        here = value.astimezone()
        return f"{self.day(here)} {here:%H:%M}"

    def enumerate(self, parts: list[str]) -> str:
        """``a, b en c``."""
        return self.writing.together(parts)

    @property
    def writing(self) -> Writing:
        """How this language writes numbers, days, lists and plurals."""
        return writing(self("language.tag"))

    def _find(self, key: str) -> str:
        found = self._walk(key)
        if not isinstance(found, str):
            raise MissingTextError(f"{self.language}: {key}")
        return found

    def _walk(self, key: str) -> Any:
        topic, *path = key.split(".")
        found: Any = load(self.language, topic)
        for word in path:
            if not isinstance(found, dict) or word not in found:
                raise MissingTextError(f"{self.language}: {key}")
            found = found[word]
        return found


@cache
def texts(language: Language, in_full: bool = False) -> Texts:
    """The texts of a language; ``in_full`` with its dates as running text on paper has them.

    Raises
    ------
    ValueError
        When the workbook does not speak that language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no texts in {language!r}")
    return Texts(language, in_full)
