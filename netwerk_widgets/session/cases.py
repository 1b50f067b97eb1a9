"""The cases, as sessions in either language: the article's two, and those that teachers make.

A case is a folder of JSON files, without code (``data/cases/README.md``): beside the
article's in `places.data`, or in `places.home` so that an installed workbook can have more.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.method import CASES
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.shapes import shown
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import LANGUAGES, Language

#: What a case's folder may be called: the name is in addresses and in session files.
FOLDER_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
#: The parts that a case's files fill; a student's answers are never among them.
CASE_PARTS = tuple(part for part in PARTS if part not in ("steps", "study"))
#: Where the folder of a user's own cases is, in `places.home`.
OWN = "cases"


def folders() -> dict[str, Path]:
    """The folder of each case: the article's two first, the rest by name.

    A folder whose ``case.json`` cannot be read is left out, so that one broken case does not
    keep anybody from the others (``netwerk check-case`` says what is wrong with it).
    """
    shipped = places.data() / "cases"
    found = {case: shipped / case for case in CASES}
    for home in (shipped, *_own()):
        for folder in sorted(home.iterdir()) if home.is_dir() else ():
            if folder.name not in found and _is_case(folder):
                found[folder.name] = folder
    return found


def _own() -> list[Path]:
    """The folder of a user's own cases; none where there can be no folder for the user."""
    try:
        return [places.home() / OWN]
    except OSError:  # said when the store is opened
        return []


def _is_case(folder: Path) -> bool:
    if not FOLDER_NAME.fullmatch(folder.name) or not (folder / "case.json").is_file():
        return False
    try:
        about = read_json(folder / "case.json")
        titles = [localised(about, language)["title"] for language in LANGUAGES]
        return all(isinstance(each, str) and each.strip() for each in titles)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def case_names() -> tuple[str, ...]:
    """The cases, by the names of their folders."""
    return tuple(folders())


def read_json(path: Path) -> Any:
    """The content of a JSON file.

    Raises
    ------
    OSError, ValueError, RecursionError
        When it cannot be read, is not UTF-8 or not JSON.
    """
    return json.loads(path.read_text(encoding="utf-8-sig"))


@cache
def _file(case: str, name: str) -> Any:
    folder = folders().get(case)
    if folder is None:
        raise NetwerkError("no_case", name=shown(case))
    path = folder / f"{name}.json"
    try:
        return read_json(path) if path.is_file() else {}
    except (OSError, ValueError, RecursionError) as problem:
        raise NetwerkError("case_broken", name=case, folder=folder) from problem


def localised(tree: Any, language: Language) -> Any:
    """A tree in one language: every object with just the keys nl and en becomes that text."""
    if isinstance(tree, dict):
        if set(tree) == set(LANGUAGES):
            return tree[language]
        return {key: localised(value, language) for key, value in tree.items()}
    if isinstance(tree, list):
        return [localised(each, language) for each in tree]
    return tree


def case_file(case: str, name: str, language: Language) -> Any:
    """One of a case's files in a language; empty when it is not there.

    Raises
    ------
    NetwerkError
        When there is no such case, or the file cannot be read.
    """
    return localised(_file(case, name), language)


def _said(case: str, key: str, language: Language) -> str:
    return str(case_file(case, "case", language).get(key, ""))


def case_title(case: str, language: Language) -> str:
    """What a case is called."""
    return _said(case, "title", language)


def case_summary(case: str, language: Language) -> str:
    """What a case is about, in a sentence or two."""
    return _said(case, "summary", language)


def case_notes(case: str, language: Language) -> tuple[str, str]:
    """What the article says about a case, and what we made up to make it work."""
    return _said(case, "article", language), _said(case, "illustrative", language)


def load_case(case: str, language: Language) -> Session:
    """A case as a session.

    Raises
    ------
    NetwerkError
        When there is no such case, or its files are not a session.
    """
    try:
        return Session.model_validate(
            {part: case_file(case, part, language) for part in CASE_PARTS}
        )
    except ValueError as problem:
        raise NetwerkError("case_broken", name=case, folder=folders()[case]) from problem


def open_case(store: Store, case: str, language: Language, author: str) -> str:
    """The name of a case's session in this language; made when it is not there yet."""
    name = case_title(case, language)
    if all(known.name.casefold() != name.casefold() for known in store.sessions()):
        store.create(name, load_case(case, language).model_dump(mode="json"), author)
    return name
