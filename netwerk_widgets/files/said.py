"""What two organisations say of their relation: columns that an export adds, never read again.

They follow from answers to a round, so a list that comes back does not change them. Who says so
(``said``) is in every export. What an organisation gave another in confidence, its marks and its
influence, is there only when it is asked for. Of what is not on the map there is no row.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from netwerk_widgets.insights import pictures, quality
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, Texts, texts

SAID = "said"
#: ``there`` is what the first organisation of a relation gives the second, ``back`` the reverse.
#: Marks are means of 1 … 4, influence is 0 … 4.
CONFIDED = tuple(
    f"{what}_{way}" for what in (*quality.SIDES, "influence") for way in ("there", "back")
)
#: Before their names in a file whose columns have no words: nobody else calls one so.
PREFIX = "netwerk_"

Values = dict[str, str | float]


def of_relations(session: Session, *, confided: bool = False) -> dict[str, Values]:
    """What is said of each relation, by its id; of who was not heard there is nothing.

    Parameters
    ----------
    session
        The session.
    confided
        Whether marks and influence are among it.
    """
    states: dict[frozenset[str | None], str] = {
        frozenset(each.ends): each.state for each in pictures.pairs(session)
    }
    heard = {each.by for each in pictures.current(session)}
    given = _given(session) if confided else {}
    found: dict[str, Values] = {}
    for each in session.relations.items:
        values: Values = {}
        ends = (each.from_id, each.to_id)
        if state := states.get(frozenset(ends), "none" if heard & {*ends} else ""):
            values[SAID] = state
        for what, marks in given.items():
            for way, direction in (("there", ends), ("back", ends[::-1])):
                if direction in marks:
                    values[f"{what}_{way}"] = round(marks[direction], 2)
        found[each.id] = values
    return found


def fields(found: Mapping[str, Values]) -> tuple[str, ...]:
    """The columns that have anything in them."""
    filled = {name for values in found.values() for name in values}
    return tuple(each for each in (SAID, *CONFIDED) if each in filled)


def has_confided(session: Session) -> bool:
    """Whether there is anything of a relation on the map that was told in confidence."""
    return len(fields(of_relations(session, confided=True))) > 1


def _given(session: Session) -> dict[str, Mapping[tuple[str | None, str | None], float]]:
    influence = {
        (row.id, other): float(many)
        for row in session.goals.influences
        for other, many in row.on.items()
    }
    marks = {side: {**quality.weights(session, side)} for side in quality.SIDES}
    return {**marks, "influence": influence}  # type: ignore[dict-item]


def cells(values: Values, names: Sequence[str], t: Texts) -> list[str]:
    """What is said of one relation, in these columns (see `fields`): numbers with a dot."""
    return [_cell(values[name], t) if name in values else "" for name in names]


def _cell(value: str | float, t: Texts) -> str:
    return t(f"files.said.{value}") if isinstance(value, str) else f"{value:g}"


def header(field: str, t: Texts) -> str:
    """The head of such a column."""
    return t(f"files.told.{field}")


@cache
def heads(*names: str) -> frozenset[str]:
    """Every head that an export gives these columns, as it is written."""
    words = {header(each, texts(code)) for each in names for code in LANGUAGES}
    return frozenset(words | {f"{PREFIX}{each}" for each in names})
