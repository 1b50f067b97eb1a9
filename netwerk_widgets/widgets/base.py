"""What our widgets share: their code comes from the server, their callbacks are guarded."""

import logging
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import anywidget
import traitlets

from netwerk_widgets import places
from netwerk_widgets.bundle import script
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import Texts

log = logging.getLogger("netwerk")


# It goes to the page with every widget, so without its remarks.
_LOADER = "\n".join(filter(None, script("loader.js").splitlines()))


class Part(anywidget.AnyWidget):
    """A widget whose front end is the module ``static/<_part>.js``.

    Only a small loader travels through the kernel's connection; the module itself is a
    file that the browser keeps.
    """

    _esm = _LOADER
    _part = traitlets.Unicode().tag(sync=True)
    _version = traitlets.Unicode(places.static_version()).tag(sync=True)
    _unavailable = traitlets.Unicode().tag(sync=True)

    def __init__(self, t: Texts, **traits: Any) -> None:
        super().__init__(_unavailable=t("ui.unavailable"), **traits)
        self.t = t


def guarded(tell: Callable[[str], None], t: Texts) -> Callable[[Callable[..., None]], Any]:
    """Wrap a callback: what a person can mend is told as it is.

    Anything else is a mistake of ours: logged in full, and told in one friendly sentence.
    """

    def wrap(callback: Callable[..., None]) -> Callable[..., None]:
        @wraps(callback)
        def run(*args: Any, **kwargs: Any) -> None:
            try:
                callback(*args, **kwargs)
            except NetwerkError as problem:
                tell(problem.sentence(t))
            except Exception:
                log.exception("a callback failed")
                tell(t("ui.failed"))

        return run

    return wrap


class Telling(Part):
    """A widget that carries out what a person asks, and says itself what could not be done."""

    problem = traitlets.Unicode("").tag(sync=True)

    def __init__(self, t: Texts, **traits: Any) -> None:
        super().__init__(t, **traits)
        self.on_msg(self._receive)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        self.attempt(self.do, content)

    def attempt(self, do: Callable[..., None], *given: Any) -> None:
        """Do it; see `guarded` for what becomes of its failure."""
        guarded(self.tell, self.t)(do)(*given)

    def tell(self, sentence: str) -> None:
        """Say what went wrong, also when that is what was said already."""
        self.problem = ""
        self.problem = sentence

    def do(self, content: dict[str, Any]) -> None:
        """Carry out what a person asked."""
        raise NotImplementedError


class TakingFiles(Telling):
    """One that is sent files beside what a person asks."""

    def _receive(self, _widget: Any, content: dict[str, Any], buffers: Any) -> None:
        self.attempt(self.do, content, [bytes(each) for each in buffers or ()])

    def do(self, content: dict[str, Any], buffers: Sequence[bytes] = ()) -> None:
        """Carry out what a person asked, with the files that came along."""
        raise NotImplementedError
