"""When two ways of naming a party, and the ids in a list, are those of a session."""

import re
import unicodedata
from collections.abc import Container, Sequence

from netwerk_widgets.session.models.parties import Stakeholder


def name_key(name: str) -> str:
    """What two spellings of one name have in common: no case, no extra spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def bare(party: Stakeholder) -> bool:
    """Whether nothing but its name is known of a party, as of one that only relations name."""
    return party == Stakeholder(id=party.id, name=party.name, source=party.source)


def trusted(found: Sequence[tuple[str, str]], known: dict[str, str]) -> bool:
    """Whether ids in a file are this session's: most that it knows have the name it knows."""
    here = [known[id_] == key for id_, key in found if id_ in known]
    return bool(here) and sum(here) * 2 >= len(here)


def free_id(name: str, taken: Container[str], otherwise: str = "p") -> str:
    """An id made of a name, so that the same list gives the same ids.

    ``otherwise``: of a name without letters that an id may have.
    """
    flat = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:32].strip("-") or otherwise
    id_, number = stem, 2
    while id_ in taken:
        id_, number = f"{stem}-{number}", number + 1
    return id_
