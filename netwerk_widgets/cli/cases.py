"""``netwerk new-case | check-case``: the beginning of a teacher's own case, and is it in order?"""

import argparse
import shlex
from pathlib import Path

from netwerk_widgets import places
from netwerk_widgets.session.cases import OWN
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.study.beginning import begin
from netwerk_widgets.study.validation import problems
from netwerk_widgets.texts import Texts


def new(arguments: argparse.Namespace, t: Texts) -> None:
    """Make the smallest case that works, and say how to go on."""
    folder = Path(arguments.folder)
    begin(folder)
    name, home = folder.absolute().name, places.home() / OWN
    print(t("cli.case_begun", name=name, folder=str(folder)))
    print(f"  netwerk check-case {shlex.quote(str(folder))}")
    if folder.resolve().parent != home.resolve():
        print(t("cli.case_place", home=str(home)))


def check(arguments: argparse.Namespace, t: Texts) -> None:
    """Print every problem of a case's folder, a line each.

    Raises
    ------
    NetwerkError
        When there is any problem: the sentence says how many.
    """
    folder = Path(arguments.folder)
    found = problems(folder, t)
    for each in found:
        print(each)
    if found:
        raise NetwerkError("case_problems", n=len(found), name=folder.name)
    print(t("checkcase.fine", name=folder.name))
