"""A JupyterHub with its proxy, on loopback, on the configuration that `netwerk deploy` writes.

Its database is on the tests' own server of PostgreSQL (`tests/postgres.py`).
"""

import os
import shutil
import signal
import ssl
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest

from netwerk_widgets.deploy.jupyterhub import writing
from netwerk_widgets.texts import texts
from tests import postgres
from tests.serve.room import free_port

ROOT = Path(__file__).parents[3]
PROXY = "tests/js/proxy/node_modules/.bin/configurable-http-proxy"
#: The certificate is nobody's.
ANY = ssl._create_unverified_context()
#: What only a test has: no accounts of the computer, and people without passwords.
CONFIG = """
c = get_config()
load_subconfig({written!r})
c.JupyterHub.spawner_class = "jupyterhub.spawner.SimpleLocalProcessSpawner"
c.SimpleLocalProcessSpawner.home_dir_template = {home!r}
c.Spawner.args.append("--allow-root")
c.JupyterHub.db_url = "sqlite:///hub.sqlite"
c.JupyterHub.hub_port = {port}
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.services.append({{"name": "tests", "api_token": {token!r}}})
c.JupyterHub.load_roles = [
    {{"name": "tests", "scopes": ["admin:users", "admin:servers"], "services": ["tests"]}}
]
"""


def _proxy() -> str | None:
    ours = ROOT / PROXY
    return str(ours) if ours.exists() else shutil.which("configurable-http-proxy")


def why_not() -> str:
    """Why there can be no hub here; empty when there can."""
    if not all(map(find_spec, ("jupyterhub", "jupyter_server_proxy"))):
        return "needs JupyterHub (pip install 'netwerk-widgets[jupyterhub]')"
    return "" if _proxy() else "needs its proxy (npm ci in tests/js/proxy)"


def needed() -> None:
    """Skip, or fail where nothing may be missing, when there can be no hub here."""
    postgres.needed()
    reason = why_not()
    if reason and os.environ.get("NETWERK_NEEDS_BROWSER"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


class Hub:
    """A hub that runs, for ``users``, on the database at ``admin_url``.

    ``more`` is for the configuration that was written.
    """

    token = "token-of-the-tests"

    def __init__(self, folder: Path, admin_url: str, *users: str, **more: str) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"https://hub.localhost:{self.port}"
        # Without TLS a browser takes no cookie with the prefix `__Host-`.
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        kind = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
        subprocess.run(
            ["openssl", "req", "-x509", *kind, "-days", "2", "-subj", "/CN=hub.localhost",
             "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )  # fmt: skip
        more = {"CERTIFICATE, KEY": repr((str(certificate), str(key))), **more}
        written, _ = writing.write(folder / "written", texts("nl"))
        said = written.read_text()
        for name, value in {"ROOM_PORT": free_port(), **more}.items():
            assert f"\n{name} = " in said
            said = said.replace(f"\n{name} = ", f"\n{name} = {value}  # ")
        written.write_text(said)
        config = folder / "config.py"
        config.write_text(
            CONFIG.format(
                written=str(written),
                home=str(folder / "homes" / "{username}"),
                port=free_port(),
                api=free_port(),
                proxy=[_proxy()],
                token=self.token,
            )
        )
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NETWERK_", "JUPYTER"))}
        self.log = (folder / "log").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(config)],
            cwd=folder,
            env=kept
            | {
                "NETWERK_HUB_URL": self.url,
                "NETWERK_ADMIN_DB": admin_url,
                "NETWERK_HUB_AUTHENTICATOR": "dummy",
                "NETWERK_HUB_USERS": " ".join(users),
                "NETWERK_HUB_LISTEN": f"https://127.0.0.1:{self.port}",
            },
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.wait(lambda: self.ask("/hub/api/")[0] == 200)

    def wait(self, done, seconds: float = 60) -> None:
        """Wait until it is so; fails with what the hub said."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            if done():
                return
            time.sleep(0.1)
        raise AssertionError((self.folder / "log").read_text()[-6000:])

    def of(self, user: str) -> str:
        """The origin of a user's own pages."""
        return f"https://{user}.hub.localhost:{self.port}"

    def workbook(self, user: str) -> str:
        """What all addresses of a user's workbook begin with."""
        return f"{self.of(user)}/user/{user}/workbook/"

    def room(self) -> str:
        """The origin of the participants' service."""
        return f"https://kamer--service.hub.localhost:{self.port}"

    def process_of(self, user: str) -> psutil.Process:
        """The process of a user's workbook, which runs."""
        base = f"/user/{user}/workbook/"
        family = psutil.Process(self.process.pid).children(recursive=True)
        [found] = [each for each in family if "_hub" in each.cmdline() and base in each.cmdline()]
        return found

    def ask(self, path: str, method: str = "GET", host: str = "", **headers: str):
        """The status and the text of an answer, through the proxy."""
        named = {"Host": host or f"hub.localhost:{self.port}"}
        if path.startswith("/hub/api"):
            named["Authorization"] = f"token {self.token}"
        asked = Request(
            f"https://127.0.0.1:{self.port}{path}", headers=named | headers, method=method
        )
        try:
            with urlopen(asked, timeout=60, context=ANY) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as problem:
            return problem.code, problem.read().decode()
        except OSError:
            return 0, ""

    def stop(self) -> None:
        """End it as its administrator would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(60)
        self.log.close()
