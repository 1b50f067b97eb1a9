"""What a notebook says when it asks for a page or a section that there is not."""

from collections.abc import Sequence
from difflib import get_close_matches

from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.header import NOTEBOOKS


class UnknownNameError(NetwerkError, AttributeError):
    """A notebook asks for a page or section that there is not; where it can, told as a sentence."""

    def __init__(self, key: str, t: Texts, **values: object) -> None:
        super().__init__(key, **values)
        self._said = self.sentence(t)

    def __str__(self) -> str:
        """The sentence."""
        return self._said

    def _render_traceback_(self) -> list[str]:
        """What IPython shows instead of a traceback."""
        return [self._said]


def unknown_section(name: str, known: Sequence[str], t: Texts) -> UnknownNameError:
    """That a page has no such section, with the nearest that it has."""
    near = get_close_matches(name, known, n=1)
    if near:
        return UnknownNameError("no_section_near", t, name=name, near=near[0])
    return UnknownNameError("no_section", t, name=name, names=", ".join(known))


def unknown_page(name: str, t: Texts) -> UnknownNameError:
    """That there is no such page, with the nearest that there is."""
    near = get_close_matches(name, NOTEBOOKS, n=1)
    if near:
        return UnknownNameError("no_page_near", t, name=name, near=near[0])
    return UnknownNameError("no_page", t, name=name, names=", ".join(NOTEBOOKS))
