"""The button that makes the report: in a thread, so that the page stays alive meanwhile."""

import asyncio
from typing import Any

import traitlets

from netwerk_widgets.report.kinds import KINDS, Kind, Stopped
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part, log
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.ways_in import filename

_TEXTS = ("format", "make", "done", "failed")


class ReportMaker(Part):
    """Offers the kinds of report; shows how far it is, and hands the file to the browser."""

    _part = traitlets.Unicode("report").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    #: How far it is (0 … 1) and in words; empty when nothing is being made.
    progress = traitlets.Dict().tag(sync=True)
    #: ``done``, ``failed``, or nothing to say.
    outcome = traitlets.Unicode("").tag(sync=True)

    def __init__(self, t: Texts, live: LiveSession) -> None:
        self.live = live
        self._task: asyncio.Task[None] | None = None
        self._gone = False
        kinds = [{"kind": kind, "label": t(f"report.button.formats.{kind}")} for kind in KINDS]
        words = {key: t(f"report.button.{key}") for key in _TEXTS}
        super().__init__(t, state={"texts": words, "kinds": kinds})
        self.on_msg(self._receive)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        kind = next((each for each in KINDS if each == content.get("kind")), None)
        if kind is None or (self._task is not None and not self._task.done()):
            return
        self._task = asyncio.get_running_loop().create_task(self.make(kind))

    async def make(self, kind: Kind) -> None:
        """Make the report of the session as it is now, and send it to the browser."""
        from netwerk_widgets.report.making import make

        loop = asyncio.get_running_loop()
        name, session, t = self.live.name, self.live.session, self.t

        def tell(share: float, words: str) -> None:
            if self._gone:
                raise Stopped
            loop.call_soon_threadsafe(self._show, share, words)

        self.outcome = ""
        try:
            data = await asyncio.to_thread(make, session, name, kind, t, today(), tell)
        except Stopped:
            return
        except Exception:  # noqa: BLE001 - whatever it is, the page says so and goes on
            log.exception("the report could not be made")
            self.outcome = "failed"
        else:
            self.send({"type": "download", "name": f"{filename(name)}.{kind}"}, [data])
            self.outcome = "done"
        self.progress = {}

    def _show(self, share: float, words: str) -> None:
        if not self._gone:
            self.progress = {"share": share, "words": words}

    def close(self) -> None:
        """Stop what is being made, too."""
        self._gone = True
        super().close()
