"""Which column is which, by its head: in any order, case and language."""

import re
from collections.abc import Sequence
from functools import cache

from netwerk_widgets.files.columns import ALL_COLUMNS, header
from netwerk_widgets.files.recognising.aliases import ATTENDED, ENDS, PARTY, RELATION, WITH
from netwerk_widgets.files.recognising.ranks import stem
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF
from netwerk_widgets.texts import LANGUAGES, texts

#: A list begins within so many rows: above it may stand a title and a date.
FIRST_ROWS = 15
_INTERNAL = {REF: "ref", FROM_REF: "from_ref", TO_REF: "to_ref"}
#: What tells the two ends of a relation apart when their heads are the same otherwise.
_FIRSTS = ("1", "a", "i", "x", "een", "one", "eerste", "first", "links", "left", "van", "from")
_SECONDS = ("2", "b", "ii", "y", "twee", "two", "tweede", "second", "rechts", "right", "naar", "to")


@cache
def _names(kind: str) -> dict[str, tuple[str, ...]]:
    """All names of each field: the workbook's own, the model's, and the aliases."""
    fields, known = ALL_COLUMNS[kind], PARTY if kind == "parties" else RELATION
    own = {
        each: tuple(normal(header(each, kind, texts(language))) for language in LANGUAGES)
        for each in fields
    }
    # A field that nobody thought of other names for goes by its own, and by the model's.
    rest = {each: (normal(each),) for each in fields if each not in known}
    return {each: (*own.get(each, ()), *names) for each, names in {**known, **rest}.items()}


@cache
def bare(head: str) -> str:
    """A head without case, accents, what stands in brackets and a mark for "obligatory"."""
    return normal(re.sub(r"\(.*?\)|\*", "", head))


#: What a head adds when its column names parties by an id: "Van id", "ID leverancier".
_CODES = "id|ids|code|nr|nummer|number|key|sleutel"


@cache
def _without_code(head: str) -> str:
    """A bare head without the word for an id; as it is where nothing else is left."""
    return re.sub(rf"^({_CODES}) (?=.)|(?<=.) ({_CODES})$", "", head)


def placed(kind: str, heads: Sequence[str]) -> dict[str, int]:
    """The column of each field that these heads name; ``kind`` is parties or relations."""
    full = [normal(head) for head in heads]
    short = [bare(head) for head in heads]
    coded = [_without_code(head) for head in short]
    found = {_INTERNAL[head]: index for index, head in enumerate(heads) if head in _INTERNAL}
    if kind == "parties" and not found:  # as Neo4j writes it
        told = [n for n, head in enumerate(heads) if re.fullmatch(r"\w*:ID(\(.*\))?", head)]
        found = {"ref": told[0]} if told else {}
    if kind == "relations" and "from_ref" not in found:
        found |= ends(heads)
    taken = set(found.values())
    for each, names in _names(kind).items():
        if f"{each}_ref" in found or each in found:
            continue
        for name in names:
            place = next(
                (
                    index
                    for index in range(len(heads))
                    if index not in taken
                    and (
                        name in (full[index], short[index])
                        or (each in ("from", "to") and name == coded[index])
                    )
                ),
                None,
            )
            if place is not None:
                found[each] = place
                taken.add(place)
                break
    if kind == "relations":
        found = _by_name(found, coded)
        asks = [n for n, head in enumerate(full) if n not in taken and _HOW_MUCH.search(head)]
        if len(asks) == 1 and not {"strength", "weight"} & set(found):
            found["weight"] = asks[0]
    return found


#: How a head asks for a strength in words of its own: "Hoe sterk (1-5)".
_HOW_MUCH = re.compile(
    r"\b(hoe (sterk|vaak|intensief)|how (strong|often|intense)|sterkte|strength|intensiteit|"
    r"intensity|frequentie|frequency|aantal (contacten|keren|keer)|number of (contacts|times))\b"
)


def _by_name(found: dict[str, int], heads: Sequence[str]) -> dict[str, int]:
    """The columns, with names as the ends where the list has ids and names of both."""
    named = {}
    for each in ("from", "to"):
        stem = heads[found[each]] if each in found else ""
        names = {f"{stem} {word}" for word in _NAMING} | {f"{word} {stem}" for word in _NAMING}
        named[each] = next((n for n, head in enumerate(heads) if head in names), None)
    start, end = named["from"], named["to"]
    if start is None or end is None or start == end:
        return found
    free = {each: n for each, n in found.items() if n not in (start, end)}
    return free | {"from_id": found["from"], "to_id": found["to"], "from": start, "to": end}


#: What a head adds when its column has the names of parties, and another their ids.
_NAMING = ("naam", "name", "label", "titel", "title")


_END_WORDS = frozenset(word for pair in ENDS for word in pair)
#: Heads that name a party for certain; beside them "bron" and "doel" are fields of it.
_NAMES = frozenset({"naam", "name", "naam partij", "naam organisatie", "party name"})
_ALSO_FIELDS = frozenset({"bron", "start", "begin", "herkomst", "origin"})


def ends(heads: Sequence[str]) -> dict[str, int]:
    """The columns of both ends of a relation, if two heads together name them.

    A pair that belongs together ("bron" and "doel"), two heads that only differ in a number or
    letter ("Organisatie A", "Organisatie B"), or twice the same head.
    """
    words = [bare(head) or normal(head) for head in heads]
    coded = [_without_code(word) for word in words]
    named = any(word in _names("parties")["name"] for word in words)
    surely = any(word in _NAMES for word in words)
    for first, second in ENDS if not _END_WORDS.isdisjoint((*words, *coded)) else ():
        for each in (words, coded):
            if first in each and second in each and not (surely and first in _ALSO_FIELDS):
                return {"from": each.index(first), "to": each.index(second)}
    for index, word in enumerate(words):
        if not word or not _party_head(coded[index], alone=not named):
            continue
        for other in range(index + 1, len(words)):
            if _twins(word, words[other]):
                return {"from": index, "to": other}
    return {}


#: What the ends of a relation may be called too, when no other column holds names.
_MEMBERS = frozenset({"partner", "deelnemer", "lid", "member", "participant", "contact", "relatie"})


@cache
def _party_head(word: str, *, alone: bool) -> bool:
    """Whether a head is what parties are called, but for a number or letter.

    ``alone``: no other column holds names of parties.
    """
    stem = [each for each in word.split() if each not in (*_FIRSTS, *_SECONDS)]
    stem = [re.sub(r"\d+$", "", each) for each in stem]
    plain = " ".join(stem)
    return plain in _names("parties")["name"] or (alone and plain in _MEMBERS)


def _twins(one: str, other: str) -> bool:
    if one == other:
        return True
    first, second = one.split(), other.split()
    if len(first) == len(second):
        differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        if len(differ) == 1:
            a, b = differ[0]
            if a in _FIRSTS and _SECONDS[_FIRSTS.index(a)] == b:
                return True
            return a[:-1] == b[:-1] and a[-1:] + b[-1:] in ("12", "ab")
    return len(second) == len(first) + 1 and second[:-1] == first and second[-1] in ("2", "b")


def with_columns(heads: Sequence[str]) -> list[int]:
    """The columns whose head asks with whom a party has something ("Relatie met 1")."""
    found = []
    for index, head in enumerate(heads):
        asks = any(pattern.search(normal(head)) for pattern in _ASKS) and not supposed(head)
        if {bare(head), stem(bare(head))} & WITH or asks:
            found.append(index)
    return found


#: What a head says of relations that are not there, or not yet.
_NOT = re.compile(r"\b(geen|niet|nooit|zonder|no|not|never|without)\b")


def supposed(head: str) -> bool:
    """Whether a head is about relations that there are not: "Werkt niet samen met"."""
    return _NOT.search(normal(head.partition("?")[0])) is not None


def strong(heads: Sequence[str], column: int) -> bool:
    """Whether a column's head asks for a strength, numbered or not ("Sterkte 2")."""
    word = re.sub(r"\s*\d+$", "", bare(heads[column])).strip() if column < len(heads) else ""
    names = _names("relations")
    return word in names["strength"] or word in names["weight"]


def attended(head: str) -> bool:
    """Whether a head asks what a party takes part in ("Werkgroep 1")."""
    return re.sub(r"\s*\d+$", "", bare(head)) in ATTENDED


#: What the parties are called in a list of meetings, where no other column names them.
_TAKING_PART = frozenset({
    "deelnemers", "deelnemer", "leden", "lid", "aanwezigen", "aanwezig", "partners", "partner",
    "betrokkenen", "betrokken partijen", "participants", "participant", "members", "member",
    "attendees", "present",
})  # fmt: skip


#: How a question says that its answer is other parties.
_ASKS = (
    re.compile(r"\bmet (wie|welke|wat voor)\b.*\b(werk|samen|contact|relatie|overleg)"),
    re.compile(r"\b(werk|samenwerk|contact|overleg|relatie)\w*\b.*\bmet\b"),
    re.compile(r"\b(with )?(whom?|which)\b.*\b(work|collaborat|contact|partner|relation|cooperat)"),
    re.compile(r"\b(work|collaborat|contact|cooperat|partner|relation)\w*\b.*\bwith\b"),
)


@cache
def _every_head() -> frozenset[str]:
    return frozenset(
        name
        for kind in ("parties", "relations")
        for names in _names(kind).values()
        for name in names
    ).union(WITH, *ENDS)


def is_head(word: str) -> bool:
    """Whether this is a head that we know, of either list."""
    return normal(word) in _every_head() or bare(word) in _every_head()


def kind_of(heads: Sequence[str]) -> tuple[str, dict[str, int]] | None:
    """What a row heads, if it is a row of heads: the kind of list, and its columns."""
    relations = placed("relations", heads)
    if {"from", "to"} <= set(relations) or {"from_ref", "to_ref"} <= set(relations):
        return "relations", relations
    parties = placed("parties", heads)
    if "name" not in parties and any(map(attended, heads)):
        taking = [n for n, head in enumerate(heads) if bare(head) in _TAKING_PART]
        parties |= {"name": taking[0]} if taking else {}
    return ("parties", parties) if "name" in parties or REF in heads else None


def own(heads: Sequence[str]) -> bool:
    """Whether the workbook itself wrote these heads: its rows are what they are."""
    found = kind_of(heads)
    if found is None:
        return False
    kind, columns = found
    return (
        {"from_id", "to_id", "id"} <= set(columns)
        if kind == "relations"
        else ({"id", "source", "x", "y"} <= set(columns))
    )


def headed(cells: Sequence[str], *, lone: bool = False) -> bool:
    """Whether a row is a row of heads; ``lone``: one known word is enough."""
    found = kind_of(cells)
    if found is None:
        return False
    others = {*with_columns(cells)} - {*found[1].values()}
    return lone or len(found[1]) + len(others) > 1


def strictly_headed(cells: Sequence[str]) -> bool:
    """Whether every cell of a row is a head that we know, and together they head a list."""
    told = {*ends(cells).values(), *with_columns(cells)}
    filled = [is_head(cell) or n in told for n, cell in enumerate(cells) if cell.strip()]
    return len(filled) > 1 and all(filled) and headed(cells)


def understood(heads: Sequence[str]) -> int:
    """How many of these cells are heads that we know, when they head a list at all."""
    found = kind_of(heads)
    return len({*found[1].values(), *with_columns(heads)}) if found else 0
