"""What a facilitator does with the tray of ideas: documents in, the documents that change out."""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from netwerk_widgets.session import ids
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.ideas import IdeaFrom, SentOn
from netwerk_widgets.session.models.signs import blank
from netwerk_widgets.session.shapes import field_shape
from netwerk_widgets.texts.folding import unaccented

Document = dict[str, Any]
PART = "ideas"
#: What stands before each line of a list.
_BULLET = re.compile(r"^\s*([-*•–▪◦·]|\d{1,3}[.)])\s+")
Path = Literal["items", "groups"]
#: What an idea, or a group of them, can become; its field there has the same name.
Kind = Literal["party", "theme", "dilemma", "action", "lesson"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Home:
    """The list in which an idea goes on: the field of its words, and where longer words stand."""

    part: str
    path: str
    key: str = "name"
    whole: str = ""

    @property
    def longest(self) -> int:
        """How many characters its words may have."""
        model = field_shape(PARTS[self.part].model_fields[self.path]).entry.type
        return field_shape(model.model_fields[self.key]).longest or 0


HOMES: dict[Kind, Home] = {
    "party": Home("stakeholders", "items", whole="note"),
    "theme": Home("dream", "themes", whole="description"),
    "dilemma": Home("dilemmas", "dilemmas"),
    "action": Home("doing", "actions", whole="note"),
    "lesson": Home("persevering", "lessons", "text"),
}


def lines(text: str) -> list[str]:
    """The ideas in what was pasted: one a line, without the sign of a list or spaces too many.

    A line of which nothing is to be seen is none.
    """
    bare = (" ".join(_BULLET.sub("", each).split()) for each in text.splitlines())
    return [line for line in bare if line and not blank(line)]


def arrived(texts: Sequence[str], came: IdeaFrom, group: str | None = None) -> list[Document]:
    """Rows for new ideas."""
    return [{"id": ids.fresh("i"), "text": each, "came": came, "group": group} for each in texts]


def followed(document: Document) -> Document:
    """The tray when all of it agrees again.

    What is in a group that went is in none; what is picked reads as its idea and group do, in
    their order, and goes with its idea.
    """
    names = {each["id"]: each.get("name", "") for each in document["groups"]}
    items = [
        each | {"group": each.get("group") if each.get("group") in names else None}
        for each in document["items"]
    ]
    picked = {each["id"]: each for each in document["picked"]}
    shown = [
        picked[each["id"]] | {"text": each["text"], "group": names.get(each["group"], "")}
        for each in items
        if each["id"] in picked
    ]
    return document | {"items": items, "picked": shown}


def picked(document: Document, ids: Sequence[str], *, on: bool) -> Document:
    """The tray with these ideas picked for the stage, or not any more."""
    others = [each for each in document["picked"] if each["id"] not in ids]
    new = [{"id": each} for each in ids] if on else []
    known = {each["id"]: each for each in document["picked"]}
    return followed(document | {"picked": [*others, *(known.get(e["id"], e) for e in new)]})


def merged(document: Document, keep: str, other: str) -> Document:
    """The tray in which one idea goes into another: both are kept in their own words.

    What is picked stays picked, and nothing becomes so that was not.

    Raises
    ------
    EditError
        When one of them is not there, or each became something of the same kind already.
    """
    mine, theirs = copy.deepcopy(_row(document, "items", keep)), _row(document, "items", other)
    if keep == other:
        raise EditError("not_possible")
    if any(mine.get(kind) and theirs.get(kind) for kind in KINDS):
        raise EditError("ideas_both_sent")
    for key in ("group", *KINDS):
        mine[key] = mine.get(key) or theirs.get(key)
    words = [*mine.get("also", []), theirs["text"], *theirs.get("also", [])]
    mine["also"] = [each for each in dict.fromkeys(words) if each != mine["text"]]
    items = [mine if each["id"] == keep else each for each in document["items"]]
    return followed(document | {"items": [each for each in items if each["id"] != other]})


def sent(
    documents: Mapping[str, Document], path: Path, id_: str, kind: Kind
) -> dict[str, Document]:
    """The documents in which an idea, or a group, goes on as a thing of a kind.

    Where something is called so already, that is what it became: nothing is there twice.

    Raises
    ------
    EditError
        When it is not there or has no words, or became such a thing before.
    """
    home = HOMES[kind]
    tray, there = copy.deepcopy(documents[PART]), copy.deepcopy(documents[home.part])
    row = _row(tray, path, id_)
    words = " ".join(row["text" if path == "items" else "name"].split())
    if not words:
        raise EditError("idea_empty")
    rows = there[home.path]
    if any(each["id"] == row.get(kind) for each in rows):
        raise EditError("idea_sent")
    found = next((each for each in rows if _same(each.get(home.key, ""), words)), None)
    if found is None:
        found = {"id": ids.fresh("i"), home.key: _short(words, home.longest)}
        if found[home.key] != words and home.whole:
            found[home.whole] = words
        rows.append(found)
    row[kind] = found["id"]
    return {PART: tray, home.part: there}


def _row(document: Document, path: Path, id_: str) -> Document:
    found: Document | None = next((each for each in document[path] if each["id"] == id_), None)
    if found is None:
        raise EditError("row_gone")
    return found


def _same(one: str, other: str) -> bool:
    return unaccented(" ".join(one.split())) == unaccented(other)


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def became(row: SentOn, session: Session) -> Iterator[tuple[Kind, str | None]]:
    """What an idea or a group became, each with what that is called; None: it went since."""
    for kind in KINDS:
        id_ = getattr(row, kind)
        if id_ is None:
            continue
        home = HOMES[kind]
        things = getattr(getattr(session, home.part), home.path)
        yield kind, next((getattr(each, home.key) for each in things if each.id == id_), None)


def from_ideas(session: Session, part: str, path: str) -> dict[str, str]:
    """Which things of a list came from an idea or a group, by id, with the words of that."""
    kind = next(
        (each for each, home in HOMES.items() if (home.part, home.path) == (part, path)), None
    )
    if kind is None:
        return {}
    rows = [*((each, each.text) for each in session.ideas.items)]
    named = [*((each, each.name) for each in session.ideas.groups)]
    return {
        id_: words
        for row, words in (*named, *rows)
        if (id_ := getattr(row, kind)) is not None and words.strip()
    }


def origins(session: Session, kind: str, id_: str) -> list[str]:
    """The words of the ideas and groups from which a thing came."""
    if kind not in KINDS:
        return []
    tray = session.ideas
    return [
        *(each.text for each in tray.items if getattr(each, kind) == id_),
        *(each.name for each in tray.groups if getattr(each, kind) == id_),
    ]
