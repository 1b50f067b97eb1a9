"""Ports, and this computer's address in the room."""

import ipaddress
import socket

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
    """The port asked for; when none was, the usual one or else the next that is free.

    Raises
    ------
    NetwerkError
        When the port asked for is in use.
    """
    if port is not None:
        if port == taken or not is_free(port, ip):
            raise NetwerkError("port_in_use", port=port)
        return port
    for candidate in range(usual, usual + 100):
        if candidate != taken and is_free(candidate, ip):
            return candidate
    raise NetwerkError("port_in_use", port=usual)


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
