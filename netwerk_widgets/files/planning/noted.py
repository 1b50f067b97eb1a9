"""Notes: what is added to one, and what other programs call a party, as an earlier file left it."""

import re
from collections.abc import Collection, Mapping

from netwerk_widgets.files.columns import LONGEST
from netwerk_widgets.files.planning.problems import Place, Problem, Problems
from netwerk_widgets.texts import DEFAULT, texts

_REF = re.compile(r"^(?:id|ref|kenmerk|\w*:ID(?:\(.*?\))?): (\S.*)$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"^([^:\n]{1,60}): (\S.*)$", re.MULTILINE)
#: So many of the parties that nobody knows must stand under one head to be the ones meant.
_MOSTLY = 0.7


def refs(note: str) -> list[str]:
    """What certainly is an id."""
    return _REF.findall(note)


def by_head(notes: Mapping[str, str], meant: Collection[str]) -> tuple[str, dict[str, str]]:
    """Under which head of the notes these are found, and the party of each; else nothing.

    Parameters
    ----------
    notes
        The notes of the session's parties, by id.
    meant
        What relations call parties that nobody knows by name.
    """
    if len(meant) < 2:
        return "", {}
    # An id that a list once gave its parties is theirs here too.
    found: dict[str, dict[str, list[str]]] = {"id": {id_: [id_] for id_ in notes}}
    for id_, note in notes.items():
        for head, value in _LINE.findall(note):
            found.setdefault(head, {}).setdefault(value.strip(), []).append(id_)
    best, known = "", dict[str, str]()
    for head, values in found.items():
        one = {value: ids[0] for value, ids in values.items() if len(ids) == 1}
        here = {value: one[value] for value in meant if value in one}
        if len(one) == len(values) and len(here) > max(1, len(known)):
            best, known = head, here
    return (best, known) if len(known) >= _MOSTLY * len(meant) else ("", {})


def joined(before: str, more: str, kind: str, place: Place, problems: Problems) -> str:
    """A note with the lines of another that it does not have; what does not fit is told."""
    fresh = [line for line in more.split("\n") if line and line not in before]
    return fitted("\n".join(filter(None, [before, *fresh])), kind, place, problems)


def fitted(note: str, kind: str, place: Place, problems: Problems) -> str:
    """A note within its length; that it is cut short is told."""
    most = LONGEST["note"]
    if len(note) <= most:
        return note
    problems.add(Problem(f"note:{kind}:{place.sheet}", "note_long", (place,), {"most": str(most)}))
    return note[: most - 1] + "…"


def summed(strengths: int) -> str:
    """The line of a note with what the strengths of doubles come to."""
    return texts(DEFAULT)("files.note.summed", n=strengths)
