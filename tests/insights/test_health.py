"""How the network is doing: spread before means, roles that differ, then and now, what is sure."""

import pytest

from netwerk_widgets.figures.health import health_bars
from netwerk_widgets.insights.governance import governance
from netwerk_widgets.insights.health import findings, health, measured, moved, then_and_now
from netwerk_widgets.insights.looking_back import findings as looking_back
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import whole

NL = texts("nl")


def rows(round_, answers, **more):
    """A row for each statement, of the answers that were given to it."""
    return [
        {
            "id": f"{round_}-{statement}",
            "round": round_,
            "statement": statement,
            "counts": {str(each): given.count(each) for each in set(given)},
            "n": len(given),
            **more,
        }
        for statement, given in answers.items()
    ]


def session(health=(), roles=(), before=None):
    made = {"health": [*(before or []), *health], "health_roles": list(roles)}
    found = {"persevering": made | {"moments": [{"id": "m1", "name": "Voorjaar"}]}}
    if before is not None:
        state = {"persevering": {"health": before}}
        frozen = {"id": "m1", "taken": "2026-04-01T12:00:00Z", "state": state}
        found["moments"] = {"frozen": [frozen]}
    return Session.model_validate(found)


DIVIDED = {"doing": [3] * 6, "dilemmas": [1, 1, 1, 5, 5, 5], "reliable": [2] * 6}


def told(found):
    return {each.key: each.sentence for each in findings(found, NL)}


def test_nothing_was_asked_and_nothing_is_said():
    assert health(Session()) is None
    assert findings(Session(), NL) == []
    assert health_bars(Session(), NL).empty


def test_where_people_differ_comes_first_and_means_come_second():
    found = findings(session(rows("a", DIVIDED)), NL)
    assert [each.key for each in found][:3] == ["health_spread", "health_low", "health_high"]
    assert found[0].question
    assert found[0].number == 0
    assert "Wat ons verdeelt" in found[0].sentence
    assert found[1].number == 2
    assert all("(6 antwoorden)" in each.sentence for each in found[:3])


def test_who_agree_equally_about_everything_are_told_so():
    same = session(rows("a", {"doing": [3] * 6, "open": [3] * 6}))
    assert [*told(same)] == ["health_even", "health_same", "health_no_alpha"]
    assert health_bars(same, NL).title == NL("health.figure.even")


def test_fewer_than_three_answers_are_nobodys_group():
    assert health(session(rows("a", {"doing": [1, 5]}))) is None


def test_roles_that_differ_are_told_with_how_many():
    roles = [
        each | {"role": role, "id": f"{role}-{each['id']}"}
        for role, given in (("zorg", [1, 2, 2]), ("bestuur", [4, 4, 5]))
        for each in rows("a", {"doing": given})
    ]
    for each in roles:
        del each["n"]
    found = session(rows("a", {"doing": [1, 2, 2, 4, 4, 5]}), roles)
    said = told(found)["health_roles"]
    assert "‘zorg’ geeft gemiddeld 1,7 (3 antwoorden)" in said
    assert "‘bestuur’ 4,3 (3 antwoorden)" in said
    close = session(
        rows("a", {"doing": [3] * 6}), [each for each in roles if each["role"] == "zorg"]
    )
    assert "health_roles" not in told(close)


@pytest.mark.parametrize(
    ("more", "key", "said"),
    [
        ({"alpha": 0.837, "complete": 24}, "health_alpha", "0,84"),
        ({"complete": 19}, "health_no_alpha", "zijn er 19"),
    ],
)
def test_how_sure_it_is_comes_with_the_number_of_answers(more, key, said):
    assert said in told(session(rows("a", DIVIDED, **more)))[key]


def test_then_and_now_are_two_measurements():
    before = rows("a", {"doing": [2] * 6, "open": [3] * 6})
    later = session(rows("b", {"doing": [4] * 5, "open": [3] * 5}), before=before)
    assert [each.round for each in measured(later)] == ["a", "b"]
    [change] = moved(later, NL)
    assert change.number == 2
    assert all(each in change.sentence for each in ("Voorjaar", "2,0 naar 4,0", "6 antw", "nu 5"))
    assert change in looking_back(later, NL, today=None)
    drawing = health_bars(later, NL)
    assert "Voorjaar" in drawing.table.columns[-1]
    assert "was 2,0" in str(drawing.figure.layout.annotations)


def test_nothing_measured_since_is_no_comparison():
    same = session(before=rows("a", DIVIDED))
    assert then_and_now(same, NL) is None
    assert moved(same, NL) == []
    assert health(same).round == "a"


def test_none_moved_most_where_two_moved_as_far():
    before = rows("a", {"doing": [2] * 6, "open": [4] * 6})
    assert moved(session(rows("b", {"doing": [3] * 6, "open": [3] * 6}), before=before), NL) == []


def test_a_bar_of_each_statement_with_the_most_divided_on_top():
    drawing = health_bars(session(rows("a", DIVIDED)), NL)
    assert drawing.table.rows[0][:7] == (
        "Wat ons verdeelt, komt bij ons gewoon op tafel.",
        NL("steps.dilemmas.label"), 3, 0, 0, 0, 3,
    )  # fmt: skip
    assert sum(trace.x[0] for trace in drawing.figure.data) == pytest.approx(1)


def trust(found):
    return next(each for each in governance(found).inputs if each.key == "trust")


@pytest.mark.parametrize(("given", "level"), [(2, "low"), (3, "moderate"), (4, "high")])
def test_governance_goes_by_the_trust_that_was_measured(given, level):
    answers = {"reliable": [given] * 6, "open": [given] * 6, "doing": [5] * 6}
    found = whole()
    found.persevering.health = session(rows("a", answers)).persevering.health
    assert governance(found).measured
    assert trust(found).level == level
    assert (trust(found).values["trust"], trust(found).values["n"]) == (given, 6)


def test_without_statements_about_trust_density_stands_for_it():
    found = whole()
    before = trust(found)
    found.persevering.health = session(rows("a", {"doing": [5] * 6})).persevering.health
    assert not governance(found).measured
    assert trust(found) == before
    assert "trust" not in before.values


@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_both_cases_have_two_measurements_that_are_marked_illustrative(case):
    found = load_case(case, "nl")
    assert len(measured(found)) == 2
    kept = found.persevering.health + found.persevering.health_roles
    assert {each.says("counts") for each in kept} == {"illustrative"}
    assert health(found).roles
    assert then_and_now(found, NL) is not None
