"""What the head of a column of other parties says of the relations: "Krijgt geld van"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from netwerk_widgets.files.recognising.values import normal, recognised

#: Words by which a head names a kind, where it is not a kind itself.
_KINDS = {
    "funding": r"\w*(financ|geld|subsid|betaal|betalen|sponsor)\w*|fund(s|ed|ing)?|money|pays|paid",
    "information": r"informe\w*|informatie|inform\w*|advi[sc]\w*|advies\w*|rapporte\w*|reports?",
    "supply": r"\w*lever\w*|verwij\w*|suppl\w*|refer\w*|diensten|services?|klanten|customers?",
    "authority": r"toezicht|opdracht\w*|stuurt|aangestuurd|supervis\w*|regulat\w*|manages|managed",
}
#: Heads end in these when relations run to the party of the row, or from it.
_COMES = re.compile(r".* (van|from|by|door)|(ontvangt|krijgt|receives|gets)\b.*")
_GOES = re.compile(
    r".* (aan|to|naar|op)|(geeft|levert|financiert|subsidieert|betaalt|informeert|adviseert|"
    r"verwijst|stuurt|beinvloedt|funds|pays|gives|supplies|informs|advises|refers|influences)\b.*"
)
_STRONG = frozenset({"sterk", "sterke", "strong", "intensief", "intensieve", "close"})
_WEAK = frozenset({"zwak", "zwakke", "weak", "losse", "loose", "incidenteel", "incidentele"})


@dataclass(frozen=True)
class Told:
    """``kind`` and ``strength`` as words, empty where nothing is said.

    ``way``: "to" from the party of the row to the others, "from" the other way about, else empty.
    """

    kind: str = ""
    strength: str = ""
    way: str = ""


@cache
def told(head: str) -> Told:
    """What a head says of the relations with the parties below it."""
    clean = normal(head)
    words = clean.split()
    kind = recognised("kind", clean) or next(
        (each for each, form in _KINDS.items() if any(re.fullmatch(form, w) for w in words)), ""
    )
    strength = "3" if _STRONG & {*words} else "1" if _WEAK & {*words} else ""
    if words[:1] in (["partner"], ["partners"]):
        return Told(kind, strength)  # "Partner van" is said of both
    way = "from" if _COMES.fullmatch(clean) else "to" if _GOES.fullmatch(clean) else ""
    return Told(kind, strength, way)


def tells(head: str) -> bool:
    """Whether a head says by itself that others below it are in a relation."""
    found = told(head)
    return bool(found.kind or found.way)


def as_told(
    ends: tuple[str, str], strength: str, more: Sequence[str], said: str, head: str
) -> tuple[str, ...]:
    """The cells of a relation, with what its head says where nothing nearer says it."""
    about = told(head)
    if about.way == "from":
        ends = ends[::-1]
    much = strength or more[0] or ("" if more[1] else about.strength)
    way = "directed" if about.way else ""
    return (*ends, much, way, *more[1:], said or ("" if more[2] else about.kind))
