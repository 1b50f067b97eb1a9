"""A kernel that a stranger talks to: after its page is made it does what the page does, no more.

The door lets only a few kinds of message through (`serve.filtering`). What those may do
depends on the page: whether a button is there, and on; which choices a list offers. Only the
kernel knows that, so it is checked here, before a widget hears of it.
"""

import logging
from collections.abc import Callable, Iterator
from typing import Any

from ipywidgets import Button, Dropdown, Text, Widget

log = logging.getLogger("netwerk")

#: The comm through which the page asks for the state of all widgets at once.
CONTROL = "jupyter.widget.control"
#: What the page asks for; nothing else is answered, on either channel.
SHELL = ("comm_open", "comm_msg", "comm_info_request", "kernel_info_request")
CONTROLLED = ("kernel_info_request", "shutdown_request", "interrupt_request")
#: Letters that a text box takes; times that the state of everything may be asked for.
LONGEST, MOST_CONTROLS = 120, 5

Message = dict[str, Any]


class Gate:
    """Passes on what a visitor of the page could have done with the page itself."""

    def __init__(self, manager: Any, root: Callable[[], Widget]) -> None:
        self._manager = manager
        self._root = root
        self._controls = 0
        self._control = ""

    # ---- opening ----

    def comm_open(self, stream: Any, ident: Any, message: Message) -> None:
        """Only the comm that asks for states, with nothing in it; never a widget."""
        content = message["content"]
        name = content.get("comm_id")
        allowed = (
            content.get("target_name") == CONTROL
            and not content.get("data")
            and isinstance(name, str)
            and name not in self._manager.comms
            and self._controls < MOST_CONTROLS
        )
        if not allowed:
            _refuse("comm_open", content)
            return
        self._controls += 1
        self._manager.comms.pop(self._control, None)
        self._control = str(name)
        self._manager.comm_open(stream, ident, message)

    # ---- telling ----

    def comm_msg(self, stream: Any, ident: Any, message: Message) -> None:
        """What a control on the page could have sent, as it stands now."""
        content = message["content"]
        data = content.get("data")
        fits = isinstance(data, dict) and not message.get("buffers")
        if not fits or not self._may(content.get("comm_id"), data):
            _refuse("comm_msg", content)
            return
        self._manager.comm_msg(stream, ident, message)

    def _may(self, name: object, data: Message) -> bool:
        if name == self._control:
            return data == {"method": "request_states"}
        if data == {"method": "request_state"}:
            return name in self._manager.comms
        widget = next((each for each in usable(self._root()) if each.model_id == name), None)
        return widget is not None and meant(widget, data)


def usable(widget: Widget) -> Iterator[Widget]:
    """What somebody who sees the page can use: on it, not taken off it, not switched off."""
    gone = "nw-gone" in widget._dom_classes or widget.layout.display == "none"
    if gone or widget.layout.visibility == "hidden" or getattr(widget, "disabled", False):
        return
    yield widget
    for child in getattr(widget, "children", ()):
        yield from usable(child)


def meant(widget: Widget, data: Message) -> bool:
    """Whether a message is one that this control sends, within its bounds."""
    if isinstance(widget, Button):
        return data == {"method": "custom", "content": {"event": "click"}}
    if set(data) - {"method", "state", "buffer_paths"} or data.get("buffer_paths"):
        return False
    state = data.get("state")
    if data.get("method") != "update" or not isinstance(state, dict) or len(state) != 1:
        return False
    ((key, value),) = state.items()
    if isinstance(widget, Dropdown):
        return key == "index" and type(value) is int and 0 <= value < len(widget.options)
    if isinstance(widget, Text):
        return key == "value" and isinstance(value, str) and len(value) <= LONGEST
    return False


def _refuse(kind: str, content: Message) -> None:
    log.warning("refused a %s: %.300r", kind, content)


def shut(root: Callable[[], Widget], guard: Callable[[Callable[..., None]], Any]) -> None:
    """Shut the gate of this kernel: from now on nothing is executed in it any more."""
    from IPython.core.getipython import get_ipython

    kernel = get_ipython().kernel  # type: ignore[union-attr]
    gate = Gate(kernel.comm_manager, root)
    for handlers, kept in ((kernel.shell_handlers, SHELL), (kernel.control_handlers, CONTROLLED)):
        for kind in set(handlers) - set(kept):
            del handlers[kind]
    kernel.shell_handlers["comm_open"] = guard(gate.comm_open)
    kernel.shell_handlers["comm_msg"] = guard(gate.comm_msg)
