"""How things are called in a table: by their name, so that no two rows of a table have one name."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.references import PLACES

#: What tells two of one name apart: ``De Kas (2)`` is the second one.
_NUMBERED = re.compile(r"(?P<name>.*) \((?P<number>[1-9][0-9]*)\)", re.DOTALL)

#: What a thing is called, by its id.
Labels = Mapping[str, str]


def labelled(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each is called, by its id: its name, and a number behind it where that repeats.

    Parameters
    ----------
    named
        The id and the name of each, in their order. One without a name is called by its id in
        brackets.
    """
    rows = list(named)
    # What could be the label of another one.
    names = {name for _, name in rows}
    bare = {f"({id_})" for id_, _ in rows}
    seen: Counter[str] = Counter()
    made = {}
    for id_, name in rows:
        seen[name] += 1
        if not name:
            made[id_] = f"({id_})"
        elif seen[name] > 1:
            made[id_] = f"{name} ({seen[name]})"
        else:
            made[id_] = f"{name} (1)" if _doubtful(name, names, bare) else name
    return made


def _doubtful(name: str, names: set[str], bare: set[str]) -> bool:
    """Whether a name reads as that of another one, with its number."""
    found = _NUMBERED.fullmatch(name)
    numbered = found and (found["number"] == "1" or found["name"] in names)
    return bool(numbered) or name in bare


def name_of(label: str, id_: str, labels: set[str]) -> str:
    """The name of what is called so: `labelled` the other way round."""
    if label == f"({id_})":
        return ""
    found = _NUMBERED.fullmatch(label)
    if found and (
        found["number"] == "1" or not labels.isdisjoint({found["name"], f"{found['name']} (1)"})
    ):
        return found["name"]
    return label


def labels_of(session: Session) -> dict[str, Labels]:
    """What everything is called, by its kind (`references.PLACES`) and its id.

    A person is called by a number: the name is in the table of people, and nowhere else.
    """
    found: dict[str, Labels] = {}
    for kind, (part, name) in PLACES.items():
        items = getattr(getattr(session, part), name)
        if kind == "person":
            found[kind] = {each.id: str(number) for number, each in enumerate(items, 1)}
        else:
            found[kind] = labelled((each.id, each.name) for each in items)
    return found
