"""The workbook's Python in a browser's worker: one page at a time, its widgets told to the page.

The worker calls `begin` once, `show` for each page and `receive` for what a person does; after
each it takes `outbox` (what the page is to be told) and `unkept` (what the browser is to keep), and
tells the page only when all is kept: so nothing is called stored before it is.
"""

import json
import os
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode

import comm
import comm.base_comm

from netwerk_widgets import places
from netwerk_widgets.session import settings
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store.browser import of_browser
from netwerk_widgets.texts import Texts, texts
from netwerk_widgets.widgets import presenting
from netwerk_widgets.widgets.header import STUDENT

_outbox: list[tuple[str, list[bytes]]] = []
#: Called when something is in the outbox that nothing the page asked for may have put there.
_poke: Callable[[], object] = lambda: None  # noqa: E731


class PageComm(comm.base_comm.BaseComm):
    """A widget's way to the page."""

    def publish_msg(
        self,
        msg_type: str,
        data: Any = None,
        metadata: Any = None,  # noqa: ARG002 - of the protocol
        buffers: Any = None,
        **keys: Any,  # noqa: ARG002
    ) -> None:
        """Put a message in the outbox."""
        tell(msg_type, [bytes(each) for each in buffers or ()], id=self.comm_id, data=data or {})


_comms = comm.base_comm.CommManager()


def tell(type_: str, buffers: Sequence[bytes] = (), **content: Any) -> None:
    """Tell the page something, when all that was saved before is kept."""
    if not _outbox:
        _poke()
    _outbox.append((json.dumps({"type": type_, **content}), list(buffers)))


def outbox() -> list[tuple[str, list[bytes]]]:
    """What the page is to be told: JSON with its bytes, in order; asked for once."""
    found = list(_outbox)
    _outbox.clear()
    return found


def unkept() -> str:
    """What the browser is to keep: JSON of texts (None: no more) by their keys; asked for once."""
    return json.dumps(of_browser().changes())


def begin(records: str, poke: Callable[[], object] | None = None) -> str:
    """Take what the browser kept, as JSON; how many sessions of it cannot be read.

    ``poke`` is called when the outbox is no longer empty: what is made in the meantime is told too.
    """
    global _poke
    _poke = poke or _poke
    _prepare()
    return str(len(of_browser().load(json.loads(records))))


def _prepare() -> None:
    os.environ |= {
        "NETWERK_DB": places.BROWSER,
        "SERVER_SOFTWARE": "voila",
        "JUPYTER_WIDGETS_ECHO": "0",
    }
    comm.create_comm = PageComm
    comm.get_comm_manager = lambda: _comms
    import ipywidgets.widgets.widget as widget
    from IPython import display

    # ipywidgets may have been imported before: by whom this was tried without a browser.
    widget.comm = comm
    display.shown = _shown  # type: ignore[attr-defined]  # our own, see stubs/


def _shown(thing: Any) -> None:
    from ipywidgets import Widget

    if isinstance(thing, Widget):
        tell("display", id=thing.model_id)


def show(page: str, query: str) -> None:
    """Show a page in place of the one that is open: ``case``, or a page of the workbook."""
    _close()
    tell("page", page=page)
    asked = parse_qs(query.removeprefix("?"))
    language = asked.get("lang", [settings.load().language])[0]
    os.environ["QUERY_STRING"] = urlencode(
        {**{key: values[0] for key, values in asked.items()}, "lang": language}
    )
    if page == "case":
        os.environ[STUDENT] = "1"
        from netwerk_widgets.widgets import case_page

        case_page.show()
    else:
        from netwerk_widgets.lite import trial

        trial.show(page)
    tell("ready")


def _close() -> None:
    from ipywidgets import Widget

    for each in presenting.opened:
        closing = getattr(each, "close", None)
        if closing is not None:
            closing()
    presenting.opened.clear()
    Widget.close_all()


def receive(message: str, buffers: Sequence[bytes]) -> None:
    """Carry out what a person did: a widget's message, as the page sends it."""
    told = json.loads(message)
    nobody: Any = None  # of a notebook's kernel
    _comms.comm_msg(
        nobody,
        nobody,
        {
            "content": {"comm_id": told["id"], "data": told["data"]},
            "buffers": [_bytes(each) for each in buffers],
        },
    )


def _bytes(given: Any) -> bytes:
    """Bytes as they are, or as the browser has them."""
    return bytes(given) if isinstance(given, (bytes, bytearray)) else bytes(given.to_bytes())


def _said() -> Texts:
    return texts(presenting.asked()[1])


def give() -> None:
    """Hand over the open session as a file, the one that `netwerk import` reads."""
    from netwerk_widgets.session.portable import export_session

    live = getattr(presenting.opened[-1], "live", None) if presenting.opened else None
    if live is None:
        tell("said", text=_said()("lite.nothing_open"), problem=False)
        return
    tell("download", [export_session(live.store, live.name).encode()], name=f"{live.name}.json")


def take_back(content: Any) -> None:
    """Put back what such a file holds: work on a case takes the place of what is there."""
    from netwerk_widgets.lite.putting_back import put_back

    t = _said()
    try:
        to = put_back(of_browser(), _bytes(content), t)
    except NetwerkError as problem:
        tell("said", text=problem.sentence(t), problem=True)
    else:
        tell("go", to=to)
        tell("said", text=t("lite.taken_back"), problem=False)
