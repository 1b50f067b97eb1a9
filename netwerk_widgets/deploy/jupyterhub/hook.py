"""What the hub does for who comes and who goes: a role in the database for each user, and no more.

A server of a user runs what that user likes, so what it may see is decided in the database. It gets
the address of its own role, never the administrator's.
"""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any

#: What makes, changes and removes roles: its ``provision``, ``join``, ``remove`` and ``prepare``.
USERS = "netwerk_widgets.session.store.shared.users"


def _users() -> ModuleType:
    # Not before it is asked for: it needs the database's driver.
    return import_module(USERS)


def prepare(admin_url: str) -> str:
    """Make the database ready; the address with which the participants' service opens it."""
    return str(_users().prepare(admin_url))


def remove(admin_url: str, name: str) -> bool:
    """Take away the role of the user whom the hub knew by this name; False when there is none."""
    return bool(_users().remove(admin_url, name))


def before_spawn(admin_url: str, rooms_url: str) -> Callable[[Any], Awaitable[None]]:
    """A ``pre_spawn_hook``: the user gets a role of his own, and his groups in the hub.

    ``admin_url`` is the address of the database for an administrator, ``rooms_url`` the public
    address of the participants' service.
    """

    async def prepared(spawner: Any) -> None:
        name = str(spawner.user.name)
        groups = sorted(str(each.name) for each in spawner.user.groups)

        def provided() -> str:
            people = _users()
            address = str(people.provision(admin_url, name, name))
            people.join(admin_url, name, groups)
            return address

        # The hub serves everybody meanwhile.
        address = await asyncio.to_thread(provided)
        spawner.environment = {
            **spawner.environment,
            "NETWERK_DB": address,
            "NETWERK_AUTHOR": name,
            "NETWERK_ROOMS_URL": rooms_url,
        }

    return prepared


def removing(authenticator: Any, admin_url: str) -> type:
    """An authenticator with which a user who is removed from the hub loses his role as well.

    ``authenticator`` is a class, or what the hub's own setting takes: a short name, or
    ``module.Class``.
    """
    base: Any = authenticator if isinstance(authenticator, type) else _loaded(authenticator)

    class Removing(base):
        """Takes a removed user's role away."""

        async def delete_user(self, user: Any) -> None:
            """Called by the hub."""
            # First what matters: should this fail, the hub keeps the user, and says so.
            await asyncio.to_thread(remove, admin_url, str(user.name))
            done = super().delete_user(user)
            if inspect.isawaitable(done):
                await done

    return Removing


def _loaded(name: str) -> Any:
    for each in entry_points(group="jupyterhub.authenticators", name=name.lower()):
        return each.load()
    module, _, kind = name.rpartition(".")
    return getattr(import_module(module), kind)
