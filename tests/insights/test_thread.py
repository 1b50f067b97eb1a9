import pytest

from netwerk_widgets.insights.thread import Node, findings, loose, node_names, thread, trace
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import whole

NL = texts("nl")


def short(nodes):
    return [f"{node.kind}:{node.id}" for node in nodes]


def test_the_links_run_forward_between_what_exists():
    assert {(a.id, b.id) for a, b in thread(whole()).links} == {
        ("technology", "t1"),
        ("sustainability", "t1"),
        ("lifestyle", "g3"),
        ("t1", "g1"),
        ("t1", "g2"),
        ("d1", "g1"),
        ("g1", "a1"),
        ("d1", "a1"),
        ("g2", "a2"),
    }


def test_from_an_action_back_to_the_accelerators():
    found = trace(whole(), "action", "a1")
    assert set(short(found.before)) == {
        "goal:g1",
        "dilemma:d1",
        "theme:t1",
        "accelerator:sustainability",
        "accelerator:technology",
    }
    assert found.after == ()


def test_a_goal_has_its_own_accelerators_and_not_those_of_its_theme():
    assert short(trace(whole(), "goal", "g2").before) == ["theme:t1"]


def test_from_an_accelerator_on_to_the_actions():
    found = trace(whole(), "accelerator", "technology")
    assert short(found.after) == ["theme:t1", "goal:g1", "action:a1"]


def test_a_theme_both_ways():
    found = trace(whole(), "theme", "t1")
    assert short(found.before) == ["accelerator:sustainability", "accelerator:technology"]
    assert short(found.after) == ["goal:g1", "goal:g2", "action:a1", "action:a2"]


def test_what_is_not_there_cannot_be_traced():
    with pytest.raises(KeyError):
        trace(whole(), "goal", "gone")


def test_loose_ends():
    found = loose(whole())
    assert found.goals_without_action == ("g3",)
    assert found.actions_without_goal == ("a3",)
    assert found.themes_without_goal == ("t2",)
    assert found.parties_without_role == ("p4",)
    assert found
    assert not loose(Session())


def test_a_partner_in_an_action_has_a_role():
    session = whole()
    session.doing.actions[2].partners = ["p4"]
    assert loose(session).parties_without_role == ()


def test_findings_name_what_hangs_loose():
    found = {each.key: each.sentence for each in findings(whole(), NL)}
    assert "‘Werk’" in found["theme_without_goal"]
    assert "‘Meer leerlingen’" in found["goal_without_action"]
    assert "‘Nieuwsbrief’" in found["action_without_goal"]
    assert "Bewoners" in found["party_without_role"]


def test_a_whole_thread_is_said_once():
    session = whole()
    session.stakeholders.items.pop()
    session.dream.themes.pop()
    session.goals.goals.pop()
    session.doing.actions.pop()
    assert [each.key for each in findings(session, NL)] == ["goal_rootless"]
    session.goals.goals[1].accelerators = ["technology"]
    assert [each.key for each in findings(session, NL)] == ["thread_whole"]


def test_names_of_all_nodes():
    names = node_names(whole(), NL)
    assert names[Node("goal", "g1")] == "Meer bomen"
    assert names[Node("accelerator", "technology")] == "technologie"


def test_nothing_recorded_nothing_found():
    assert findings(Session(), NL) == []


def test_what_is_called_as_a_goal_and_is_none_leads_to_no_theme():
    made = Session.model_validate(
        {
            "dream": {"themes": [{"id": "t1", "name": "Groen"}, {"id": "t2", "name": "Werk"}]},
            "goals": {
                "goals": [
                    {"id": "g1", "theme": "t1", "accelerators": ["technology"]},
                    {"id": "g2", "theme": "t2"},
                ]
            },
            "doing": {"actions": [{"id": "g2", "name": "Planten", "goal": "g1"}]},
        }
    )
    after = trace(made, "accelerator", "technology").after
    assert [(each.kind, each.id) for each in after] == [
        ("theme", "t1"), ("goal", "g1"), ("action", "g2"),
    ]  # fmt: skip
