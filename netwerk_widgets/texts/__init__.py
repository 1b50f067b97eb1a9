"""Everything a person reads, by key, in Dutch and English, and in what else has a folder here.

A key is dotted: its first word is a file (``texts/nl/network.toml``), the rest is the
path inside that file. Look-up is strict: a missing key or placeholder raises, it never
shows on a page.

The folders decide which languages there are: one with a ``language.toml`` in it is a language.
That file says how the language is called and how it writes numbers and dates: ``tag`` is
what Word calls it, ``separator`` stands between the cells of its CSV, and ``instead`` is the
language in which a case is read that lacks this one.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

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


class Texts:
    """The texts of one language; call it with a key and the key's placeholders."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under ``key`` with its placeholders filled in.

        Raises
        ------
        MissingTextError
            When the key does not lead to a text.
        KeyError
            When a placeholder of the text is not in ``values``.
        """
        return self._find(key).format(**values)

    def optional(self, key: str, /) -> str | None:
        """The text under ``key`` where there may be none (hints), or None."""
        try:
            return self._find(key)
        except MissingTextError:
            return None

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The text ``key.one`` when ``n`` is 1, else ``key.other``; ``{n}`` is filled in."""
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=n, **values)

    def items(self, key: str) -> list[str]:
        """The list of texts under ``key`` (for instance facilitator notes)."""
        found = self._walk(key)
        if not isinstance(found, list):
            raise MissingTextError(f"{self.language}: {key}")
        return list(found)

    def number(self, value: float, digits: int = 0) -> str:
        """A number as this language writes it: ``1.234,5`` in Dutch, ``1,234.5`` in English."""
        whole, _, rest = f"{value:,.{digits}f}".partition(".")
        whole = whole.replace(",", self("language.group"))
        return f"{whole}{self('language.decimal')}{rest}" if rest else whole

    def enumerate(self, parts: list[str]) -> str:
        """``a, b en c``."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self('ui.and')} {parts[-1]}"

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
def texts(language: Language) -> Texts:
    """The texts of a language.

    Raises
    ------
    ValueError
        When the workbook does not speak that language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no texts in {language!r}")
    return Texts(language)
