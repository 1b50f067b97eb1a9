"""``netwerk deploy``: for who runs the workbook on a server of their own."""

import argparse
import os
from pathlib import Path
from typing import Any

from netwerk_widgets.deploy.jupyterhub import hook, writing
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import LANGUAGES, Texts

#: The environment's name for the address of the database for its administrator.
ADMIN = "NETWERK_ADMIN_DB"


def add(commands: Any, t: Texts) -> None:
    """Add the command to the others."""
    deploy = commands.add_parser("deploy", help=t("deploy.cli.command"))
    kinds = deploy.add_subparsers(dest="what", required=True, metavar=t("deploy.cli.what"))
    hub = kinds.add_parser("jupyterhub", help=t("deploy.cli.jupyterhub"))
    hub.add_argument("folder", metavar="FOLDER", help=t("deploy.cli.folder"))
    hub.set_defaults(run=jupyterhub)
    away = kinds.add_parser("remove-user", help=t("deploy.cli.remove_user"))
    away.add_argument("name", metavar="NAME", help=t("deploy.cli.user"))
    away.set_defaults(run=remove_user)
    for one in kinds.choices.values():
        one.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=t("cli.lang"))


def jupyterhub(arguments: argparse.Namespace, t: Texts) -> None:
    """Write the configuration of a hub and its explanation."""
    config, page = writing.write(Path(arguments.folder), t)
    print(t("deploy.cli.written", config=config, page=page))


def remove_user(arguments: argparse.Namespace, t: Texts) -> None:
    """Take a user's role away.

    Raises
    ------
    NetwerkError
        When the environment does not say where the database is, or nobody has that name.
    """
    address = os.environ.get(ADMIN)
    if not address:
        raise NetwerkError("deploy_no_database", name=ADMIN)
    if not hook.remove(address, arguments.name):
        raise NetwerkError("deploy_nobody", name=arguments.name)
    print(t("deploy.cli.removed", name=arguments.name))
