"""The configuration of a hub and its explanation, written to a new folder."""

import re
import tempfile
from importlib.resources import files
from pathlib import Path
from textwrap import fill

from netwerk_widgets import places
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import Texts

CONFIG = "jupyterhub_config.py"
#: The sections of the explanation, in order, with what is typed there.
SECTIONS = {
    "what": "",
    "install": """python3 -m venv /opt/netwerk
/opt/netwerk/bin/pip install "netwerk-widgets[jupyterhub]"
npm install -g configurable-http-proxy""",
    "database": """CREATE ROLE netwerk LOGIN CREATEROLE PASSWORD 'PASSWORD';
CREATE DATABASE netwerk OWNER netwerk;""",
    "fill_in": """NETWERK_HUB_URL=https://hub.example.org
NETWERK_ADMIN_DB=postgresql://netwerk:PASSWORD@127.0.0.1/netwerk
NETWERK_HUB_AUTHENTICATOR=pam
NETWERK_HUB_USERS="anna bob"
NETWERK_HUB_ADMINS=anna""",
    "starting": "/opt/netwerk/bin/jupyterhub -f jupyterhub_config.py",
    "tls": "",
    "apart": "",
    "one_domain": "",
    "many": 'netwerk export "SESSION" overview.html',
    "leaving": "netwerk deploy remove-user NAME",
    "keeping": "",
}
_TEXT = re.compile(r"\[\[(\w+)\]\]")


def write(folder: Path, t: Texts) -> tuple[Path, Path]:
    """Write both files, whole or not at all; where they are.

    Raises
    ------
    NetwerkError
        When something is there already, or it cannot be written.
    """
    page = t("deploy.page.file")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NetwerkError("deploy_there", folder=str(folder))
        with tempfile.TemporaryDirectory() as beside:
            begun = Path(beside)
            (begun / CONFIG).write_text(config(t), encoding="utf-8")
            (begun / page).write_text(explanation(t), encoding="utf-8")
            places.copy_whole(begun, folder, lambda _begun: None)
    except (OSError, ValueError, RuntimeError) as problem:
        raise NetwerkError("deploy_unwritable", folder=str(folder)) from problem
    return folder / CONFIG, folder / page


def _template(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def config(t: Texts) -> str:
    """The text of the configuration, its remarks in the language of ``t``."""
    found = []
    for line in _template(f"{CONFIG}.in").splitlines():
        said = _TEXT.sub(lambda each: t(f"deploy.config.{each[1]}"), line)
        if line.startswith("# [["):
            said = fill(said[2:], 98, initial_indent="# ", subsequent_indent="# ")
        found.append(said)
    return "\n".join(found) + "\n"


def explanation(t: Texts) -> str:
    """The page of explanation, as Markdown."""
    parts = [f"# {t('deploy.page.title')}", t("deploy.page.about")]
    for name, typed in SECTIONS.items():
        parts.append(f"## {t(f'deploy.page.{name}.title')}")
        parts += t.items(f"deploy.page.{name}.text")
        if typed:
            parts.append(f"```\n{typed}\n```")
    return "\n\n".join(parts) + "\n"
