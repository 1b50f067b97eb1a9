"""The ``netwerk`` command."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import get_args

from netwerk_widgets.cli import (
    analyse,
    cases,
    deploy,
    hub,
    laboratory,
    lists,
    paper,
    rooms,
    servers,
    sessions,
)
from netwerk_widgets.cli.report import report
from netwerk_widgets.logs import log_to_file
from netwerk_widgets.report.kinds import ABOUT, APPENDICES
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.model import Per
from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import case_names
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import LANGUAGES, Texts, texts

#: Where a command is added.
Commands = argparse._SubParsersAction


def _answers(command: argparse.ArgumentParser, t: Texts) -> None:
    """What a list asks, answered beforehand."""
    command.add_argument(
        "--answer", action="append", default=[], metavar="KEY=VALUE", help=t("cli.answer")
    )


def _parser(t: Texts) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="netwerk", description=t("cli.description"))
    parser.add_argument("--lang", choices=LANGUAGES, help=t("cli.lang"))
    commands = parser.add_subparsers(dest="command", required=True, metavar=t("cli.command"))

    _doors(commands, t)
    _sessions(commands, t)
    _documents(commands, t)
    _on_paper(commands, t)
    deploy.add(commands, t)
    for one in commands.choices.values():
        one.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=t("cli.lang"))
    # The two doors as `start` runs them; not for people.
    commands.add_parser("_workbook").set_defaults(run=servers.serve_workbook)
    commands.add_parser("_dashboard").set_defaults(run=servers.serve_dashboard)
    hub.add(commands)
    return parser


def _doors(commands: Commands, t: Texts) -> None:
    """What opens pages."""
    start = commands.add_parser("start", help=t("cli.start"))
    start.add_argument("--session", metavar="NAME", help=t("cli.session"))
    start.add_argument("--case", choices=case_names(), help=t("cli.case"))
    start.add_argument("--port", type=int, metavar="N", help=t("cli.port"))
    start.add_argument("--dashboard-port", type=int, metavar="N", help=t("cli.dashboard_port"))
    start.add_argument("--lan", action="store_true", help=t("cli.lan"))
    start.add_argument("--host", action="append", default=[], metavar="NAME", help=t("cli.host"))
    _certificate(start, t)
    start.add_argument("--seats", type=int, metavar="N", help=t("explore.seats"))
    start.add_argument("--no-answers", action="store_true", help=t("rounds.option.no_answers"))
    start.add_argument("--notebooks", metavar="FOLDER", help=t("cli.own_notebooks"))
    start.add_argument("--trust", action="store_true", help=t("cli.trust"))
    start.add_argument("--student", action="store_true", help=t("cli.student"))
    start.add_argument("--no-browser", action="store_true", help=t("cli.no_browser"))
    start.set_defaults(run=servers.start)

    door = commands.add_parser("dashboard", help=t("cli.dashboard"))
    door.add_argument("name", metavar="SESSION", help=t("cli.session"))
    door.add_argument("--port", type=int, metavar="N", help=t("cli.dashboard_port"))
    door.add_argument("--lan", action="store_true", help=t("cli.lan"))
    door.add_argument("--host", action="append", default=[], metavar="NAME", help=t("cli.host"))
    _certificate(door, t)
    door.add_argument("--seats", type=int, metavar="N", help=t("explore.seats"))
    door.add_argument("--answers", action="store_true", help=t("rounds.option.answers"))
    door.set_defaults(run=servers.dashboard)

    many = commands.add_parser("rooms", help=t("cli.rooms"), epilog=t("cli.rooms_more"))
    many.add_argument("--port", type=int, metavar="N", help=t("cli.dashboard_port"))
    many.add_argument("--host", action="append", default=[], metavar="NAME", help=t("cli.host"))
    many.add_argument("--proxies", type=int, default=1, metavar="N", help=t("cli.proxies"))
    many.set_defaults(run=rooms.rooms)

    lab = commands.add_parser("lab", help=t("cli.lab"), epilog=t("cli.lab_more"))
    lab.add_argument("--session", metavar="NAME", help=t("cli.session"))
    lab.add_argument("--notebooks", metavar="FOLDER", help=t("cli.own_notebooks"))
    lab.add_argument("--port", type=int, metavar="N", help=t("cli.lab_port"))
    lab.add_argument("--no-browser", action="store_true", help=t("cli.no_browser"))
    lab.set_defaults(run=laboratory.lab)

    copies = commands.add_parser("notebooks", help=t("cli.notebooks"))
    copies.add_argument("folder", metavar="FOLDER", help=t("cli.notebooks_folder"))
    copies.set_defaults(run=laboratory.notebooks)


def _sessions(commands: Commands, t: Texts) -> None:
    """What is done with the sessions that are kept."""
    listing = commands.add_parser("sessions", help=t("cli.sessions"))
    listing.set_defaults(run=sessions.listing)

    new = commands.add_parser("new", help=t("cli.new"))
    new.add_argument("name", metavar="NAME", help=t("cli.new_name"))
    new.add_argument("--case", choices=case_names(), help=t("cli.case"))
    new.set_defaults(run=sessions.new)

    away = commands.add_parser("remove", help=t("cli.remove"))
    away.add_argument("name", metavar="SESSION", help=t("cli.session"))
    away.add_argument("--yes", action="store_true", help=t("cli.yes"))
    away.set_defaults(run=sessions.remove)

    take_in = commands.add_parser("import", help=t("cli.import"))
    take_in.add_argument("files", metavar="FILE", nargs="+", help=t("cli.files"))
    take_in.add_argument("--name", metavar="NAME", help=t("cli.import_name"))
    take_in.add_argument("--into", metavar="SESSION", help=t("cli.import_into"))
    _answers(take_in, t)
    take_in.set_defaults(run=lists.take_in)

    take_out = commands.add_parser("export", help=t("cli.export"))
    take_out.add_argument("name", metavar="NAME", help=t("cli.session"))
    take_out.add_argument("file", metavar="FILE", help=t("cli.file"))
    take_out.add_argument("--confided", action="store_true", help=t("cli.confided"))
    take_out.set_defaults(run=sessions.take_out)


def _documents(commands: Commands, t: Texts) -> None:
    """What is made of a session or of a file, and what is checked."""
    document = commands.add_parser("report", help=t("cli.report"))
    document.add_argument("name", metavar="SESSION", help=t("cli.session"))
    document.add_argument("file", metavar="FILE", help=t("cli.report_file"))
    what = document.add_mutually_exclusive_group()
    what.add_argument("--full", action="store_true", help=t("cli.report_full"))
    what.add_argument("--about", choices=ABOUT, default=ABOUT[0], help=t("cli.report_about"))
    document.add_argument(
        "--appendix", action="append", choices=APPENDICES, help=t("cli.report_appendix")
    )
    document.set_defaults(run=report)

    measures = commands.add_parser("analyse", help=t("analyse.command"))
    measures.add_argument("source", metavar="SESSION_OR_FILE", help=t("analyse.source"))
    ways = measures.add_mutually_exclusive_group()
    ways.add_argument("--directed", action="store_true", default=None, help=t("analyse.directed"))
    ways.add_argument(
        "--undirected", dest="directed", action="store_false", help=t("analyse.undirected")
    )
    _answers(measures, t)
    measures.add_argument("--json", action="store_true", help=t("analyse.json"))
    measures.add_argument("--weighted", action="store_true", help=t("analyse.weighted"))
    measures.set_defaults(run=analyse.analyse)

    begun = commands.add_parser("new-case", help=t("cli.new_case"))
    begun.add_argument("folder", metavar="FOLDER", help=t("cli.new_case_folder"))
    begun.set_defaults(run=cases.new)

    check = commands.add_parser("check-case", help=t("cli.check_case"))
    check.add_argument("folder", metavar="FOLDER", help=t("cli.case_folder"))
    check.set_defaults(run=cases.check)

    schema = commands.add_parser("schema", help=t("cli.schema"))
    schema.set_defaults(run=sessions.show_schema)


def _on_paper(commands: Commands, t: Texts) -> None:
    """A round without phones."""
    slips = commands.add_parser("slips", help=t("paper.cli.slips"))
    slips.add_argument("name", metavar="SESSION", help=t("cli.session"))
    slips.add_argument("file", metavar="FILE", help=t("paper.cli.slips_file"))
    slips.add_argument("--kind", choices=KINDS, required=True, help=t("paper.cli.kind"))
    slips.add_argument("--per", choices=get_args(Per), help=t("paper.cli.per"))
    slips.add_argument("--names", choices=paper.NAMES, help=t("paper.cli.names"))
    slips.add_argument("--blank", action="store_true", help=t("paper.cli.blank"))
    slips.add_argument("--copies", type=int, default=2, metavar="N", help=t("paper.cli.copies"))
    slips.set_defaults(run=paper.slips)

    forms = commands.add_parser("forms", help=t("paper.cli.forms"))
    forms.add_argument("name", metavar="SESSION", help=t("cli.session"))
    forms.add_argument("file", metavar="FILE", help=t("paper.cli.forms_file"))
    forms.add_argument(
        "--kind", choices=KINDS, action="append", default=[], help=t("paper.cli.kinds")
    )
    forms.set_defaults(run=paper.forms)

    answers = commands.add_parser("answers", help=t("paper.cli.answers"))
    answers.add_argument("name", metavar="SESSION", help=t("cli.session"))
    answers.add_argument("files", metavar="FILE", nargs="+", help=t("paper.cli.answers_file"))
    answers.add_argument("--look", action="store_true", help=t("paper.cli.look"))
    answers.add_argument("--theirs", action="store_true", help=t("paper.cli.theirs"))
    answers.add_argument("--later", action="store_true", help=t("paper.cli.later"))
    answers.set_defaults(run=paper.answers)


def _certificate(door: argparse.ArgumentParser, t: Texts) -> None:
    """The files with which the room's page is https."""
    door.add_argument("--certfile", metavar="FILE", help=t("cli.certfile"))
    door.add_argument("--keyfile", metavar="FILE", help=t("cli.keyfile"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it did what was asked, 1 with one sentence when it could not."""
    words = list(sys.argv[1:] if argv is None else argv)
    language = settings.load().language
    for known in LANGUAGES:
        if f"--lang={known}" in words or ("--lang", known) in pairwise(words):
            language = known
    t = texts(language)
    parser = _parser(t)
    arguments, more = parser.parse_known_args(words)
    if more and arguments.command != "lab":  # JupyterLab has its own
        parser.error(t("cli.unknown", words=" ".join(more)))
    arguments.more = more
    arguments.lang = language
    if not arguments.command.startswith("_"):  # the two doors log where they open
        with suppress(OSError):
            log_to_file()  # what a figure that fails has to say is not for the terminal
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    try:
        arguments.run(arguments, t)
    except NetwerkError as problem:
        print(problem.sentence(t), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return 0
