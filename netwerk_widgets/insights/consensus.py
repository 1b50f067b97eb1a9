"""How far people who chose a place on an ordered scale agree."""

from collections.abc import Iterable
from math import log2
from typing import Literal

#: Consensus from here on is called high, fair; below that it is low. (Our own words, for
#: reading aloud: the measure itself has no such bounds.)
HIGH = 0.8
FAIR = 0.6

Agreement = Literal["high", "fair", "low"]


def consensus(values: Iterable[int], low: int, high: int) -> float | None:
    """The consensus measure of Tastle & Wierman, from 0 to 1.

    ``Cns(X) = 1 + Σ pᵢ log₂(1 − |Xᵢ − μ| / d)``, with pᵢ the share of the answers in
    category Xᵢ, μ the mean of the answers and d the width of the scale (``high − low``).
    1 when all chose the same, 0 when half of them chose either end.

    Source: W.J. Tastle & M.J. Wierman (2007), "Consensus and dissention: a measure of
    ordinal dispersion", International Journal of Approximate Reasoning 45(3), 531–545.

    Parameters
    ----------
    values
        The answers, each from ``low`` to ``high``.
    low, high
        The ends of the scale; the scale counts, also where nobody answered.

    Returns
    -------
    float or None
        None when nobody answered.

    Raises
    ------
    ValueError
        When the scale has no width, or an answer lies outside it.
    """
    answers = list(values)
    if high <= low:
        raise ValueError("a scale needs two ends")
    if any(not low <= answer <= high for answer in answers):
        raise ValueError("an answer lies outside the scale")
    if not answers:
        return None
    mean = sum(answers) / len(answers)
    width = high - low
    total = sum(log2(1 - abs(answer - mean) / width) for answer in answers)
    return min(1.0, max(0.0, 1 + total / len(answers)))


def agreement(value: float) -> Agreement:
    """The consensus in a word: that of the two decimals that are shown beside it."""
    value = round(value, 2)
    if value >= HIGH:
        return "high"
    return "fair" if value >= FAIR else "low"
