"""``netwerk rooms``: the participants' service, for the rooms of everybody on a hub."""

import argparse
import json
import os
from urllib.parse import urlsplit

from netwerk_widgets import places
from netwerk_widgets.cli.servers import quiet, run
from netwerk_widgets.serve import addresses, processes
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import on_server, parsed
from netwerk_widgets.texts import Texts

#: What a hub tells a service that it starts: where to listen, and what its addresses begin with.
WHERE, PREFIX = "JUPYTERHUB_SERVICE_URL", "JUPYTERHUB_SERVICE_PREFIX"
#: Names that it answers to, beside those of ``--host``: a list in JSON.
NAMES = "NETWERK_HOSTS"


def rooms(arguments: argparse.Namespace, t: Texts) -> None:
    """Open the rooms that the database says are open, on this computer alone.

    Raises
    ------
    NetwerkError
        When the port is in use, or the database is not one that people share.
    """
    told = os.environ.get(WHERE, "")
    port = addresses.claim(_port(arguments.port, told), addresses.DASHBOARD_PORT)
    if prefix := os.environ.get(PREFIX):
        os.environ.setdefault("NETWERK_BASE", prefix)
    # What else a hub tells is for who asks it something; the kernels of pages have no need of it.
    for name in [name for name in os.environ if name.startswith("JUPYTERHUB_")]:
        del os.environ[name]
    if not on_server(parsed(places.database_url())):
        raise NetwerkError("rooms_database")
    with open_store(readonly=True) as store:  # or it says at once what is wrong
        if not store.is_shared:
            raise NetwerkError("rooms_apart")
    if told:
        processes.end_with_starter(processes.terminate)
    processes.end_with_parent(processes.terminate)
    from netwerk_widgets.serve import rooms_service as service

    quiet()
    app = service.RoomsService(config=service.settings(port))
    app.names = (*arguments.host, *json.loads(os.environ.get(NAMES) or "[]"))
    app.hops = max(0, arguments.proxies)
    print(t("cli.rooms_at", address=f"http://127.0.0.1:{port}{app.base_url}"), flush=True)
    run(app)


def _port(asked: int | None, told: str) -> int | None:
    """The port that is asked for, else the one that the hub tells."""
    if asked is not None or not told:
        return asked
    at = urlsplit(told)
    if at.scheme != "http" or at.hostname not in ("127.0.0.1", "localhost") or at.port is None:
        raise NetwerkError("rooms_address", address=told)
    return at.port
