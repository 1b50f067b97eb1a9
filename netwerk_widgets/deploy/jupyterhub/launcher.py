"""What jupyter-server-proxy is told of the workbook: its tile, and how it is started."""

import os
import sys
from pathlib import Path
from typing import Any

from netwerk_widgets.texts import DEFAULT, texts

#: The name of its address beneath the user's own: ``/user/NAME/workbook/``. In JupyterLab what
#: begins with ``netwerk/`` is of our extension there (`serve.lab`).
NAME = "workbook"
#: Set to 1 on a hub with one domain for all, by who trusts everybody on it.
TRUSTING = "NETWERK_TRUST_ALL_USERS"
#: How long it may take to open (seconds).
OPENING = 60


def server() -> dict[str, Any]:
    """Called by jupyter-server-proxy (``jupyter_serverproxy_servers``).

    A socket in a folder that is its user's alone; outside a hub there is no tile.
    """
    trusting = ["--i-trust-all-users"] if os.environ.get(TRUSTING) == "1" else []
    at = ["--socket", "{unix_socket}", "--base", f"{{base_url}}{NAME}/"]
    return {
        "command": [sys.executable, "-m", "netwerk_widgets", "_hub", *at, *trusting],
        "unix_socket": True,
        "absolute_url": True,
        "timeout": OPENING,
        "new_browser_tab": True,
        "launcher_entry": {
            "title": texts(DEFAULT)("ui.product"),
            "icon_path": str(Path(__file__).with_name("netwerk.svg")),
            "enabled": "JUPYTERHUB_SERVICE_PREFIX" in os.environ,
        },
    }
