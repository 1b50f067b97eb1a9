"""What rounds without names left: read by figures, rules, the room and the report."""

import copy

import pytest

from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.conditions import condition_bars
from netwerk_widgets.figures.forces import force_bars
from netwerk_widgets.figures.readiness import readiness_radar
from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.insights import accelerators, doing, forces, persevering
from netwerk_widgets.insights.counted import TALLIES, level, spread_of
from netwerk_widgets.method import ACCELERATORS, ASKS, CONDITIONS, FORCES, NETWORK_TESTS
from netwerk_widgets.report.tables import tables
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.context import ForceRating
from netwerk_widgets.session.models.dream import Dream
from netwerk_widgets.session.models.steps import Confirmation
from netwerk_widgets.session.progress import digest, requirements, status
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts

T = texts("nl")
MANY = {"2": 3, "4": 9, "5": 1}


def counted(many=MANY, **own):
    """A session with 13 answers without a name to everything, and else nothing."""
    return Session.model_validate(
        {
            "start": {"tests": [{"id": e, "counts": {"yes": 9, "no": 4}} for e in NETWORK_TESTS]},
            "context": {
                "forces": [{"id": each, "counts": many} | own for each in FORCES],
                "counted": [{"id": e, "now": {"2": 13}, "expected": many} for e in ACCELERATORS],
            },
            "dream": {"counts": many},
            "doing": {
                "conditions": [{"id": each, "counts": many} for each in CONDITIONS],
                "counted": [{"id": each, "counts": many} for each in ASKS],
            },
        }
    )


def test_the_groups_own_number_goes_before_what_was_answered():
    assert level(2, MANY) == 2
    assert level(None, MANY) == 4
    assert level(None, {"2": 1, "3": 1}) == 2.5
    assert level(None, {}) is None
    assert {value for _, value in forces.scored(counted())} == {4}
    assert {value for _, value in forces.scored(counted(relevance=1))} == {1}


def test_every_answer_counts_in_the_spread():
    lying = spread_of(MANY)
    assert (lying.n, lying.median, lying.minimum, lying.maximum) == (13, 4, 2, 5)
    found = accelerators.of_everyone(counted())
    assert {(each.now.median, each.expected.median, each.now.n) for each in found} == {(2, 4, 13)}
    assert {each.n for each in doing.readiness(counted()).spreads.values()} == {13}
    assert {each.n for each in persevering.accelerators_of(counted()).values()} == {13}
    assert set(doing.conditions(counted()).values()) == {4}


def test_names_and_no_names_are_counted_together():
    session = counted()
    extra = [{"id": f"r{n}", "now": {"technology": 5}} for n in range(2)]
    document = session.model_dump(mode="json")
    document["context"]["respondents"] = extra
    both = Session.model_validate(document)
    known = {each.id: each.now.n for each in accelerators.of_everyone(both)}
    assert known == dict.fromkeys(ACCELERATORS, 13) | {"technology": 15}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "draw", [force_bars, condition_bars, support_bars, accelerator_radar, readiness_radar]
)
def test_the_figures_show_how_the_answers_lie(draw, language):
    drawn = draw(counted(), texts(language))
    assert not drawn.empty
    assert "13" in drawn.summary
    assert any(13 in row or 9 in row for row in drawn.table.rows)
    if draw in (force_bars, condition_bars):  # the legend, whole
        named = {(trace.name or "").replace("<br>", " ") for trace in drawn.figure.data}
        assert texts(language)("figures.counted.half", n=13) in named


@pytest.mark.parametrize("draw", [force_bars, condition_bars, support_bars])
def test_without_such_a_round_the_figure_says_nothing_of_it(draw):
    document = counted(relevance=3).model_dump(mode="json")
    for row in (*document["context"]["forces"], *document["doing"]["conditions"]):
        row["counts"], row["level" if row["id"] in CONDITIONS else "relevance"] = {}, 3
    document["dream"] = {"dreams": [{"id": "p", "support": 4}]}
    document["stakeholders"] = {"items": [{"id": "p", "name": "P"}]}
    drawn = draw(Session.model_validate(document), T)
    assert "zonder naam" not in (drawn.summary + str(drawn.table) + str(drawn.figure)).lower()


def test_a_step_is_done_with_what_was_answered_without_names():
    session = counted()
    for step, keys in (
        ("context", ("forces", "respondents")),
        ("doing", ("conditions", "readiness")),
    ):
        met = {each.key: each.met for each in requirements(session, step)}
        assert all(met[key] for key in keys)
        none = {each.key: each.met for each in requirements(Session(), step)}
        assert not any(none[key] for key in keys)
    # Not all were asked: that is not everything.
    document = session.model_dump(mode="json")
    document["doing"]["counted"].pop()
    document["context"]["counted"].pop()
    less = Session.model_validate(document)
    assert not {e.key: e.met for e in requirements(less, "doing")}["readiness"]
    assert not {e.key: e.met for e in requirements(less, "context")}["respondents"]


#: What these steps of an empty session were before there were rounds without names.
BEFORE = {"context": "e89946f1bf202ef0", "dream": "c6fe6f502b74c26e", "doing": "a1f7a1b04afc50e5"}


@pytest.mark.parametrize("step", BEFORE)
def test_what_was_confirmed_before_is_confirmed_still(step):
    session = Session()
    assert digest(session, step) == BEFORE[step]
    confirmed = {"at": "2026-01-01T00:00:00Z", "digest": BEFORE[step]}
    session.steps.confirmed[step] = Confirmation.model_validate(confirmed)
    assert status(session, step) == "confirmed"
    # And what is answered then takes it away.
    fuller = counted().model_copy(update={"steps": session.steps})
    assert status(fuller, step) != "confirmed"


def test_a_session_from_before_is_read():
    document = counted().model_dump(mode="json")
    old = copy.deepcopy(document)
    del old["context"]["counted"], old["doing"]["counted"], old["dream"]["counts"]
    for row in (*old["context"]["forces"], *old["doing"]["conditions"], *old["start"]["tests"]):
        del row["counts"]
    read = Session.model_validate(old)
    assert not any(find(read, T) for find in TALLIES.values())


def test_nobody_types_it_and_no_form_has_it():
    assert "counts" not in typed(ForceRating)
    assert "counts" not in typed(Dream)


def test_the_room_gets_it_with_its_panel_and_not_otherwise():
    session = counted()
    seen = published(session)
    assert seen.context.counted == session.context.counted
    assert seen.doing.counted == session.doing.counted
    assert seen.dream.counts == MANY
    assert {each.counts["4"] for each in seen.context.forces} == {9}
    # The answers to the four tests are not for the room, so these are not either.
    assert seen.start.tests == Session().start.tests
    session.room.hidden = ["accelerators", "readiness", "dream", "forces"]
    seen = published(session)
    assert (seen.context.counted, seen.doing.counted, seen.dream.counts) == ([], [], {})
    assert seen.context.forces == Session().context.forces


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_every_count(language):
    t = texts(language)
    found = {grid.key: grid for grid in tables(counted(), t)}
    for key in (
        "start_tests", "context_forces", "context_counted", "doing_conditions", "doing_counted",
    ):  # fmt: skip
        assert all(9 in row for row in found[key].rows), key
    assert f"4 ({t('fields.level.4')}): 9" in str(found["dream"].rows)
