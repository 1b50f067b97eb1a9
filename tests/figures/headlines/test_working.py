"""A headline of steps 6 and 7 says no more than its figure: none, one, ties, missing."""

import pytest

from netwerk_widgets.figures.closeness import closeness_heatmap
from netwerk_widgets.figures.conditions import condition_bars
from netwerk_widgets.figures.goal_progress import indicator_progress
from netwerk_widgets.figures.goals import goal_heatmap
from netwerk_widgets.figures.investments import investment_bars
from netwerk_widgets.figures.readiness import readiness_radar
from netwerk_widgets.figures.timeline import action_timeline
from netwerk_widgets.insights import doing, looking_back
from netwerk_widgets.method import ASKS, CONDITIONS
from netwerk_widgets.session.models import Session
from tests.figures.headlines.sessions import ACTION, NL, session
from tests.whole import TODAY


def investing(*rows: tuple[float | None, float | None, int | None]) -> Session:
    made = [
        {"id": f"p{n}", "hours": hours, "money": money, "gain": gain}
        for n, (hours, money, gain) in enumerate(rows)
    ]
    return session(len(rows), doing={"investments": made})


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (((None, None, 5), (None, None, 4)), "Nog niemand vulde uren in"),
        (((10, None, None),), "Alleen Partij 0 vulde uren in: 10 per jaar"),
        (((10, 0, 3), (10, 0, 3)), "De 2 partijen met uren leggen even veel in: 10 per jaar"),
        (((10, 0, 3), (5, 0, 3)), "Partij 0 legt de meeste uren in"),
        (
            ((10, 0, 3), (5, 0, 4)),
            "Partij 0 legt de meeste uren in; Partij 1 heeft er het meest aan",
        ),
        (
            ((0, 0, 3), (5, 0, 1)),
            "Partij 1 legt de meeste uren in; Partij 0 heeft er het meest aan",
        ),
        (((0, 0, 4), (5, 0, 1)), "Partij 0 heeft er veel aan, maar legt nog niets in"),
    ],
)
def test_the_most_is_somebodys_only_when_it_is(rows, title):
    assert investment_bars(investing(*rows), NL).title == title


def conditioned(*levels: int | None) -> Session:
    rows = [{"id": key, "level": level} for key, level in zip(CONDITIONS, levels, strict=True)]
    return session(doing={"conditions": rows})


@pytest.mark.parametrize(
    ("levels", "title"),
    [
        ((3, None, None), "Alleen ‘bewustwording’ heeft een score: 3 van 5"),
        ((3, 3, None), "De 2 gescoorde voorwaarden krijgen elk een 3 van 5"),
        (
            (2, 2, 5),
            "‘bewustwording’ en ‘initiatief en leiderschap’ krijgen de laagste score: 2 van 5",
        ),
    ],
)
def test_conditions_are_not_called_met(levels, title):
    assert condition_bars(conditioned(*levels), NL).title == title


def test_equally_low_asks_are_all_named_and_equal_ones_are_not_low():
    def answered(scores):
        people = [{"id": f"r{n}", "scores": scores} for n in range(3)]
        return session(doing={"readiness": people})

    even = answered(dict.fromkeys(ASKS, 3))
    assert readiness_radar(even, NL).title.startswith("De 9 vragen met scores")
    assert "readiness_low" not in [each.key for each in doing.findings(even, NL, TODAY)]
    two = answered(dict.fromkeys(ASKS, 4) | dict.fromkeys(ASKS[:2], 2))
    labels = [NL(f"method.ask.{ask}.label") for ask in ASKS[:2]]
    assert all(label in readiness_radar(two, NL).title for label in labels)
    (found,) = [x for x in doing.findings(two, NL, TODAY) if x.key == "readiness_low"]
    assert all(label in found.sentence for label in labels)


def stood(*rows: dict[str, int]) -> Session:
    positions = [{"id": f"p{n}", "positions": row} for n, row in enumerate(rows)]
    goals = [{"id": "g", "name": "Doel"}, {"id": "h", "name": "Ander"}]
    return session(4, goals={"goals": goals, "positions": positions})


def test_positions_speak_for_who_took_one():
    assert goal_heatmap(stood({"g": 2}), NL).title == (
        "Eén partij gaf posities en is tegen geen enkel doel (1 doel)"
    )
    assert goal_heatmap(stood({"g": -1}, {"g": 0}), NL).title == (
        "Bij ‘Doel’ is niemand voor, 1 tegen en 1 neutraal"
    )
    assert closeness_heatmap(stood({"g": 2}, {"g": 2}), NL).title == (
        "Met z'n tweeën: op één lijn 2, botsen 0"
    )
    assert closeness_heatmap(stood({"g": 2}, {"g": 2}, {"g": 2}), NL).title == (
        NL("goals.closeness.title.ties")
    )


def measured(*values: float) -> Session:
    goals = [
        {"id": f"g{n}", "name": f"Doel {n}", "baseline": 0, "target": 1000}
        for n in range(len(values))
    ]
    rows = [
        {"id": f"m{n}", "goal": f"g{n}", "moment": "nu", "value": value}
        for n, value in enumerate(values)
    ]
    moments = [{"id": "nu", "name": "Nu", "on": "2026-01-01"}]
    return session(goals={"goals": goals}, persevering={"moments": moments, "measurements": rows})


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ((0, -5), "Nog geen van de 2 gemeten doelen is op weg naar de streefwaarde"),
        ((999, 10), "‘Doel 0’ is het verst: 99% van de weg"),
        ((500, 500), "‘Doel 0’ en ‘Doel 1’ zijn het verst: 50% van de weg"),
        ((500,), "Alleen ‘Doel 0’ is gemeten: 50% van de weg"),
    ],
)
def test_the_furthest_goal_is_on_its_way_and_not_there(values, title):
    assert indicator_progress(measured(*values), NL).title == title
    told = [x.sentence for x in looking_back.findings(measured(*values), NL, TODAY)]
    assert not any("100%" in each for each in told)


def test_actions_without_an_end_are_not_on_time():
    made = session(doing={"actions": [ACTION | {"start": "2026-01-01"}]})
    assert action_timeline(made, NL, TODAY).title.startswith("Nog geen actie heeft een einddatum")
