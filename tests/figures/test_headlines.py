"""A headline says no more than its figure: none, one, ties, all equal, missing, polarised."""

import pytest

from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.bringing import exchange_bars
from netwerk_widgets.figures.closeness import closeness_heatmap
from netwerk_widgets.figures.conditions import condition_bars
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.figures.goal_progress import indicator_progress
from netwerk_widgets.figures.goals import goal_heatmap
from netwerk_widgets.figures.investments import investment_bars
from netwerk_widgets.figures.readiness import readiness_radar
from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.figures.thread import thread_flow
from netwerk_widgets.figures.timeline import action_timeline
from netwerk_widgets.insights import dilemmas, doing, dream, looking_back
from netwerk_widgets.method import ACCELERATORS, ASKS, CONDITIONS
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import TODAY

NL = texts("nl")
SCALE = {f"p{n}": f"Partij {n}" for n in range(12)}


def session(parties: int = 3, **parts) -> Session:
    items = [{"id": key, "name": SCALE[key]} for key in list(SCALE)[:parties]]
    return Session.model_validate({"stakeholders": {"items": items}, **parts})


def supported(*levels: int | None) -> Session:
    dreams = [{"id": f"p{n}", "support": level} for n, level in enumerate(levels)]
    return session(len(levels), dream={"dreams": dreams})


@pytest.mark.parametrize(
    ("levels", "title"),
    [
        (
            (5, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2),
            (
                "5 van de 11 partijen steunen de droom (4 of 5), "
                "2 nog niet (1 of 2) en 4 ertussenin (3)"
            ),
        ),
        (
            (1, 1, 1),
            "Geen van de 3 partijen steunt de droom al (4 of 5): 3 niet (1 of 2), 0 ertussenin (3)",
        ),
        ((3, 3, 3), "Alle 3 partijen staan ertussenin (3)"),
        ((5, 4, 4), "Alle 3 partijen steunen de droom (4 of 5)"),
        ((5, 3), "1 van de 2 partijen steunt de droom (4 of 5), 1 ertussenin (3)"),
        ((5, 1), "1 van de 2 partijen steunt de droom (4 of 5), 1 nog niet (1 of 2)"),
        ((5, 5, None), "Alle 2 partijen die antwoordden steunen de droom (4 of 5)"),
        ((2, None), "Nog maar één partij gaf aan hoe sterk zij de droom steunt: 2 van 5"),
    ],
)
def test_support_is_counted(levels, title):
    assert support_bars(supported(*levels), NL).title == title


def test_agreeing_on_little_support_is_no_support():
    (found, *_) = dream.findings(supported(1, 1, 1), NL)
    assert "liggen dicht bij elkaar" in found.sentence
    assert found.sentence.startswith("Geen van de 3 partijen steunt")
    assert found.question == NL("dream.question.low")


GOAL = {"id": "g", "name": "Doel", "accelerators": ["technology"], "theme": "t"}
THEME = {"id": "t", "name": "Thema"}
ACTION = {"id": "a", "name": "Actie", "goal": "g"}


@pytest.mark.parametrize(
    ("goal", "themes", "actions", "title"),
    [
        (GOAL, [THEME], [ACTION], "De draad loopt door, van versneller tot actie"),
        (
            GOAL | {"accelerators": []},
            [THEME],
            [ACTION],
            "De draad is nog niet heel: er is nog geen versneller",
        ),
        (
            GOAL | {"accelerators": []},
            [],
            [ACTION],
            "De draad is nog niet heel: er is nog geen versneller en geen thema",
        ),
        (GOAL, [THEME], [], "De draad is nog niet heel: er is nog geen actie"),
    ],
)
def test_a_thread_is_whole_from_end_to_end_or_not(goal, themes, actions, title):
    made = session(goals={"goals": [goal]}, dream={"themes": themes}, doing={"actions": actions})
    assert thread_flow(made, NL).title == title


def test_one_goal_without_a_root_is_said():
    goals = [GOAL, GOAL | {"id": "h", "accelerators": []}]
    actions = [ACTION, ACTION | {"id": "b", "goal": "h"}]
    made = session(goals={"goals": goals}, dream={"themes": [THEME]}, doing={"actions": actions})
    assert "één doel heeft geen versneller" in thread_flow(made, NL).title


def asked(now: dict, expected: dict) -> Session:
    people = [{"id": f"r{n}", "now": now, "expected": expected} for n in range(3)]
    return session(context={"respondents": people})


@pytest.mark.parametrize(
    ("now", "expected", "title"),
    [
        ({}, dict.fromkeys(ACCELERATORS, 5), NL("figures.accelerators.unknown")),
        (
            {"technology": 2},
            {"technology": 4},
            "Alleen bij technologie zijn nu en verwacht ingevuld",
        ),
        (
            dict.fromkeys(ACCELERATORS, 2),
            dict.fromkeys(ACCELERATORS, 3),
            "Alle 5 versnellers groeien even veel",
        ),
        (
            dict.fromkeys(ACCELERATORS, 3),
            dict.fromkeys(ACCELERATORS, 3),
            NL("figures.accelerators.no_growth"),
        ),
    ],
)
def test_growth_is_claimed_only_when_it_is_there(now, expected, title):
    assert accelerator_radar(asked(now, expected), NL).title == title


def placed(*places: tuple[int, ...]) -> Session:
    made = [{"id": f"d{n}", "name": f"Dilemma {n}"} for n in range(len(places))]
    positions = [
        {"id": f"x{n}-{m}", "dilemma": f"d{n}", "party": f"p{m}", "position": position}
        for n, row in enumerate(places)
        for m, position in enumerate(row)
    ]
    return session(4, dilemmas={"dilemmas": made, "positions": positions})


@pytest.mark.parametrize(
    ("places", "title"),
    [
        (((1,), (7,)), "Nog bij geen dilemma kozen twee partijen een plek"),
        (((4, 4), ()), "Bij ‘Dilemma 0’ staan de partijen dicht bij elkaar"),
        (((4, 4), (3, 3)), "Bij de 2 dilemma's met plekken staan jullie dicht bij elkaar"),
        (((1, 7), (7, 1)), "Bij 2 dilemma's is het verschil even groot (eensgezindheid 0,00)"),
        (((1, 7), (4, 4)), "Bij ‘Dilemma 0’ staan jullie ver uit elkaar"),
    ],
)
def test_places_are_compared_only_where_there_are_two(places, title):
    assert dilemma_strips(placed(*places), NL).title == title


def test_the_ends_of_a_dilemma_name_everyone_there_and_its_rows_are_the_forms():
    made = placed((7, 1, 1, 4))
    (found,) = [each for each in dilemmas.findings(made, NL) if each.key == "dilemma_apart"]
    assert "van Partij 1 en Partij 2 op plek 1 tot Partij 0 op plek 7" in found.sentence
    assert "het verst" not in found.sentence
    assert [row[3] for row in dilemma_strips(made, NL).table.rows] == [
        "Partij 0",
        "Partij 1",
        "Partij 2",
        "Partij 3",
    ]


def exchanged(*weights: tuple[int | None, int | None]) -> Session:
    rows = [
        {"id": f"p{n}", "brings_weight": brings, "gets_weight": gets}
        for n, (brings, gets) in enumerate(weights)
    ]
    return session(len(rows), dilemmas={"exchanges": rows})


@pytest.mark.parametrize(
    ("weights", "title"),
    [
        (((None, 3), (2, None)), "Nog van geen partij zijn beide gewichten ingevuld"),
        (((0, 3), (2, 1)), "Partij 0 haalt alleen"),
        (((2, 1), (3, 2)), "2 partijen brengen meer dan zij halen: Partij 0 en Partij 1"),
        (
            ((1, 1), (None, 3), (2, 2)),
            "Van de 2 partijen met beide gewichten brengt niemand meer dan zij haalt",
        ),
    ],
)
def test_what_is_left_open_is_not_nothing(weights, title):
    assert exchange_bars(exchanged(*weights), NL).title == title


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
