"""Whether a case's folder is in order: one sentence for each problem, with file and place."""

import json
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from netwerk_widgets.session.cases import (
    CASE_PARTS,
    FOLDER_NAME,
    is_text,
    lacks,
    localised,
    read_json,
)
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.sources import Sourced, source_of
from netwerk_widgets.session.people_of_before import with_people
from netwerk_widgets.session.references import dangling
from netwerk_widgets.session.shapes import field_shape, reason, shown
from netwerk_widgets.study.guide import FILE, Guide
from netwerk_widgets.study.links import loose_ends
from netwerk_widgets.study.problems import Problem, Tree, place
from netwerk_widgets.study.rows_of_before import as_it_stood
from netwerk_widgets.texts import LANGUAGES, Language, Texts

#: Without these a case is not one; the other parts are empty when their file is not there.
NEEDED = ("case", "stakeholders", "relations", FILE)
ABOUT = ("title", "summary", "article", "illustrative")
#: A longer text than this needs every language; a name may be the same in each.
_NAME = 120
_ALL = (("languages", ", ".join(LANGUAGES)),)
_CASE, _START, _MOMENTS = "case.json", "start.json", "moments.json"
_SOURCES = ("article", "illustrative")
#: So much stands in each other at most.
_DEEPEST = 30


def problems(folder: Path, t: Texts) -> list[str]:
    """Everything that is wrong with a case's folder, a sentence each; nothing when all is well."""
    # What is wrong in several languages is said once.
    return list(dict.fromkeys(each.sentence(t) for each in _problems(folder)))


def _problems(folder: Path) -> Iterator[Problem]:
    if not folder.is_dir():
        yield Problem(folder.name, "", "no_folder")
        return
    if not FOLDER_NAME.fullmatch(folder.resolve().name):
        yield Problem(folder.name, "", "folder_name")
    files: Tree = {}
    yield from _reading(folder, files)
    now = with_people(files)  # as a case of before is read
    for each in _within(folder, now):
        yield as_it_stood(each, files, now)


def _within(folder: Path, files: Tree) -> Iterator[Problem]:
    """What is wrong in the files that could be read."""
    spoken = [each for name, tree in files.items() for each in _languages(name, tree, ())]
    yield from spoken
    if "case" in files:
        yield from _about(files["case"])
    yield from _models(files, {each.file for each in spoken})
    # What goes together is looked at in the same go: of the parts without what was refused, of the
    # exercises once nothing in them is.
    parts = {name: _mended(name, tree) for name, tree in files.items() if name in CASE_PARTS}
    if spoken or None in parts.values():
        return
    whole: Tree = {name: tree for name, tree in parts.items() if tree is not None}
    if FILE in files and not _errors(Guide, files[FILE]):
        whole[FILE] = files[FILE]
    yield from _whole(folder, whole)


def _errors(
    model: type[BaseModel], tree: Any, languages: Sequence[Language] = LANGUAGES
) -> list[Any]:
    """What a model refuses of a file, in any of the languages."""
    found: list[Any] = []
    for language in languages:
        try:
            model.model_validate(localised(tree, language))
        except ValidationError as problem:
            found += problem.errors(include_url=False)
    return found


def _mended(name: str, tree: Any) -> Tree | None:
    """A part without the fields that its model refuses; None when it is none without them."""
    found: Tree = deepcopy(tree)
    while errors := _errors(PARTS[name], found):
        if not any(_without(found, each["loc"]) for each in errors):
            return None
    return found


def _without(tree: Any, path: tuple[Any, ...]) -> bool:
    """Take a field out, if there is one at the end of the path; rows stay, others refer to them."""
    if not path:
        return False
    *before, last = path
    for word in before:
        try:
            tree = tree[word]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(tree, dict) and last != "id" and tree.pop(last, None) is not None


def _reading(folder: Path, files: Tree) -> Iterator[Problem]:
    """Read every file into ``files``; what cannot be read, is missing or does not belong."""
    known = {*CASE_PARTS, "case", FILE}
    for name in NEEDED:
        if not (folder / f"{name}.json").is_file():
            yield Problem(f"{name}.json", "", "missing")
    for path in sorted(folder.iterdir()):
        # The same parties and relations may stand there as lists, for other programs.
        if path.suffix in (".md", ".csv") or path.name.startswith("."):
            continue
        if path.suffix != ".json" or path.stem not in known:
            yield Problem(path.name, "", "unknown_file")
            continue
        try:
            tree = read_json(path)
            # Also what only looks like text: half a sign, as an escape.
            json.dumps(tree, ensure_ascii=False).encode()
            if _deep(tree):
                yield Problem(path.name, "", "too_deep")
            else:
                files[path.stem] = tree
        except UnicodeError:
            yield Problem(path.name, "", "not_text")
        except RecursionError:
            yield Problem(path.name, "", "too_deep")
        except ValueError as problem:
            line, column = getattr(problem, "lineno", 1), getattr(problem, "colno", 1)
            yield Problem(path.name, "", "not_json", (("line", line), ("column", column)))
        except OSError:
            yield Problem(path.name, "", "unreadable")


def _deep(tree: Any, room: int = _DEEPEST) -> bool:
    """Whether there is more in each other than any part of a case has."""
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return room == 0 or any(_deep(each, room - 1) for each in inner)


def _languages(name: str, tree: Any, path: tuple[Any, ...]) -> Iterator[Problem]:
    """Texts that are missing or empty in a language."""
    if isinstance(tree, list):
        for index, each in enumerate(tree):
            yield from _languages(name, each, (*path, index))
    elif isinstance(tree, dict):
        if is_text(tree):
            for language in LANGUAGES:
                if lacks(tree, language):
                    yield Problem(f"{name}.json", path, "no_language", (("language", language),))
        else:
            for key, each in tree.items():
                yield from _languages(name, each, (*path, key))


def _about(about: Any) -> Iterator[Problem]:
    if not isinstance(about, dict):
        yield Problem(_CASE, "", "not_object")
        return
    for key in ABOUT:
        if key not in about:
            yield Problem(_CASE, (key,), "field_missing")
        elif not is_text(about[key]):
            yield Problem(_CASE, (key,), "one_language", _ALL)
    for key in about:
        if key not in ABOUT:
            yield Problem(_CASE, (key,), "field_unknown")


def _models(files: Tree, spoken: set[str]) -> Iterator[Problem]:
    """What the models refuse, in any language, and what only one language has."""
    models: dict[str, type[BaseModel]] = {part: PARTS[part] for part in CASE_PARTS}
    models[FILE] = Guide
    for name, model in models.items():
        if name not in files or f"{name}.json" in spoken:
            continue
        yield from _refused(name, model, _errors(model, files[name]), files[name])
        yield from _untold(name, model, files[name], ())
    for index, frozen in enumerate(_frozen(files)):
        for part, document in frozen.items():
            path = ("frozen", index, "state", part)
            if part not in PARTS:
                yield Problem(_MOMENTS, path, "field_unknown")
                continue
            errors = _errors(PARTS[part], document, LANGUAGES[:1])
            yield from _refused("moments", PARTS[part], errors, document, path)
            yield from _untold("moments", PARTS[part], document, path)


def _frozen(files: Tree) -> list[dict[str, Any]]:
    moments = files.get("moments")
    found = moments.get("frozen", []) if isinstance(moments, dict) else []
    found = found if isinstance(found, list) else []
    states = [each.get("state") for each in found if isinstance(each, dict)]
    return [each for each in states if isinstance(each, dict)]


def _refused(
    name: str,
    model: type[BaseModel],
    errors: list[Any],
    tree: Any,
    before: tuple[Any, ...] = (),
) -> Iterator[Problem]:
    for each in errors:
        where = (*before, *place(each["loc"], tree))
        if each["type"] == "too_short":
            least = each.get("ctx", {}).get("min_length", 1)
            yield Problem(f"{name}.json", where, "too_few", (("least", least),))
        elif each["type"] == "literal_error":
            listed = ", ".join(re.findall(r"'([^']*)'", each["ctx"]["expected"]))
            values = (("value", shown(each["input"])), ("listed", listed))
            yield Problem(f"{name}.json", where, "not_listed", values)
        elif each["type"] == "string_pattern_mismatch":
            yield Problem(f"{name}.json", where, "no_id", (("value", shown(each["input"])),))
        else:
            yield Problem(f"{name}.json", where, "refused", (), reason(each, model).sentence)


def _untold(
    name: str, model: type[BaseModel], tree: Any, path: tuple[Any, ...]
) -> Iterator[Problem]:
    """Sentences in one language only, and items that do not say who says so."""
    if not isinstance(tree, dict):
        return
    for key, value in tree.items():
        field = model.model_fields.get(key)
        if field is None:
            continue
        found = field_shape(field)
        long = any(getattr(mark, "max_length", 0) > _NAME for mark in _marks(found.metadata))
        if found.type is str and long and isinstance(value, str) and value.strip():
            yield Problem(f"{name}.json", (*path, key), "one_language", _ALL)
        inner = found.entry.type if isinstance(value, list) else found.type
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            rows = enumerate(value) if isinstance(value, list) else [(None, value)]
            for index, row in rows:
                at = (*path, key) if index is None else (*path, key, index)
                yield from _untold(name, inner, row, at)
    # What says nothing would be taken for the group's, and no case is.
    if issubclass(model, Sourced) and _of_group(model, tree):
        called = (("id", tree.get("id", name)),)
        yield Problem(f"{name}.json", (*path, "source"), "no_source", called)


def _of_group(model: type[Sourced], tree: dict[str, Any]) -> bool:
    """Whether anything that is filled in has no source, or one for all of it as cases once had."""
    sources = tree.get("source", {})
    if not isinstance(sources, dict):
        return True
    filled = (name for name in typed(model) if tree.get(name) not in (None, "", [], {}))
    return any(source_of(sources, name) not in _SOURCES for name in filled)


def _marks(metadata: tuple[Any, ...]) -> list[Any]:
    return [mark for mark in metadata if isinstance(getattr(mark, "max_length", None), int)]


def _whole(folder: Path, files: Tree) -> Iterator[Problem]:
    """What goes together: ids that refer to nothing, and the exercises with their answers."""
    parts = {part: localised(files.get(part, {}), LANGUAGES[0]) for part in CASE_PARTS}
    session = Session.model_validate(parts)
    for each in dangling(session):
        yield Problem(
            f"{each.part}.json", place(each.path, parts[each.part]), "dangling", (("id", each.id),)
        )
    name = folder.resolve().name
    if session.start.case != name:
        yield Problem(_START, ("case",), "not_itself", (("name", name),))
    if FILE in files:
        guides = {
            language: Guide.model_validate(localised(files[FILE], language))
            for language in LANGUAGES
        }
        yield from loose_ends(guides, session, files)
