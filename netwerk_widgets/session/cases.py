"""The article's two cases, as sessions in either language."""

import json
from functools import cache
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.method import CASES
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.shapes import shown
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import LANGUAGES, Language


def case_names() -> tuple[str, ...]:
    """The cases, as `method.CASES` names them."""
    return CASES


@cache
def _file(case: str, name: str) -> Any:
    if case not in case_names():
        raise NetwerkError("no_case", name=shown(case))
    path = places.data() / "cases" / case / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def localised(tree: Any, language: Language) -> Any:
    """A tree in one language: every object with just the keys nl and en becomes that text."""
    if isinstance(tree, dict):
        if set(tree) == set(LANGUAGES):
            return tree[language]
        return {key: localised(value, language) for key, value in tree.items()}
    if isinstance(tree, list):
        return [localised(each, language) for each in tree]
    return tree


def case_title(case: str, language: Language) -> str:
    """What a case is called."""
    return str(localised(_file(case, "case"), language)["title"])


def case_notes(case: str, language: Language) -> tuple[str, str]:
    """What the article says about a case, and what we made up to make it work."""
    about = localised(_file(case, "case"), language)
    return str(about["article"]), str(about["illustrative"])


def load_case(case: str, language: Language) -> Session:
    """A case as a session.

    Raises
    ------
    NetwerkError
        When there is no such case.
    pydantic.ValidationError
        When its files are not a session.
    """
    return Session.model_validate({part: localised(_file(case, part), language) for part in PARTS})


def open_case(store: Store, case: str, language: Language, author: str) -> str:
    """The name of a case's session in this language; made when it is not there yet."""
    name = case_title(case, language)
    if all(known.name.casefold() != name.casefold() for known in store.sessions()):
        store.create(name, load_case(case, language).model_dump(mode="json"), author)
    return name
