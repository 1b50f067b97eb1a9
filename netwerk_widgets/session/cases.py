"""The cases, as sessions in every language: the article's two, and those that teachers make.

A case is a folder of JSON files, without code (``data/cases/README.md``): beside the
article's in `places.data`, or in `places.home` so that an installed workbook can have more.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.method import CASES
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.people_of_before import with_people
from netwerk_widgets.session.shapes import shown
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import DEFAULT, LANGUAGES, Language, texts

#: What a case's folder may be called: the name is in addresses and in session files.
FOLDER_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
#: What a language may be called, as the key of a text in a case's file.
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
#: The parts that no case's files fill: a student's answers, and what a facilitator plans or asks.
_NO_CASE = ("steps", "programme", "study", "ideas", "own")
CASE_PARTS = tuple(part for part in PARTS if part not in _NO_CASE)
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
        title = localised(about, DEFAULT)["title"]
        return isinstance(title, str) and bool(title.strip())
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


def is_text(tree: Any) -> bool:
    """Whether this is a text by language: nothing but texts, by codes of which we know some.

    A language that the workbook does not speak (any more) may be among them.
    """
    return (
        isinstance(tree, dict)
        and not set(LANGUAGES).isdisjoint(tree)
        and all(_CODE.fullmatch(key) for key in tree)
        and all(value is None or isinstance(value, str) for value in tree.values())
    )


def lacks(text: dict[str, str | None], language: Language) -> bool:
    """Whether a text by language is not there in this one."""
    return not (text.get(language) or "").strip()


def localised(tree: Any, language: Language) -> Any:
    """A tree in one language: every text by language becomes the text in that one.

    Where it lacks, the text in the language's ``language.instead`` stands, or else in the first
    that has it (`untranslated` says so).
    """
    if isinstance(tree, dict):
        if is_text(tree):
            return next(
                (tree[each] for each in _in_turn(language) if not lacks(tree, each)),
                next((value for value in tree.values() if value), ""),
            )
        return {key: localised(value, language) for key, value in tree.items()}
    if isinstance(tree, list):
        return [localised(each, language) for each in tree]
    return tree


def _in_turn(language: Language) -> tuple[Language, ...]:
    """This language, what stands in for it, and the rest."""
    instead = texts(language)("language.instead")
    return tuple(dict.fromkeys((language, instead, *LANGUAGES)))


def untranslated(case: str, language: Language) -> str:
    """A sentence for who reads a case that is not wholly in this language; else nothing."""
    other: set[Language] = set()
    for name in ("case", *CASE_PARTS, "study"):
        with suppress(NetwerkError):  # a broken file is told where it is needed
            other.update(_others(_file(case, name), language))
    if not other:
        return ""
    names = [texts(each)("language.name") for each in LANGUAGES if each in other]
    return texts(language)("language.case_instead", name=", ".join(names or sorted(other)))


def _others(tree: Any, language: Language) -> Iterator[Language]:
    """The languages in which stands what lacks in this one."""
    if is_text(tree):
        if lacks(tree, language):
            there = [each for each in (*_in_turn(language), *tree) if not lacks(tree, each)]
            yield from there[:1]
    elif isinstance(tree, dict | list):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from _others(each, language)


def every_text(tree: Any) -> Iterator[str]:
    """Each text in a tree of dictionaries and lists, in its order."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from every_text(each)


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
    """What a case is about, in a sentence or two, and whether it is in another language."""
    return f"{_said(case, 'summary', language)} {untranslated(case, language)}".strip()


def case_notes(case: str, language: Language) -> tuple[str, str]:
    """What the article says about a case, and what we made up to make it work."""
    article = f"{_said(case, 'article', language)} {untranslated(case, language)}".strip()
    return article, _said(case, "illustrative", language)


def load_case(case: str, language: Language) -> Session:
    """A case as a session.

    Raises
    ------
    NetwerkError
        When there is no such case, or its files are not a session.
    """
    try:
        return Session.model_validate(
            with_people({part: case_file(case, part, language) for part in CASE_PARTS})
        )
    except ValueError as problem:
        raise NetwerkError("case_broken", name=case, folder=folders()[case]) from problem


def open_case(store: Store, case: str, language: Language, author: str) -> str:
    """The name of a case's session in this language; made when it is not there yet."""
    name = case_title(case, language)
    if store.find(name) is None:
        store.create(name, load_case(case, language).model_dump(mode="json"), author)
    return name
