"""Forks kernels on demand: ``python -m netwerk_widgets.nursery PARENT [PAGE …]``.

Reads one order a line (JSON: argv, env, cwd, post), answers with the new process's id (that of a
kernel, or with ``post`` of who makes pages of the room), and ends when its input ends, or the
process PARENT that started it. After the first order it makes each PAGE once for practice: what
that loads, its kernels share. It imports what pages need before the first order, and must stay
free of threads and event loops: a fork copies neither. The servers (`serve.forked`) start it as a
process; it stands above them and the pages.
"""

import ctypes
import gc
import json
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import Any, ClassVar, Protocol

from netwerk_widgets import places
from netwerk_widgets.logs import log_to_file
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, TOPICS, load, texts

log = logging.getLogger("netwerk")

#: From <linux/prctl.h>.
PR_SET_PDEATHSIG = 1

#: What pages and kernels import of others, some of it late.
LIBRARIES = (
    "IPython.core.debugger",
    "anywidget",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "ipywidgets",
    "networkx",
    "psutil",
    "rustworkx",
    "scipy.sparse",  # networkx's constraint and effective size
    "sqlalchemy.dialects.sqlite",
    "sqlite3",
    "tornado.locks",
    "tornado.platform.asyncio",
    "tornado.queues",
)


class Rehearsed(Protocol):
    """A page that can be made for nobody."""

    def rehearse(self) -> None:
        """Make it, so that all it needs is loaded."""


def end_with(parent: int) -> None:
    """Have the system end this process when the one that started it ends, however that goes.

    Linux only, as forking kernels is. Not at the other end of a pipe alone: what is busy
    (imports, a rehearsal) does not look at its pipe, and a fork may hold the end open.
    """
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        log.warning("a process may outlive its parent: prctl failed")
    if os.getppid() != parent:  # gone before we said so
        os._exit(1)


def of_the_workbook() -> tuple[ModuleType, ...]:
    """Import what the notebooks' pages need."""
    from netwerk_widgets.widgets import dashboard, explore, notebook, page
    from netwerk_widgets.widgets.pages import (
        context,
        desk,
        dilemmas,
        doing,
        domain,
        dream,
        gather,
        goals,
        persevering,
        start,
        thread,
    )
    from netwerk_widgets.widgets.stage import window

    steps = (context, domain, dream, goals, dilemmas, doing, persevering)
    return page, notebook, dashboard, explore, window, start, thread, gather, desk, *steps


def _dashboard() -> Rehearsed:
    from netwerk_widgets.widgets import dashboard

    return dashboard


def _explore() -> Rehearsed:
    from netwerk_widgets.widgets import explore

    return explore


#: The pages of the room's door: what imports each. What is not there, no seat has to carry.
ROOM: dict[str, Callable[[], Rehearsed]] = {"dashboard": _dashboard, "explore": _explore}


def warm(pages: Sequence[str] = ()) -> None:
    """Import what these pages of the room need, or else the workbook's; read what never changes."""
    for name in LIBRARIES:
        import_module(name)
    from netwerk_widgets.serve import posting  # noqa: F401 - who makes one page sends it with this
    from netwerk_widgets.session.store import sql  # noqa: F401 - what opens a store imports it late

    ready_for_server()
    if pages:
        for page in pages:
            ROOM[page]()
    else:
        of_the_workbook()
    places.static_version()
    for language in LANGUAGES:
        for topic in TOPICS:
            load(language, topic)
        _ = texts(language).writing
    Session()


def ready_for_server() -> None:
    """Load what reaches the sessions' server, if they are on one; nothing is connected yet."""
    from netwerk_widgets.session.store import address, connecting

    with suppress(NetwerkError, OSError):  # the pages say what is wrong with it
        url = address.parsed(places.database_url())
        if address.on_server(url):
            connecting.connected(url, readonly=True)


def rehearse(pages: Sequence[str]) -> None:
    """Make pages for nobody, and let their kernels have what that loaded."""
    for page in pages:
        try:
            ROOM[page]().rehearse()
        except Exception:
            log.exception("the page %s could not be rehearsed", page)
    gc.collect()
    gc.freeze()


class _NoModules:
    """`sys`, except that there are no modules to look at."""

    modules: ClassVar[dict[str, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


def leave(order: dict[str, Any], parent: int) -> None:
    """In the child: let go of what is the ``parent``'s, and have what was ordered instead."""
    end_with(parent)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # the pipe to our parent is not the kernel's
    if "NETWERK_DEBUG" not in order["env"]:
        os.dup2(nothing, 2)  # what a kernel has to say is in the log file
    sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    os.environ.clear()
    os.environ.update(order["env"], JPY_PARENT_PID=str(parent))
    if order["cwd"]:
        os.chdir(order["cwd"])
        sys.path.insert(0, "")


def post_pages(order: dict[str, Any], parent: int) -> None:
    """In the child: make pages of the room, and send each to who waits for it."""
    from netwerk_widgets.serve import posting
    from netwerk_widgets.serve.rendered import pack
    from netwerk_widgets.widgets.dashboard import page_of

    gc.disable()
    leave(order, parent)
    log_to_file()
    explore = bool(os.environ.get("NETWERK_EXPLORE"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as there:
        there.connect(f"\0{order['post']}")
        for line in there.makefile("rb"):
            told = json.loads(line)
            seen, t = Session.model_validate_json(told["session"]), texts(told["language"])
            body = page_of(seen, told["far"], told["name"], t, explore=explore)
            html = f"{told['before']}{body}{told['after']}"
            posting.post(pack(html, told["revision"]), there)
            gc.collect()  # when nobody waits for it


def become_kernel(order: dict[str, Any], parent: int) -> None:
    """In the child: be an IPython kernel, and end with it, or with its ``parent``."""
    leave(order, parent)
    from ipykernel import ipkernel
    from ipykernel.kernelapp import IPKernelApp

    # Nobody debugs a page. What that would take is a seventh of a kernel; as much again goes
    # to a list, for the debugger, of all modules: who looks at each gets a copy of its own.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    ipkernel.sys = _NoModules()
    app = IPKernelApp.instance()
    app.initialize([*order["argv"], "--HistoryManager.enabled=False"])
    ipkernel.sys = sys
    # ipywidgets was imported when there was no kernel yet: without this a page asks for the
    # state of each widget apart instead of all at once.
    import_module("ipywidgets").load_ipython_extension(app.shell)
    app.start()


def main() -> None:
    """Take orders until there are no more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system reaps, nobody lingers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent, *pages = sys.argv[1:]
    end_with(int(parent))
    warm(pages)
    gc.collect()
    gc.freeze()
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        order = json.loads(line)
        nursery = os.getpid()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                answers.close()
                (post_pages if order.get("post") else become_kernel)(order, nursery)
                code = 0
            finally:
                os._exit(code)
        answers.write(json.dumps({"pid": pid}) + "\n")
        answers.flush()
        if pages:
            rehearse(pages)
            pages = []


if __name__ == "__main__":
    main()
