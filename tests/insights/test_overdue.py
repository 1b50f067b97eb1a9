"""What is overdue says so everywhere, by one rule and on the day that is given."""

from datetime import date, timedelta

import pytest

from netwerk_widgets.figures.goal_tree import goal_tree
from netwerk_widgets.figures.overdue import overdue_bars
from netwerk_widgets.figures.thread import thread_flow
from netwerk_widgets.figures.timeline import action_timeline
from netwerk_widgets.insights import dilemmas, doing, goals, looking_back, thread
from netwerk_widgets.insights.overdue import overdue, overdue_findings, overdue_ids
from netwerk_widgets.insights.upcoming import upcoming
from netwerk_widgets.report.document import Facts, Grid, Text
from netwerk_widgets.report.outline import outline
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import blocks, lists, own_party
from netwerk_widgets.widgets.pages import rows
from netwerk_widgets.widgets.pages.dilemmas import DILEMMAS
from netwerk_widgets.widgets.pages.doing import ACTIONS
from netwerk_widgets.widgets.pages.goals import GOALS
from netwerk_widgets.widgets.pages.persevering import REVIEW
from tests.whole import TODAY, whole

NL = texts("nl")
LATE = "te laat"


@pytest.fixture
def session() -> Session:
    """`whole`, with everything that can be overdue so: action a1, goal g1, dilemma d1, review."""
    made = whole()
    made.persevering.next_review = TODAY - timedelta(days=1)
    made.dilemmas.dilemmas[0].outcome = "Samen"
    return made


@pytest.fixture(autouse=True)
def today(monkeypatch):
    for module in (rows, lists, blocks):
        monkeypatch.setattr(module, "today", lambda: TODAY)


def test_the_rule(session):
    found = {("action", "a1"), ("goal", "g1"), ("dilemma", "d1"), ("review", "")}
    assert overdue_ids(session, TODAY, NL) == found
    assert overdue_ids(session, date(2026, 1, 1), NL) == frozenset()


@pytest.mark.parametrize(
    ("recording", "late"), [(ACTIONS, "a1"), (GOALS, "g1"), (DILEMMAS, "d1"), (REVIEW, "form")]
)
def test_the_rows_of_the_tables(session, recording, late):
    document = getattr(session, recording.part).model_dump(mode="json")
    shown = recording.shown(document, session, NL)
    assert [row["id"] for row in shown if row["badge"] and LATE in row["badge"]["text"]] == [late]


def test_a_source_stays_beside_it(session):
    session.doing.actions[0].source = {"default": "illustrative"}
    document = session.doing.model_dump(mode="json")
    badges = {row["id"]: row["badge"] for row in ACTIONS.shown(document, session, NL)}
    assert badges["a1"]["text"] == f"{LATE} · {NL('fields.source.illustrative')}"


def test_the_figures(session):
    assert LATE in action_timeline(session, NL, TODAY).title
    assert len(overdue_bars(session, NL, TODAY).table.rows) == 4
    for draw, names in (
        (goal_tree, ["Planten", "Meer bomen"]),
        (thread_flow, ["Planten", "Meer bomen", "Samen of alleen?"]),
    ):
        found = draw(session, NL, TODAY)
        on_phone = [each["text"] for each in found.narrow["annotations"]]
        for name in names:
            at = next(i for i, words in enumerate(on_phone) if words.startswith(name))
            assert LATE in on_phone[at + 1], (draw.__name__, name)
        on_time = draw(session, NL, date(2026, 1, 1))
        assert LATE not in str([each["text"] for each in on_time.narrow["annotations"]])
    cards = str(thread_flow(session, NL, TODAY).table.rows)
    assert cards.replace("\\xa0", " ").count(LATE) >= 2
    together = LATE.replace(" ", "\u00a0")
    assert any(
        together in str(each.text)
        for each in thread_flow(session, NL, TODAY).figure.layout.annotations
    )


def test_the_findings_of_each_step_and_of_the_thread(session):
    for found, keys in (
        (doing.findings(session, NL, TODAY), {"actions_overdue"}),
        (goals.findings(session, NL, TODAY), {"overdue_goal"}),
        (dilemmas.findings(session, NL, TODAY), {"overdue_dilemma"}),
        (thread.findings(session, NL, TODAY), {"overdue_action", "overdue_goal"}),
        (looking_back.findings(session, NL, TODAY), {"overdue_review", "overdue_dilemma"}),
    ):
        assert keys <= {each.key for each in found}


def test_what_is_next_begins_with_what_is_overdue(session):
    found = upcoming(session, TODAY, NL)
    late = [each for each in found if each.late]
    assert {each.kind for each in late} == {"end", "goal", "dilemma", "review"}
    assert list(found[: len(late)]) == late == sorted(late, key=lambda each: each.on)
    assert all(each.on >= TODAY for each in found[len(late) :])


@pytest.mark.parametrize("make", [lists.actions, lists.goals, lists.agreements, lists.coming])
def test_the_rooms_lists(session, make):
    assert LATE in make(session, NL)
    for one in (session.doing.actions, session.goals.goals, session.dilemmas.dilemmas):
        one[0].__dict__.update(end=None, due=None, review=None)
    session.persevering.next_review = None
    assert LATE not in make(session, NL)


def test_the_room_does_not_call_late_what_it_cannot_know(session):
    session.room.hidden = ["progress"]
    assert LATE not in lists.goals(session, NL)
    assert "Meer bomen" not in lists.coming(session, NL).partition("Jullie")[0].partition("2027")[0]
    found = {panel.slug: panel for panel in blocks.filled(session, NL)}
    assert "overdue_goal" not in [each.key for each in found["goals"].found]
    assert "overdue_goal" not in [each.key for each in found["thread"].found]


def test_the_card_of_a_party(session):
    party = session.stakeholders.items[1]
    _before, mine = own_party.my_cards(session, NL).split(f'data-party="{party.id}"')
    assert LATE in mine.partition("</article>")[0]


def test_the_report(session):
    document = outline(session, "Proef", NL, TODAY)
    grids = {each.key: str(each.rows) for each in document.blocks() if isinstance(each, Grid)}
    for key in ("goals", "agreements", "by_date", "by_party"):
        assert LATE in grids[key], key
    words = " ".join(each.text for each in document.blocks() if isinstance(each, Text))
    assert "3 dingen zijn te laat" in words
    assert "die dag is voorbij" in words
    facts = str([each.rows for each in document.blocks() if isinstance(each, Facts)])
    assert f"20 november 2026 · {LATE}" in facts


def test_nothing_is_overdue_in_nothing():
    assert overdue(Session(), TODAY, NL) == ()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Aa", "Bee", "Cee"], "‘Aa’, ‘Bee’ en ‘Cee’"),
        (["Aa", "Bee", "Cee", "Dee"], "‘Aa’, ‘Bee’ en nog 2"),
    ],
)
def test_up_to_three_that_are_late_are_all_named(session, names, said):
    first = session.doing.actions[0]
    session.doing.actions = [
        first.model_copy(update={"id": f"a{n}", "name": name}) for n, name in enumerate(names)
    ]
    [found] = overdue_findings(session, NL, TODAY, ["action"])
    assert said in found.sentence
