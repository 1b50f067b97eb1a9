"""Ports, and this computer's address in the room."""

import ipaddress
import socket
from contextlib import suppress

import psutil
import segno

from netwerk_widgets.session.errors import NetwerkError

#: Where the doors are when nobody says otherwise.
WORKBOOK_PORT = 8866
DASHBOARD_PORT = 8867


def is_free(port: int, ip: str = "127.0.0.1") -> bool:
    """Whether a server could listen on this port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ip, port))
        except OSError:
            return False
    return True


def claim(port: int | None, usual: int, ip: str = "127.0.0.1", taken: int | None = None) -> int:
    """The port asked for, else the usual one; never another, where nobody would look for it.

    Raises
    ------
    NetwerkError
        When it is in use, by another program or by a workbook that is open already.
    """
    wanted = usual if port is None else port
    if not 0 < wanted < 65536:
        raise NetwerkError("port_wrong", port=wanted)
    if wanted == taken:
        raise NetwerkError("port_twice", port=wanted)
    if not is_free(wanted, ip):
        if (process := ours_on(wanted)) is not None:
            raise NetwerkError("already_open", port=wanted, process=process)
        raise NetwerkError("port_in_use", port=wanted)
    return wanted


def ours_on(port: int) -> int | None:
    """The process id of the ``netwerk start`` whose door listens on a port, if it is one."""
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            words = process.cmdline()
            if "netwerk_widgets" in words and any(
                each.status == psutil.CONN_LISTEN and each.laddr.port == port
                for each in process.net_connections("tcp")
            ):
                door = "_workbook" in words or "_dashboard" in words
                return int(process.ppid() if door else process.pid)
    return None


def room_address() -> str:
    """This computer's own address on the room's network; loopback when it has none."""
    up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    found = [
        ipaddress.ip_address(address.address)
        for name, addresses in psutil.net_if_addrs().items()
        if name in up
        for address in addresses
        if address.family == socket.AF_INET
    ]
    outward = [each for each in found if not each.is_loopback and not each.is_link_local]
    outward.sort(key=lambda each: not each.is_private)
    return str(outward[0]) if outward else "127.0.0.1"


def code_for_terminal(address: str) -> str:
    """A QR code of an address, drawn with characters."""
    import io

    out = io.StringIO()
    segno.make(address, error="m").terminal(out, compact=True, border=2)
    return out.getvalue()
