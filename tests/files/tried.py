"""Lists that were tried by hand, with what was found right for each: ``tried.toml``.

``python -m tests.files.tried`` writes the outcomes anew, to be read before they are kept;
with the names of files it adds those.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from netwerk_widgets.files import plan, read
from netwerk_widgets.files.tables import Contents
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import Session

FILE = Path(__file__).with_suffix(".toml")
#: Of each party and relation these are told apart, or are no field of theirs.
_ELSEWHERE = frozenset({"id", "name", "source", "sources", "from_id", "to_id", "kind", "strength"})


def tried() -> list[dict[str, Any]]:
    """Each with its ``name``, the lines of its ``text``, and its ``outcome``."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["list"]


def outcome(name: str, text: str) -> list[str]:
    """What is made of a list: what is asked, told and read, and what other answers make of it."""
    try:
        contents = read(text.encode(), name)
    except NetwerkError as problem:
        return [" ".join(["refused:", problem.key, *map(str, problem.values.values())])]
    return made_of(contents)


def made_of(contents: Contents) -> list[str]:
    """The same of what was read from a file."""
    made = plan(contents, Session())
    asked = {each.key for each in made.asks}
    told = [each.kind for each in made.problems if each.key not in asked]
    lines = [f"asks {each.kind}: {each.chosen}" for each in made.asks]
    lines += [f"tells {each}" for each in dict.fromkeys(told) if each != "unknown_party"]
    lines += _read(made)
    for each in made.asks:
        for option in each.options:
            if option.value != each.chosen:
                other = _read(plan(contents, Session(), {each.key: option.value}))
                lines.append(f"{each.kind} = {option.value}: {'; '.join(other)}")
    return lines


def _read(made: Any) -> list[str]:
    session = Session.model_validate(made.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    called = names | {"": ""}
    parties = [f"{each.name}{_rest(each, called)}" for each in session.stakeholders.items]
    relations = [
        f"{names[each.from_id]} {'>' if each.one_way else '-'} {names[each.to_id]}: "
        f"{each.kind} {each.strength}{_rest(each, called)}"
        for each in session.relations.items
    ]
    return [f"parties: {', '.join(parties)}", *relations]


def _rest(row: Any, names: dict[str, str]) -> str:
    """What else is filled in, the ids of others as their names."""
    empty = type(row)(id="x")
    told = {
        field: getattr(row, field)
        for field in type(row).model_fields
        if field not in _ELSEWHERE and getattr(row, field) != getattr(empty, field)
    }
    found = [f"{field} {names.get(str(value), value)}" for field, value in told.items()]
    return f" ({', '.join(found)})" if found else ""


def _written(lists: list[dict[str, Any]]) -> str:
    blocks = []
    for each in lists:
        block = [f"[[list]]\nname = {json.dumps(each['name'])}"]
        for key in ("text", "outcome"):
            lines = "".join(f"  {json.dumps(x, ensure_ascii=False)},\n" for x in each[key])
            block.append(f"{key} = [\n{lines}]")
        blocks.append("\n".join(block) + "\n")
    return "\n".join(blocks)


if __name__ == "__main__":
    found = tried() if FILE.exists() else []
    for place in map(Path, sys.argv[1:]):
        text = place.read_bytes().decode("utf-8")
        found.append({"name": f"list{place.suffix}", "text": text.split("\n")})
    for each in found:
        each["outcome"] = outcome(each["name"], "\n".join(each["text"]))
    FILE.write_text(_written(found), encoding="utf-8")
