"""All languages hold the same texts, and every text is used."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from netwerk_widgets import places
from netwerk_widgets.texts import DEFAULT, LANGUAGES, MissingTextError, texts

FOLDER = places.PACKAGE / "texts"
TOPICS = sorted(path.stem for path in (FOLDER / "nl").glob("*.toml"))


def leaves(tree: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, f"{path}.{key}")
    else:
        yield path, tree


def all_texts(language: str, folder: Path = FOLDER) -> dict[str, Any]:
    found = {}
    for path in sorted((folder / language).glob("*.toml")):
        found.update(leaves(tomllib.loads(path.read_text(encoding="utf-8")), path.stem))
    return found


def placeholders(text: Any) -> set[str]:
    if isinstance(text, list):
        return set().union(*map(placeholders, text)) if text else set()
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def differences(folder: Path, language: str) -> list[str]:
    """What this language has otherwise than the default: keys, placeholders, lists; or empty."""
    ours, theirs = all_texts(DEFAULT, folder), all_texts(language, folder)
    found = [f"missing: {key}" for key in ours if key not in theirs]
    found += [
        f"too many: {key}" for key in theirs if key not in ours and not more_plurals(key, ours)
    ]
    for key in ours.keys() & theirs.keys():
        one, other = ours[key], theirs[key]
        if not other or (isinstance(other, list) and not all(other)):
            found.append(f"empty: {key}")
        elif type(one) is not type(other):
            found.append(f"of another kind: {key}")
        elif placeholders(one) != placeholders(other):
            found.append(f"other placeholders: {key}")
        elif isinstance(one, list) and len(one) != len(other):
            found.append(f"another length: {key}")
    return sorted(found)


def more_plurals(key: str, ours: dict[str, Any]) -> bool:
    """Whether a text is a form of a plural that the default language has not: ``….few``."""
    head, _, form = key.rpartition(".")
    return form in {"zero", "two", "few", "many"} and f"{head}.other" in ours


def asked_patterns() -> set[str]:
    """The keys that the code asks for, an f-string's variable parts as ``*``."""
    found = set()
    for path in places.PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(patterns_of(node))
    return found


def patterns_of(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if not call.args:
        return
    if name == "SectionEntry":
        yield from (key for each in call.args if (key := pattern(each)) and "." in key)
        return
    key = pattern(call.args[0])
    if key is None:
        return
    if name == "count":
        yield f"{key}.one"
        yield f"{key}.other"
    elif name.endswith("Error") and name != "MissingTextError":
        yield f"errors.{key}"
    elif "." in key:
        yield key


def pattern(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.Constant) else "*" for p in node.values]
        return "".join(map(str, parts))
    return None


#: Every folder of texts, whatever the code takes for a language.
FOLDERS = sorted(
    path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("__")
)


def test_every_folder_is_a_language_and_the_default_is_first():
    assert sorted(LANGUAGES) == FOLDERS
    assert LANGUAGES[0] == DEFAULT


def test_no_module_asks_which_language_it_is():
    # How a language writes stands in its language.toml; who asks for "nl" forgets the third.
    asking = [
        f"{path.relative_to(FOLDER.parent)}:{node.lineno}"
        for path in FOLDER.parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Constant) and side.value in FOLDERS
    ]
    assert asking == []


@pytest.mark.parametrize("language", FOLDERS)
def test_every_language_says_the_same(language):
    assert differences(FOLDER, language) == []


@pytest.mark.parametrize("language", FOLDERS)
def test_how_a_language_writes(language):
    told = all_texts(language)
    assert told["language.instead"] in set(FOLDERS) - {language}
    written = texts(language).writing
    assert written.decimal != written.group
    # A number with a decimal comma must fit in one cell.
    assert told["language.separator"] in set(",;") - {written.decimal}
    assert re.fullmatch(r"[a-z]{2,3}-[A-Z]{2}", told["language.tag"])


def test_every_text_is_used():
    asked = asked_patterns()
    precise = {key for key in asked if re.match(r"[a-z_]+\.", key)}
    unused = [key for key in all_texts("nl") if not any(fnmatchcase(key, one) for one in precise)]
    assert unused == []


def test_every_literal_key_is_there():
    known = set(all_texts("nl"))
    topics = tuple(f"{topic}." for topic in TOPICS)
    files = (".js", ".css", ".ipynb", ".toml", ".")
    asked = {
        key
        for key in asked_patterns()
        if key.startswith(topics) and " " not in key and not key.endswith(files)
    }
    missing = [key for key in asked if not any(fnmatchcase(one, key) for one in known)]
    assert missing == []


def test_english_is_not_left_in_dutch():
    dutch, english = all_texts("nl"), all_texts("en")
    long_and_the_same = [
        key
        for key, text in dutch.items()
        # What has letters outside its placeholders is a sentence in some language.
        if isinstance(text, str) and len(text) > 25 and text == english[key]
        if re.search("[a-z]", re.sub(r"{[^}]*}", "", text))
    ]
    assert long_and_the_same == []


def test_a_missing_key_is_refused():
    with pytest.raises(MissingTextError):
        texts("nl")("ui.no_such_key")


def test_a_missing_file_is_refused():
    with pytest.raises(MissingTextError):
        texts("nl")("nowhere.key")


def test_a_missing_placeholder_is_refused():
    with pytest.raises(KeyError):
        texts("nl")("ui.step_of", number=1)


@pytest.mark.parametrize(
    ("language", "value", "digits", "written"),
    [("nl", 1234.5, 1, "1.234,5"), ("en", 1234.5, 1, "1,234.5"), ("nl", -2, 0, "−2")],
)
def test_numbers_as_the_language_writes_them(language, value, digits, written):
    assert texts(language).number(value, digits) == written


def test_enumerations():
    t = texts("nl")
    assert t.enumerate([]) == ""
    assert t.enumerate(["a"]) == "a"
    assert t.enumerate(["a", "b", "c"]) == "a, b en c"


def test_texts_travel_with_the_package():
    assert Path(FOLDER / "nl" / "ui.toml").is_file()
