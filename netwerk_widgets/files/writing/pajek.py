"""The network for Pajek (.net), as its manual describes it (Mrvar & Batagelj).

Parties by name; a relation that runs one way is an arc, any other an edge, with its strength as
value and its kind as label. What else is known of them Pajek has no place for.
"""

import re

from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def write(name: str, session: Session, t: Texts) -> bytes:
    """The parties and the relations that have both ends; UTF-8, with the mark that Pajek needs."""
    parties = session.stakeholders.items
    places = {each.id: number for number, each in enumerate(parties, 1)}
    lines = [f"*Network {_quoted(name)}", f"*Vertices {len(parties)}"]
    lines += [f"{places[each.id]} {_quoted(each.name)}" for each in parties]
    for section, one_way in (("*Arcs", True), ("*Edges", False)):
        found = [
            f"{places[each.from_id]} {places[each.to_id]} {each.strength}"
            f" l {_quoted(t(f'fields.relation.{each.kind}'))}"
            for each in session.relations.items
            if each.from_id in places and each.to_id in places and each.one_way == one_way
        ]
        lines += [section, *found] if found else []
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _quoted(text: str) -> str:
    """A name on one line between quotation marks; Pajek knows no such mark inside it."""
    plain = " ".join(re.sub(r"\\", "/", text).split()).replace('"', "”")
    return f'"{plain or "?"}"'
