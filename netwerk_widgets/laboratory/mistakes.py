"""What goes wrong in somebody's own notebook: one sentence, with the nearest right name."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

from netwerk_widgets.network.engines import there
from netwerk_widgets.session import settings
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.shapes import shown
from netwerk_widgets.texts import Language, Texts, texts

#: So many names are told when none comes near.
_NAMED = 12


def spoken(language: Language | None = None) -> Texts:
    """The texts in a language; without one, in that which the workbook was last used in."""
    return texts(language or settings.load().language)


class LaboratoryError(NetwerkError, ValueError):
    """Something that cannot be: a sentence, in the language of the workbook."""

    def __str__(self) -> str:
        """The sentence."""
        return self.sentence(spoken())

    def _render_traceback_(self) -> list[str]:
        """What IPython shows instead of a traceback."""
        return [str(self)]


class NearestError(LaboratoryError):
    """There is no such thing: with the nearest that there is (``<key>_near``), else with all."""

    def __init__(self, key: str, name: str, known: Iterable[str], **values: object) -> None:
        folded = {str(each).casefold(): str(each) for each in known}
        found = get_close_matches(name.casefold(), folded, n=1)
        if found:
            super().__init__(f"{key}_near", name=shown(name), near=folded[found[0]], **values)
        else:
            every = list(folded.values())
            names = ", ".join(every[:_NAMED]) + ", …" * (len(every) > _NAMED) or "–"
            super().__init__(key, name=shown(name), names=names, **values)


def needs_pandas() -> None:
    """Say so where there is no pandas: in a browser that runs Python itself.

    Raises
    ------
    LaboratoryError
        When there is none; what there is instead stands in it.
    """
    if not there("pandas"):
        raise LaboratoryError("no_pandas")


@contextmanager
def in_words() -> Iterator[None]:
    """What goes wrong inside is said as a sentence, not as a traceback."""
    try:
        yield
    except LaboratoryError:
        raise
    except NetwerkError as problem:
        raise LaboratoryError(problem.key, **problem.values) from problem
