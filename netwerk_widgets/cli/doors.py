"""``netwerk start | dashboard | lab``: the servers."""

import argparse
import asyncio
import os
import secrets
import signal
import subprocess
import sys
import time
import warnings
import webbrowser
from urllib.parse import urlencode

from netwerk_widgets.cli.sessions import AUTHOR
from netwerk_widgets.serve import addresses, certificates, processes, static
from netwerk_widgets.session import settings, showing
from netwerk_widgets.session.cases import load_case, open_case
from netwerk_widgets.session.errors import NetwerkError, SessionNotFoundError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import DEFAULT, Texts

WORKBOOK_PAGE = "voila/render/00_start.ipynb"
STUDENT_PAGE = "voila/render/cases/case.ipynb"

Child = subprocess.Popen[bytes]


def _chosen(arguments: argparse.Namespace, t: Texts) -> str | None:
    """The session to open: the case, the one named, or the last one that is still there."""
    with open_store() as store:
        if arguments.case and not arguments.session:
            return open_case(store, arguments.case, t.language, AUTHOR)
        known = {each.name.lower(): each.name for each in store.sessions()}
        if arguments.session:
            if arguments.session.lower() in known:
                return known[arguments.session.lower()]
            if not arguments.case:
                raise SessionNotFoundError(arguments.session)
            content = load_case(arguments.case, t.language).model_dump(mode="json")
            store.create(arguments.session, content, AUTHOR)
            return str(arguments.session.strip())
        last = settings.load().last_session
        return known.get(last.lower()) if last else None


def start(arguments: argparse.Namespace, t: Texts) -> None:
    """Open both doors and keep them open until Ctrl-C; for a student only the workbook's."""
    if arguments.student:
        _start_student(arguments, t)
        return
    lan_ip = "0.0.0.0" if arguments.lan else "127.0.0.1"  # noqa: S104 - asked for with --lan
    certificate = certificates.checked(arguments.certfile, arguments.keyfile)
    port = addresses.claim(arguments.port, addresses.WORKBOOK_PORT)
    room_port = addresses.claim(
        arguments.dashboard_port, addresses.DASHBOARD_PORT, lan_ip, taken=port
    )
    session = _chosen(arguments, t)
    shown = showing.at_start(session, asked=bool(arguments.session or arguments.case))
    settings.save(last_session=session, language=t.language, room_session=shown, room_open=False)
    showing.tell_door(showing.Door())

    scheme = "http" if certificate is None else "https"
    dashboard_url = _room_address(scheme, arguments.lan, room_port) + (
        f"?lang={t.language}" if t.language != DEFAULT else ""
    )
    workbook_url, workbook = _workbook(
        port, WORKBOOK_PAGE, {"session": session}, {"NETWERK_DASHBOARD_URL": dashboard_url}, t
    )
    certfile, keyfile = certificate or ("", "")
    room = processes.spawn(
        ["_dashboard"],
        {
            "NETWERK_PORT": str(room_port),
            "NETWERK_LAN": "1" if arguments.lan else "",
            "NETWERK_CERTFILE": certfile,
            "NETWERK_KEYFILE": keyfile,
            "NETWERK_SEATS": "" if arguments.seats is None else str(arguments.seats),
        },
    )
    room_open = f"{scheme}://127.0.0.1:{room_port}{static.url('netwerk.css')}"
    waits = {f"http://127.0.0.1:{port}/login": workbook, room_open: room}
    said = (
        t("cli.workbook_at", address=workbook_url),
        t("cli.dashboard_at", address=dashboard_url),
        t("showing.sees.named", name=shown) if shown else t("showing.sees.nothing"),
        _code(dashboard_url, t("showing.here.terminal")),
    )
    _keep_open(waits, said, None if arguments.no_browser else workbook_url, t)


def _code(address: str, else_said: str) -> str:
    """The QR code of an address; where no phone can come something else."""
    return addresses.code_for_terminal(address) if showing.for_phones(address) else else_said


def _room_address(scheme: str, lan: bool, port: int) -> str:
    host = addresses.room_address() if lan else "127.0.0.1"
    return f"{scheme}://{host}:{port}/"


def _start_student(arguments: argparse.Namespace, t: Texts) -> None:
    """Open the cases to work out, on this computer alone; nobody looks along."""
    port = addresses.claim(arguments.port, addresses.WORKBOOK_PORT)
    settings.save(language=t.language)
    query = {"case": arguments.case, "session": arguments.session}
    url, workbook = _workbook(port, STUDENT_PAGE, query, {"NETWERK_STUDENT": "1"}, t)
    said = (t("cli.workbook_at", address=url),)
    waits = {f"http://127.0.0.1:{port}/login": workbook}
    _keep_open(waits, said, None if arguments.no_browser else url, t)


def _workbook(
    port: int, page: str, query: dict[str, str | None], env: dict[str, str], t: Texts
) -> tuple[str, Child]:
    """Start the workbook's process: the address of a page in it, and the process."""
    # Before anything is started: from here on it is to be ended.
    # Ctrl-C too: what is started in the background of a script has it ignored.
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, _interrupt)
    token = secrets.token_urlsafe(24)
    asked = {key: value for key, value in query.items() if value}
    address = page + "?" + urlencode(asked | {"lang": t.language, "token": token})
    child = processes.spawn(
        ["_workbook"], env | {"NETWERK_PORT": str(port), "NETWERK_TOKEN": token}
    )
    return f"http://127.0.0.1:{port}/{address}", child


def _keep_open(waits: dict[str, Child], said: tuple[str, ...], show: str | None, t: Texts) -> None:
    """Wait until the doors answer, say where they are, and end them with Ctrl-C."""
    children = list(waits.values())
    try:
        print(t("cli.opening"), flush=True)
        for address, child in waits.items():
            processes.wait_until_open(address, child)
        for line in said:
            print(line)
        print(t("cli.stop"), flush=True)
        if show is not None:
            webbrowser.open(show)
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
        raise NetwerkError("door_closed")
    except KeyboardInterrupt:
        print(f"\n{t('cli.closing')}", flush=True)
    finally:
        processes.end(children)


def _interrupt(*_signal: object) -> None:
    raise KeyboardInterrupt


def dashboard(arguments: argparse.Namespace, t: Texts) -> None:
    """Open the participants' door alone, on one session."""
    lan_ip = "0.0.0.0" if arguments.lan else "127.0.0.1"  # noqa: S104 - asked for with --lan
    certificate = certificates.checked(arguments.certfile, arguments.keyfile)
    port = addresses.claim(arguments.port, addresses.DASHBOARD_PORT, lan_ip)
    with open_store() as store:
        known = {each.name.lower(): each.name for each in store.sessions()}
    if arguments.name.lower() not in known:
        raise SessionNotFoundError(arguments.name)
    address = _room_address("https" if certificate else "http", arguments.lan, port)
    print(t("cli.dashboard_at", address=address))
    print(_code(address, t("showing.here.alone")))
    print(t("cli.stop"), flush=True)
    seats = arguments.seats
    _run_dashboard(port, arguments.lan, known[arguments.name.lower()], certificate, seats)


def _quiet() -> None:
    """Voilà warns of its own setting, which has no other name yet, as soon as it is made."""
    warnings.filterwarnings("ignore", message="Voila.mathjax_url", category=DeprecationWarning)


def serve_workbook(_arguments: argparse.Namespace, _t: Texts) -> None:
    """The workbook's process."""
    from netwerk_widgets.serve import workbook

    _quiet()
    config = workbook.settings(int(os.environ["NETWERK_PORT"]), os.environ.pop("NETWERK_TOKEN"))
    student = bool(os.environ.get("NETWERK_STUDENT"))
    _run((workbook.StudentWorkbook if student else workbook.Workbook)(config=config))


def serve_dashboard(_arguments: argparse.Namespace, _t: Texts) -> None:
    """The dashboard's process."""
    certificate = certificates.checked(
        os.environ.get("NETWERK_CERTFILE") or None, os.environ.get("NETWERK_KEYFILE") or None
    )
    lan, seats = bool(os.environ.get("NETWERK_LAN")), os.environ.get("NETWERK_SEATS")
    port = int(os.environ["NETWERK_PORT"])
    _run_dashboard(port, lan, None, certificate, int(seats) if seats else None)


def _run_dashboard(
    port: int,
    lan: bool,
    session: str | None,
    certificate: certificates.Certificate | None,
    seats: int | None,
) -> None:
    from netwerk_widgets.serve import dashboard as door

    _quiet()
    app = door.Dashboard(config=door.settings(port, lan))
    app.session, app.certificate = session, certificate
    if seats is not None:
        app.seats = max(0, seats)
    _run(app)


def _run(app: object) -> None:
    """Run a Voilà application until it is told to stop, or its parent is gone."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    processes.end_with_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    app.initialize([])  # type: ignore[attr-defined]
    app.start()  # type: ignore[attr-defined]


def lab(arguments: argparse.Namespace, t: Texts) -> None:
    """Open JupyterLab on the notebooks."""
    from netwerk_widgets.serve import lab as jupyterlab

    if arguments.session:
        with open_store() as store:
            store.heads(arguments.session)
        os.environ["NETWERK_SESSION"] = arguments.session
    settings.save(language=t.language)
    sys.argv = [sys.argv[0]]
    jupyterlab.run([])
