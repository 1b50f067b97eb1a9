"""What heads mean that may mean several things, by what stands under them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.values import normal, number, recognised

#: A column is of known values when so many of its different values are known.
_MOSTLY = 0.6


def known(field: str, values: Sequence[str], share: float = _MOSTLY) -> bool:
    """Whether such a share of the different values in a column are known ones of this field."""
    different = Counter(filter(None, (each.strip() for each in values)))
    if not different:
        return False
    return sum(recognised(field, each) is not None for each in different) >= share * len(different)


def _numbers(values: Sequence[str]) -> bool:
    full = [each.strip().rstrip("%") for each in values if each.strip()]
    return bool(full) and all(number(each) is not None for each in full)


def softened(table: Table, *, structured: bool) -> Table:
    """The list with what its ambiguous heads mean; what may be anything is marked soft."""
    columns = dict(table.columns)
    soft = {"geography", "source", "direction"} | ({"kind", "strength"} if structured else set())

    def under(field: str) -> list[str]:
        place = columns[field]
        return [row.cells[place] for row in table.rows if place < len(row.cells)]

    def instead(field: str, options: Sequence[str], otherwise: str | None) -> None:
        if field not in columns:
            return
        values = under(field)
        fits = next((each for each in options if each not in columns and known(each, values)), None)
        chosen = fits or (otherwise if otherwise not in columns else None)
        place = columns.pop(field)
        if chosen:
            columns[chosen] = place
            if fits is None:
                soft.add(chosen)

    if table.kind == "parties":
        instead("type", ("sector", "role"), "branch")
        if "interests" not in columns and "interest" in columns:
            named = normal(table.heads[columns["interest"]]) if table.heads else ""
            values = under("interest")
            if named in ("belang", "interest") and not _scores(values):
                columns["interests"] = columns.pop("interest")
    else:
        instead("type", ("direction", "kind"), "kind")
        if "weight" in columns:
            place = columns.pop("weight")
            if "strength" not in columns and _numbers(
                [row.cells[place] for row in table.rows if place < len(row.cells)]
            ):
                columns["strength"] = place
    return replace(table, columns=columns, soft=frozenset(soft))


def _scores(values: Sequence[str]) -> bool:
    """Whether a column scores, on whatever scale, and does not tell."""
    from netwerk_widgets.files.recognising.scales import scored

    return known("interest", values) or scored(values)
