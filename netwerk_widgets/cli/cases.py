"""``netwerk check-case FOLDER``: is a case that a teacher made in order?"""

import argparse
from pathlib import Path

from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.study.validation import problems
from netwerk_widgets.texts import Texts


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
