"""Ticks of a time axis in the reader's own language (plotly knows only English months)."""

from datetime import date

from netwerk_widgets.texts import Texts

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


def ticks(first: date, last: date, t: Texts, most: int) -> tuple[list[str], list[str]]:
    """The first days of evenly spaced months or years from ``first`` to ``last``.

    Returns
    -------
    tuple
        The days (ISO) and what to write there; ``most`` of them or fewer.
    """
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    step = next((s for s in _STEPS if (end - start) / s < most - 1), _STEPS[-1])
    months = range(-(-start // step) * step, end + 1, step)
    names = t.writing.months
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    if step >= 12:
        return [day.isoformat() for day in days], [str(day.year) for day in days]
    texts = [f"{names[day.month - 1]}<br>{day.year}" for day in days]
    return [day.isoformat() for day in days], texts
