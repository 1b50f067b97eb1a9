"""What both doors share: Voilà with our template, compression and static files."""

import logging
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import GZipContentEncoding, HTTPError, RequestHandler
from traitlets import List, Unicode
from traitlets.config import Config
from voila.app import Voila

from netwerk_widgets import places
from netwerk_widgets.method import STEPS
from netwerk_widgets.places import EXTRAS
from netwerk_widgets.serve import ending, forked, hosts, readiness, security, static
from netwerk_widgets.serve.limits import BACKLOG
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language, texts

log = logging.getLogger("netwerk")
# Jupyter closes a connection that was silent for three pings; tornado says of that default that it
# is longer than it takes itself. As short as tornado wants it, each page is cut off at every ping.
logging.getLogger("tornado.general").addFilter(
    lambda record: "websocket_ping_timeout" not in record.getMessage()
)

#: Front-end extensions that no page of ours uses; plotly's alone is 4.8 MB.
UNUSED_EXTENSIONS = (
    "jupyterlab-plotly",
    "jupyterlab_pygments",
    "@jupyterhub/jupyter-server-proxy",
    "@voila-dashboards/jupyterlab-preview",
)
#: What every page needs from the start: fetched while the kernel is still busy.
MODULES = ("plot.js", "editor.js", "fields.js", "header.js")
#: The sheets of the participants' page.
ROOM_SHEETS = ("netwerk.css", "map/map.css", "room.css")


def language_of(query: str) -> Language:
    """The language a request asks for (``lang=en``), else Dutch."""
    asked = parse_qs(query).get("lang", [DEFAULT])[0]
    return next((known for known in LANGUAGES if known == asked), DEFAULT)


def page_title(notebook: str, language: Language) -> str:
    """The browser's title of a notebook's page, from the notebook's file name."""
    t = texts(language)
    name = notebook.removesuffix(".ipynb")
    if name in EXTRAS:
        return f"{t(f'ui.page.{name}')} · {t('ui.product')}"
    slug = name.partition("_")[2]
    if slug in STEPS:
        return f"{STEPS.index(slug) + 1} {t(f'steps.{slug}.label')} · {t('ui.product')}"
    return t("ui.product")


def describe_page(handler: RequestHandler, notebook: Any, cwd: str) -> None:  # noqa: ARG001
    """Tell the template the page's language and title (Voilà calls this before the kernel)."""
    language = language_of(handler.request.query)
    name = Path(handler.request.path).name
    notebook.metadata["netwerk"] = {
        "language": language,
        "title": page_title(name, language),
        "loading": texts(language)("ui.loading"),
        "failed": texts(language)("ui.cell_failed", error="{error}"),
    }


def configuration(notebooks: Path, port: int, ip: str, **more: Any) -> Config:
    """Voilà's settings for the folder ``notebooks`` on ``ip``:``port``."""
    config = Config()
    config.Voila.root_dir = str(notebooks)
    config.Voila.port = port
    config.Voila.port_retries = 0
    config.Voila.ip = ip
    config.Voila.base_url = places.base_url()
    config.Voila.open_browser = False
    # Without an address of our own Voilà's front end asks a CDN for MathJax.
    config.Voila.mathjax_url = static.url("no-mathjax.js")
    config.Voila.log_level = "ERROR"
    config.Voila.update(more)
    config.KernelManager.transport = ending.transport()
    config.KernelManager.client_factory = readiness.CLIENT
    if forked.available():
        config.KernelProvisionerFactory.default_provisioner_name = forked.NAME
    config.VoilaConfiguration.update(
        template="netwerk",
        theme="light",
        allow_template_override="NO",
        allow_theme_override="NO",
        show_tracebacks=False,
        strip_sources=True,
        file_allowlist=[],
        extension_denylist=list(UNUSED_EXTENSIONS),
        prelaunch_hook=describe_page,
        resources={
            "netwerk": {
                "style": static.url("netwerk.css"),
                "cells": static.url("cells.css"),
                "plotly": static.url(static.PLOTLY),
                # All icons there are, and the styles of JupyterLab once more.
                "icons": places.own_notebooks(notebooks),
                "early": static.url("early.js"),
                "modules": [static.url(name) for name in MODULES],
                "room_sheets": [static.url(name) for name in ROOM_SHEETS],
                "room": static.url("room.js"),
                "explore": static.url("explore.js"),
            }
        },
    )
    return config


class NetwerkVoila(Voila):
    """Voilà for the workbook's notebooks, whatever the user's own Jupyter settings say."""

    name = "voila"
    policy = security.WORKBOOK_POLICY
    #: Whether this server is about to be gone, with all that it started.
    ending = False
    #: Parts of the server with another policy.
    folders: Mapping[str, str] = MappingProxyType({})
    config_file_paths = List(Unicode(), [])

    def setup_template_dirs(self) -> None:
        """Let Voilà find our template inside the package, wherever that is installed."""
        ours = str(places.PACKAGE / "serve" / "jupyter")
        known = os.environ.get("JUPYTER_PATH", "")
        if ours not in known.split(os.pathsep):
            os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, [ours, known]))
        super().setup_template_dirs()

    def init_handlers(self) -> list[Any]:
        """Add our files, compression and headers: `tornado_settings` comes too late for that."""
        ending.install()
        self.app.transforms.append(GZipContentEncoding)
        # What a kernel says to its page is words and figures: a fifth when it is packed.
        self.app.settings["websocket_compression_options"] = {}
        self.app.transforms.append(security.transform(self.policy, self.folders))
        return static.routes() + super().init_handlers()

    def _handle_signal_stop(self, sig: int, _frame: object) -> None:
        """End, at whatever moment: Voilà's own minds only a server that is open."""
        if getattr(self, "ioloop", None) is None:
            raise SystemExit(128 + sig)
        self.ending = True
        self.ioloop.add_callback_from_signal(self.ioloop.stop)

    def start(self) -> None:
        """Warm up what forks the kernels while the server starts."""
        if forked.available():
            forked.nursery.start()
        super().start()

    def http_server(self) -> HTTPServer:
        """The server that listens at the door."""
        return HTTPServer(hosts.KnownHosts(self.app, hosts.this_computer))

    def open(self, server: HTTPServer) -> None:
        """Listen at the door's address."""
        try:
            server.listen(self.port, self.ip, backlog=BACKLOG)
        except OSError as problem:
            raise NetwerkError("port_in_use", port=self.port) from problem

    def listen(self) -> None:
        """Open the door, and serve until the end."""
        server = self.http_server()
        try:
            self.open(server)
        except NetwerkError:
            self.stop()
            raise
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            log.info("stopping")
        finally:
            server.stop()
            self.stop()

    def stop(self) -> None:
        """End the kernels, and what forked them."""
        self.ending = True
        # A page that was being made may end its own kernel at the same moment. Who is left ends
        # with what forked it.
        with suppress(HTTPError):
            super().stop()
        forked.nursery.stop()
