"""Putting a page in a notebook: what its address asks for, and following what others save."""

import asyncio
import os
from collections.abc import Callable
from typing import Protocol, TypeVar
from urllib.parse import parse_qs

from ipywidgets import Box

from netwerk_widgets import places
from netwerk_widgets.logs import log_to_file
from netwerk_widgets.session import settings
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language, Texts, texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import guarded, log
from netwerk_widgets.widgets.header import NOTEBOOKS
from netwerk_widgets.widgets.names import unknown_page
from netwerk_widgets.widgets.page import Page

#: How often a page looks for what others saved (seconds).
LOOK = 0.7


class Followed(Protocol):
    """What is kept up with what others save."""

    t: Texts

    def look(self) -> None:
        """Take over what others saved."""

    def problem(self, sentence: str) -> None:
        """Tell what went wrong."""


class Presented(Followed, Protocol):
    """What stands in a notebook by itself."""

    box: Box


Some = TypeVar("Some", bound=Followed)


def asked() -> tuple[str | None, Language]:
    """The session and language that the page's address asks for, else those last used.

    At the participants' door there is no else: what the workbook has open is not for the room.
    """
    query = parse_qs(os.environ.get("QUERY_STRING", ""))
    kept = settings.load()
    last = os.environ.get("NETWERK_SESSION") or kept.last_session
    if os.environ.get("NETWERK_RENDER") or os.environ.get("NETWERK_STRANGER"):
        last = None
    name = query.get("session", [last])[0]
    language = query.get("lang", [kept.language])[0]
    return name, next((known for known in LANGUAGES if known == language), DEFAULT)


def show(name: str) -> None:
    """Show a whole page in this notebook: "start", or one of the seven steps."""
    session, language = asked()
    if name not in NOTEBOOKS:
        raise unknown_page(name, texts(language))
    present(lambda: Page(name, open_store(), session, language), name, language)


def present(
    make: Callable[[], Presented], name: str, language: Language, every: float = LOOK
) -> None:
    """Make a page and show it in this notebook; what goes wrong is told in one sentence."""
    from IPython.display import display

    page = made(make, name, language)
    if page is not None:
        display(page.box)
        follow(page, every)


def made(make: Callable[[], Some], name: str, language: Language) -> Some | None:
    """A page; or none, and in this notebook the sentence that says why."""
    from IPython.display import display

    log_to_file()
    try:
        return make()
    except NetwerkError as problem:
        display(markup.html(problem.sentence(texts(language)), "nw-page"))
    except Exception:  # noqa: BLE001
        # Whatever it is, a page never shows a traceback: that is in the log.
        log.exception("the page %s could not be made", name)
        display(markup.html(texts(language)("ui.failed"), "nw-page"))
    return None


async def following(page: Followed, every: float) -> None:
    """Look every so many seconds, for as long as the page is there."""
    look = guarded(page.problem, page.t)(page.look)
    while True:
        await asyncio.sleep(every)
        look()


def follow(page: Followed, every: float = LOOK) -> None:
    """Keep a page up with what others save, if this is a kernel; in a browser nobody else does."""
    if places.in_browser():
        opened.append(page)
        return
    try:
        task = asyncio.get_running_loop().create_task(following(page, every))
    except RuntimeError:
        return  # no kernel: nobody to follow for
    _following.add(task)
    task.add_done_callback(_following.discard)


#: The page that is shown, in a browser that runs Python itself.
opened: list[Followed] = []
_following: set[asyncio.Task[None]] = set()
