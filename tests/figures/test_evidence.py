"""A student's scores: alone, and beside what the facts bear out."""

import pytest

from netwerk_widgets.figures.borne_out import evidence_radar
from netwerk_widgets.method import ACCELERATORS, FORCES
from netwerk_widgets.texts import LANGUAGES, texts
from tests.figures.checks import check

T = texts("nl")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("drivers", [FORCES, ACCELERATORS])
def test_the_radar_is_complete_with_none_some_and_all(drivers, language):
    t = texts(language)
    assert check(evidence_radar(drivers, {}, {}, t))["data"] == []
    check(evidence_radar(drivers, {drivers[2]: 5}, {}, t))
    fitting = {each: [2, 3] for each in drivers}
    check(evidence_radar(drivers, dict.fromkeys(drivers, 4), fitting, t))


def test_the_band_is_what_fits_and_the_title_counts_it():
    scores = dict(zip(FORCES, (1, 2, 3, 4), strict=False))
    fitting = {each: [2, 3] for each in FORCES}
    drawing = evidence_radar(FORCES, scores, fitting, T)
    low, high, mine = check(drawing)["data"]
    assert (set(low["r"]), set(high["r"]), mine["r"]) == ({2}, {3}, [1, 2, 3, 4, 1])
    assert drawing.title == T.count("evidence.right", 2, all=5)
    assert drawing.table.rows[-1][1:] == (None, T("study.drivers.levels", low=2, high=3))


def test_without_the_band_nothing_of_the_reference_is_told():
    drawing = evidence_radar(FORCES, {FORCES[0]: 3}, {}, T)
    assert len(check(drawing)["data"]) == 1
    assert T("evidence.fitting") not in drawing.table.columns
