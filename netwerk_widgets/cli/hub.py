"""The workbook's process on a JupyterHub, as jupyter-server-proxy starts it; not for people."""

import argparse
import os
import sys
from typing import Any

from netwerk_widgets.cli.servers import quiet, run
from netwerk_widgets.logs import log_to_file
from netwerk_widgets.session import showing
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import Texts


def add(commands: Any) -> None:
    """Add the command to the others."""
    door = commands.add_parser("_hub")
    door.add_argument("--socket", required=True)
    door.add_argument("--base", required=True)
    door.add_argument("--i-trust-all-users", action="store_true", dest="trusting")
    door.set_defaults(run=serve)


def serve(arguments: argparse.Namespace, t: Texts) -> None:
    """Serve the workbook at a socket; where it may not be, one sentence says why."""
    os.environ["NETWERK_BASE"] = arguments.base
    # A round is answered in the room of the session, which has a service of its own.
    os.environ[showing.ANSWERS] = "1"
    log_to_file()
    from netwerk_widgets.serve import hosts, hub, processes

    quiet()
    # The user's server may be killed before it ends what it started.
    processes.end_with_starter(processes.terminate)
    try:
        names = hub.names(os.environ, trusting=arguments.trusting)
    except NetwerkError as problem:
        print(problem.sentence(t), file=sys.stderr, flush=True)
        hub.say_sorry(arguments.socket, problem)
        return
    app = hub.HubWorkbook(config=hub.settings())
    app.socket, app.known = arguments.socket, hosts.named(names)
    run(app)
