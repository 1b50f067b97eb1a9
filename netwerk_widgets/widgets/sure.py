"""A button for what cannot be taken back: it asks once before it does it."""

from collections.abc import Callable

from ipywidgets import Box, Button, VBox

from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.section import reveal


class Sure(VBox):
    """``first`` asks for it; then a sentence says what is lost, with a yes and a no.

    ``asks`` gives that sentence; an empty one: nothing is lost now, so it is done at once.
    ``do`` is called for a yes.
    """

    def __init__(
        self, first: Button, asks: Callable[[], str], do: Callable[[], None], *, yes: str, no: str
    ) -> None:
        self.first, self._asks, self._do = first, asks, do
        self.question = markup.html()
        self.yes = Button(description=yes, button_style="primary")
        self.no = Button(description=no)
        acts = Box([self.yes, self.no])
        acts.add_class("nw-round-acts")
        self.asked = VBox([self.question, acts])
        self.asked.add_class("nw-stack")
        super().__init__([first, self.asked])
        self.add_class("nw-sure")
        first.on_click(lambda _button: self._press())
        self.no.on_click(lambda _button: self._show(""))
        self.yes.on_click(lambda _button: self._go())
        self._show("")

    def _press(self) -> None:
        sentence = self._asks()
        if sentence:
            self._show(sentence)
        else:
            self._do()

    def _go(self) -> None:
        self._show("")
        self._do()

    def _show(self, sentence: str) -> None:
        self.question.value = str(markup.remark(sentence)) if sentence else ""
        reveal(self.asked, bool(sentence))
        reveal(self.first, not sentence)
