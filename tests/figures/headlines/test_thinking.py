"""A headline of steps 1 to 5 says no more than its figure: none, one, ties, all equal, missing."""

import pytest

from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.bringing import exchange_bars
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.figures.thread import thread_flow
from netwerk_widgets.insights import dilemmas, dream
from netwerk_widgets.method import ACCELERATORS
from netwerk_widgets.session.models import Session
from tests.figures.headlines.sessions import ACTION, NL, session


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
            "Nog geen steun van de 3 partijen: 3 niet (1 of 2), 0 ertussenin (3)",
        ),
        ((3, 3, 3), "Elk van de 3 partijen staat ertussenin (3)"),
        ((5, 4, 4), "Elk van de 3 partijen steunt de droom (4 of 5)"),
        ((5, 3), "1 van de 2 partijen steunt de droom (4 of 5), 1 ertussenin (3)"),
        ((5, 1), "1 van de 2 partijen steunt de droom (4 of 5), 1 nog niet (1 of 2)"),
        ((5, 5, None), "Elk van de 2 partijen die antwoordden steunt de droom (4 of 5)"),
        ((2, None), "Nog maar één partij gaf aan hoe sterk zij de droom steunt: 2 van 5"),
    ],
)
def test_support_is_counted(levels, title):
    assert support_bars(supported(*levels), NL).title == title


def test_agreeing_on_little_support_is_no_support():
    (found, *_) = dream.findings(supported(1, 1, 1), NL)
    assert "liggen dicht bij elkaar" in found.sentence
    assert found.sentence.startswith("Nog geen steun van de 3 partijen")
    assert found.question == NL("dream.question.low")


GOAL = {"id": "g", "name": "Doel", "accelerators": ["technology"], "theme": "t"}


THEME = {"id": "t", "name": "Thema"}


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
            "De 5 versnellers groeien even veel",
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
        (((4, 4), (3, 3)), "Bij de 2 dilemma's met plekken staan de partijen dicht bij elkaar"),
        (((1, 7), (7, 1)), "Bij 2 dilemma's is het verschil even groot (eensgezindheid 0,00)"),
        (((1, 7), (4, 4)), "Bij ‘Dilemma 0’ staan de partijen ver uit elkaar"),
    ],
)
def test_places_are_compared_only_where_there_are_two(places, title):
    assert dilemma_strips(placed(*places), NL).title == title


def test_the_ends_of_a_dilemma_name_everyone_there_and_its_rows_are_the_forms():
    made = placed((7, 1, 1, 4))
    (found,) = [each for each in dilemmas.findings(made, NL) if each.key == "dilemma_apart"]
    assert "Van Partij 1 en Partij 2 op plek 1 tot Partij 0 op plek 7" in found.sentence
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
