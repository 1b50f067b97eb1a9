"""``netwerk start | dashboard``: the servers."""

import argparse
import asyncio
import json
import logging
import os
import signal
import sys
import warnings
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from netwerk_widgets.cli.letting_in import Doorkeeper, on_enter
from netwerk_widgets.cli.sessions import AUTHOR
from netwerk_widgets.logs import log_to_file
from netwerk_widgets.serve import addresses, certificates, own_notebooks, processes, static
from netwerk_widgets.serve.supervising import Door, Supervisor
from netwerk_widgets.session import mishaps, settings, showing
from netwerk_widgets.session.cases import load_case, open_case
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.store import open_store, open_to_read
from netwerk_widgets.texts import DEFAULT, Texts

WORKBOOK_PAGE = "voila/render/00_start.ipynb"
STUDENT_PAGE = "voila/render/cases/case.ipynb"


def _chosen(arguments: argparse.Namespace, t: Texts) -> str | None:
    """The session to open: the case, the one named, or the last one that is still there."""
    with open_store() as store:
        if arguments.case and not arguments.session:
            return open_case(store, arguments.case, t.language, AUTHOR)
        if arguments.session:
            known = store.find(arguments.session)
            if known is not None:
                return known
            if not arguments.case:
                raise SessionNotFoundError(arguments.session)
            content = load_case(arguments.case, t.language).model_dump(mode="json")
            store.create(arguments.session, content, AUTHOR)
            return str(arguments.session.strip())
        last = settings.load().last_session
        return store.find(last) if last else None


def start(arguments: argparse.Namespace, t: Texts) -> None:
    """Open both doors and keep them open until Ctrl-C; for a student only the workbook's."""
    if arguments.student:
        _start_student(arguments, t)
        return
    kept = settings.load()
    mine = own_notebooks.chosen(arguments.notebooks, trust=arguments.trust)
    lan_ip = "0.0.0.0" if arguments.lan else "127.0.0.1"  # noqa: S104 - asked for with --lan
    certificate = certificates.checked(arguments.certfile, arguments.keyfile)
    port = addresses.claim(arguments.port, kept.port or addresses.WORKBOOK_PORT)
    room_port = addresses.claim(
        arguments.dashboard_port,
        kept.dashboard_port or addresses.DASHBOARD_PORT,
        lan_ip,
        taken=port,
    )
    session = _chosen(arguments, t)
    shown = showing.at_start(session, asked=bool(arguments.session or arguments.case))
    settings.save(
        last_session=session,
        language=t.language,
        room_session=shown,
        room_open=False,
        port=port,
        dashboard_port=room_port,
    )
    showing.tell_door(showing.Door())

    scheme = "http" if certificate is None else "https"
    dashboard_url = _room_address(scheme, arguments.lan, room_port) + (
        f"?lang={t.language}" if t.language != DEFAULT else ""
    )
    certfile, keyfile = certificate or ("", "")
    room = Door(
        "room",
        ["_dashboard"],
        {
            "NETWERK_PORT": str(room_port),
            "NETWERK_LAN": "1" if arguments.lan else "",
            "NETWERK_CERTFILE": certfile,
            "NETWERK_KEYFILE": keyfile,
            "NETWERK_SEATS": "" if arguments.seats is None else str(arguments.seats),
            "NETWERK_HOSTS": json.dumps(arguments.host),
            "NETWERK_ANSWERS": "" if arguments.no_answers else "1",
        },
        f"{scheme}://127.0.0.1:{room_port}{static.url('netwerk.css')}",
    )
    said = (
        t("cli.dashboard_at", address=dashboard_url),
        t("showing.sees.named", name=shown) if shown else t("showing.sees.nothing"),
        _code(dashboard_url, t("showing.here.terminal")),
    )
    workbook = _workbook(
        port,
        {
            showing.ADDRESS: dashboard_url,
            showing.ANSWERS: room.env[showing.ANSWERS],
            own_notebooks.FOLDER: str(mine or ""),
        },
    )
    page = _page(WORKBOOK_PAGE, {"session": session}, t)
    _keep_open([workbook, room], page, said, arguments, t)


def _code(address: str, else_said: str) -> str:
    """The QR code of an address; where no phone can come something else."""
    return addresses.code_for_terminal(address) if showing.for_phones(address) else else_said


def _room_address(scheme: str, lan: bool, port: int) -> str:
    host = addresses.room_address() if lan else "127.0.0.1"
    return f"{scheme}://{host}:{port}/"


def _start_student(arguments: argparse.Namespace, t: Texts) -> None:
    """Open the cases to work out, on this computer alone; nobody looks along.

    Raises
    ------
    NetwerkError
        When notebooks of one's own are asked for: those may read every session.
    """
    if arguments.notebooks:
        raise NetwerkError("notebooks_student")
    port = addresses.claim(arguments.port, settings.load().port or addresses.WORKBOOK_PORT)
    settings.save(language=t.language, port=port)
    query = {"case": arguments.case, "session": arguments.session}
    workbook = _workbook(port, {"NETWERK_STUDENT": "1", own_notebooks.FOLDER: ""})
    _keep_open([workbook], _page(STUDENT_PAGE, query, t), (), arguments, t)


def _workbook(port: int, env: dict[str, str]) -> Door:
    origin = f"http://127.0.0.1:{port}/"
    return Door("workbook", ["_workbook"], env | {"NETWERK_PORT": str(port)}, f"{origin}enter")


def _page(page: str, query: dict[str, str | None], t: Texts) -> str:
    asked = {key: value for key, value in query.items() if value} | {"lang": t.language}
    return f"/{page}?{urlencode(asked)}"


def _keep_open(
    doors: list[Door], page: str, said: tuple[str, ...], arguments: argparse.Namespace, t: Texts
) -> None:
    """Open the doors, say where they are, and look after them until somebody ends it."""
    log_to_file()
    keeper = Doorkeeper(doors[0], doors[0].address.removesuffix("enter"), page, t)

    def way_in() -> None:
        _say(t("cli.workbook_at", address=keeper.address()), t("cli.enter"))

    def tell(door: Door, what: str) -> None:
        _say(t(f"cli.door.{door.name}.{what}"))
        mishaps.tell(door.name, what)
        if door.name == "workbook" and what == "again":
            way_in()

    supervisor = Supervisor(doors, tell)
    # Before anything is started: from here on it is to be ended.
    _until_told()
    try:
        _say(t("cli.opening"))
        supervisor.open()
        way_in()
        _say(*said, t("cli.stop"))
        if not arguments.no_browser:
            keeper.show()
        on_enter(way_in)
        supervisor.keep_open()
    except KeyboardInterrupt:
        _until_told(signal.SIG_IGN)  # once is enough
        _say(f"\n{t('cli.closing')}")
    finally:
        supervisor.end()
        keeper.tidy()


def _say(*lines: str) -> None:
    """Say something on the terminal; one that is gone already hears nothing."""
    with suppress(OSError, ValueError):
        for line in lines:
            print(line)
        sys.stdout.flush()


def _until_told(do: Any = None) -> None:
    """Have Ctrl-C, a request to end and a terminal that closes all end the same way.

    What is started in the background of a script has Ctrl-C ignored: it ends us all the same.
    A terminal's end is left ignored for who asked for that (``nohup``).
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        sign = getattr(signal, name, None)
        if sign is None or (name == "SIGHUP" and signal.getsignal(sign) == signal.SIG_IGN):
            continue
        signal.signal(sign, do or _interrupt)
    # Reading from a terminal whose turn it is not would stop us.
    if hasattr(signal, "SIGTTIN"):
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)


def _interrupt(*_signal: object) -> None:
    raise KeyboardInterrupt


def dashboard(arguments: argparse.Namespace, t: Texts) -> None:
    """Open the participants' door alone, on one session."""
    lan_ip = "0.0.0.0" if arguments.lan else "127.0.0.1"  # noqa: S104 - asked for with --lan
    certificate = certificates.checked(arguments.certfile, arguments.keyfile)
    usual = settings.load().dashboard_port or addresses.DASHBOARD_PORT
    port = addresses.claim(arguments.port, usual, lan_ip)
    with open_to_read() as store:
        session = store.find(arguments.name)
    if session is None:
        raise SessionNotFoundError(arguments.name)
    address = _room_address("https" if certificate else "http", arguments.lan, port)
    print(t("cli.dashboard_at", address=address))
    print(_code(address, t("showing.here.alone")))
    print(t("cli.stop"), flush=True)
    seats = arguments.seats
    # It ends with who started it, should that be a program of ours.
    processes.end_with_parent(processes.terminate)
    _run_dashboard(
        port, arguments.lan, session, certificate, seats, arguments.host, arguments.answers
    )


def quiet() -> None:
    """Voilà warns of its own setting, which has no other name yet, as soon as it is made."""
    warnings.filterwarnings("ignore", message="Voila.mathjax_url", category=DeprecationWarning)
    # Whom a door refuses is no news for who looks at the terminal for the way in.
    logging.getLogger("tornado.access").setLevel(logging.ERROR)


def serve_workbook(_arguments: argparse.Namespace, _t: Texts) -> None:
    """The workbook's process."""
    from netwerk_widgets.serve.tickets import Tickets

    tickets = Tickets()
    processes.end_with_parent(processes.terminate, lambda line: tickets.put(**json.loads(line)))
    from netwerk_widgets.serve import keys, workbook

    quiet()
    config = workbook.settings(int(os.environ["NETWERK_PORT"]), keys.cookie_key())
    student = bool(os.environ.get("NETWERK_STUDENT"))
    app = (workbook.StudentWorkbook if student else workbook.Workbook)(config=config)
    app.tickets = tickets
    run(app)


def serve_dashboard(_arguments: argparse.Namespace, _t: Texts) -> None:
    """The dashboard's process."""
    processes.end_with_parent(processes.terminate)
    certificate = certificates.checked(
        os.environ.get("NETWERK_CERTFILE") or None, os.environ.get("NETWERK_KEYFILE") or None
    )
    lan, seats = bool(os.environ.get("NETWERK_LAN")), os.environ.get("NETWERK_SEATS")
    port = int(os.environ["NETWERK_PORT"])
    names = json.loads(os.environ.get("NETWERK_HOSTS") or "[]")
    answers = bool(os.environ.get("NETWERK_ANSWERS"))
    _run_dashboard(port, lan, None, certificate, int(seats) if seats else None, names, answers)


def _run_dashboard(
    port: int,
    lan: bool,
    session: str | None,
    certificate: certificates.Certificate | None,
    seats: int | None,
    names: list[str],
    answers: bool,
) -> None:
    from netwerk_widgets.serve import dashboard as door

    quiet()
    app = door.Dashboard(config=door.settings(port, lan))
    app.session, app.certificate, app.names = session, certificate, tuple(names)
    app.answers = answers
    if seats is not None:
        app.seats = max(0, seats)
    run(app)


def run(app: object) -> None:
    """Run a Voilà application until it is told to stop, or its parent is gone."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    app.initialize([])  # type: ignore[attr-defined]
    app.start()  # type: ignore[attr-defined]
