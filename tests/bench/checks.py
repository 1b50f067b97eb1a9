"""How long a student waits for a check."""

import statistics
import time

from netwerk_widgets.session.models.study import EXERCISES
from netwerk_widgets.study.checking import check
from netwerk_widgets.study.guide import study_cases
from netwerk_widgets.study.matching import same
from netwerk_widgets.study.solution import solve
from netwerk_widgets.study.spelling import words
from netwerk_widgets.texts import LANGUAGES, texts


def slowest_check(runs: int) -> float:
    """The median of the slowest exercise of any case, in milliseconds; names compared afresh."""
    found = []
    for case in study_cases():
        for language in LANGUAGES:
            t = texts(language)
            session = solve(case, t)
            for party in session.stakeholders.items:
                party.name += "s"  # a typing error in each: the longest way round
            for exercise in EXERCISES:
                check(case, exercise, session, t)
                found.append(
                    statistics.median(_once(case, exercise, session, t) for _ in range(runs))
                )
    return 1000 * max(found)


def _once(case, exercise, session, t) -> float:
    words.cache_clear()
    same.cache_clear()
    began = time.perf_counter()
    check(case, exercise, session, t)
    return time.perf_counter() - began
