"""The button that makes the report: in a thread, so that the page stays alive meanwhile."""

import asyncio
from typing import Any

import traitlets

from netwerk_widgets import places
from netwerk_widgets.report.kinds import ABOUT, KINDS, About, Kind, Stopped
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import Part, log
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.ways_in import filename

_TEXTS = ("about", "format", "make", "done", "failed")
#: What somebody can do something about.
_TROUBLES = ("report_no_browser", "report_not_printed")
#: What holds all that it can, whatever a report is asked to be about.
_WHOLE: tuple[Kind, ...] = ("xlsx", "ics")

#: What can be made where Python runs in a browser: there are no programs beside it, nor threads.
_IN_BROWSER: tuple[Kind, ...] = ("xlsx",)


class ReportMaker(Part):
    """Offers the kinds of report, and what it is about; shows how far it is.

    The file is handed to the browser.
    """

    _part = traitlets.Unicode("report").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    #: How far it is (0 … 1) and in words; empty when nothing is being made.
    progress = traitlets.Dict().tag(sync=True)
    #: ``done``, ``failed``, one of `_TROUBLES`, or nothing to say.
    outcome = traitlets.Unicode("").tag(sync=True)

    def __init__(self, t: Texts, live: LiveSession) -> None:
        self.live = live
        self._task: asyncio.Task[None] | None = None
        self._gone = False
        kinds = [
            {"kind": x, "label": t(f"report.button.formats.{x}"), "whole": x in _WHOLE}
            for x in (_IN_BROWSER if places.in_browser() else KINDS)
        ]
        about = [{"about": x, "label": t(f"report.button.abouts.{x}")} for x in ABOUT]
        words = {key: t(f"report.button.{key}") for key in _TEXTS}
        words |= {key: t(f"errors.{key}") for key in _TROUBLES}
        super().__init__(t, state={"texts": words, "kinds": kinds, "abouts": about})
        self.on_msg(self._receive)

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        kind = next((each for each in KINDS if each == content.get("kind")), None)
        about = next((each for each in ABOUT if each == content.get("about")), ABOUT[0])
        if kind is None or (self._task is not None and not self._task.done()):
            return
        self._task = asyncio.get_running_loop().create_task(self.make(kind, about))

    async def make(self, kind: Kind, about: About) -> None:
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
            asked = (session, name, kind, t, today(), tell, about)
            data = make(*asked) if places.in_browser() else await asyncio.to_thread(make, *asked)
        except Stopped:
            return
        except NetwerkError as problem:
            self.outcome = problem.key
        except Exception:  # noqa: BLE001 - whatever it is, the page says so and goes on
            log.exception("the report could not be made")
            self.outcome = "failed"
        else:
            shown = name
            if about != ABOUT[0] and kind not in _WHOLE:
                shown = t("report.button.named", name=name, about=t(f"report.button.file.{about}"))
            self.send({"type": "download", "name": f"{filename(shown)}.{kind}"}, [data])
            self.outcome = "done"
        self.progress = {}

    def _show(self, share: float, words: str) -> None:
        if not self._gone:
            self.progress = {"share": share, "words": words}

    def close(self) -> None:
        """Stop what is being made, too."""
        self._gone = True
        super().close()
