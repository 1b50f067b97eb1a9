"""Which column is which, by its head: in any order, case and language."""

import re
from collections.abc import Sequence
from functools import cache

from netwerk_widgets.files.columns import ALL_COLUMNS, header
from netwerk_widgets.files.recognising.aliases import ENDS, PARTY, RELATION, WITH
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


def bare(head: str) -> str:
    """A head without case, accents, what stands in brackets and a mark for "obligatory"."""
    return normal(re.sub(r"\(.*?\)|\*", "", head))


def placed(kind: str, heads: Sequence[str]) -> dict[str, int]:
    """The column of each field that these heads name; ``kind`` is parties or relations."""
    full = [normal(head) for head in heads]
    short = [bare(head) for head in heads]
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
                    if index not in taken and name in (full[index], short[index])
                ),
                None,
            )
            if place is not None:
                found[each] = place
                taken.add(place)
                break
    return found


#: Heads that name a party for certain; beside them "bron" and "doel" are fields of it.
_NAMES = frozenset({"naam", "name", "naam partij", "naam organisatie", "party name"})
_ALSO_FIELDS = frozenset({"bron", "start", "begin", "herkomst", "origin"})


def ends(heads: Sequence[str]) -> dict[str, int]:
    """The columns of both ends of a relation, if two heads together name them.

    A pair that belongs together ("bron" and "doel"), two heads that only differ in a number or
    letter ("Organisatie A", "Organisatie B"), or twice the same head.
    """
    words = [bare(head) or normal(head) for head in heads]
    named = any(word in _names("parties")["name"] for word in words)
    surely = any(word in _NAMES for word in words)
    for first, second in ENDS:
        if first in words and second in words and not (surely and first in _ALSO_FIELDS):
            return {"from": words.index(first), "to": words.index(second)}
    for index, word in enumerate(words):
        if not word or not _party_head(word, alone=not named):
            continue
        for other in range(index + 1, len(words)):
            if _twins(word, words[other]):
                return {"from": index, "to": other}
    return {}


#: What the ends of a relation may be called too, when no other column holds names.
_MEMBERS = frozenset({"partner", "deelnemer", "lid", "member", "participant", "contact", "relatie"})


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
        word = re.sub(r"\s*\d+$", "", bare(head)).strip()
        if word in WITH or any(pattern.search(normal(head)) for pattern in _ASKS):
            found.append(index)
    return found


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
