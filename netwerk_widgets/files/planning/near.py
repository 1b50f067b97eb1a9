"""Names that may be one party written in two ways: suggested, never merged unasked."""

import re
from functools import cache

from netwerk_widgets.files.spelling import normal

#: What people shorten in the name of an organisation, and the whole word.
_WHOLE = {
    "stg": "stichting", "sticht": "stichting", "ver": "vereniging", "veren": "vereniging",
    "gem": "gemeente", "prov": "provincie", "min": "ministerie", "univ": "universiteit",
    "coop": "cooperatie", "bibl": "bibliotheek", "ziekenh": "ziekenhuis", "ond": "onderneming",
    "org": "organisatie", "zh": "ziekenhuis", "and": "en", "mgmt": "management",
}  # fmt: skip
#: What says of what form or kind an organisation is; without it the name is the same.
_FORMS = frozenset({
    "stichting", "vereniging", "gemeente", "provincie", "cooperatie", "bv", "nv", "vof", "ua",
    "de", "het", "the", "foundation", "municipality", "council", "ltd", "inc", "gmbh", "holding",
})  # fmt: skip


@cache
def plain(name: str) -> str:
    """The name without accents, capitals, dots and shortened words."""
    letters = re.sub(r"\b((?:[a-z]\.){2,})", lambda found: found[1].replace(".", ""), name.lower())
    words = normal(letters.replace("&", " en ").replace("+", " en ")).split()
    return " ".join(_WHOLE.get(word, word) for word in words)


def core(name: str) -> str:
    """The plain name without what says which form it has; whole when nothing else is in it."""
    words = plain(name).split()
    left = [word for word in words if word not in _FORMS]
    return " ".join(left or words)


def alike(one: str, other: str) -> bool:
    """Whether two names may be one: but for a form that only one of them names.

    "Gemeente Utrecht" may be "Utrecht", but never "Provincie Utrecht".
    """
    first, second = plain(one), plain(other)
    return core(one) == core(other) and (first == second or core(one) in (first, second))
