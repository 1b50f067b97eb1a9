"""Picked ideas on the stage and on the room's page: by group, as words, and nothing else."""

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import lists
from netwerk_widgets.widgets.stage import screens

HOSTILE = "<img src=x onerror='window.bad = 1'>"


def session(*picked):
    rows = [{"id": f"i{n}", "text": text, "group": group} for n, (text, group) in enumerate(picked)]
    hidden = [{"id": "x", "text": "Geheim idee"}]
    groups = [{"id": "g", "name": "Geheime groep"}]
    whole = {"ideas": {"items": hidden, "groups": groups, "picked": rows}}
    return published(Session.model_validate(whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_group_has_its_screen_and_what_is_in_none_comes_last(language):
    t = texts(language)
    found = screens.ideas(session(("Los", ""), ("Pad", "Groen"), ("Boom", "Groen")), t)
    assert [each.title for each in found] == ["Groen", t("ideas.without")]
    assert "Pad" in found[0].body
    assert "Boom" in found[0].body
    assert "Geheim" not in str([each.title + each.body for each in found])


def test_without_groups_the_title_says_what_these_are():
    t = texts("nl")
    assert [each.title for each in screens.ideas(session(("Los", "")), t)] == [t("dashboard.ideas")]


def test_a_long_group_has_several_screens():
    found = screens.ideas(session(*[(f"Idee {n}", "Veel") for n in range(15)]), texts("nl"))
    assert [each.title for each in found] == ["Veel"] * 3


def test_nothing_picked_is_no_screen_and_no_words():
    assert screens.ideas(session(), texts("nl")) == []
    assert not lists.ideas(session(), texts("nl"))


def test_hostile_ideas_are_words_on_both():
    seen = session((HOSTILE, HOSTILE))
    [screen] = screens.ideas(seen, texts("nl"))
    for words in (screen.body, lists.ideas(seen, texts("nl"))):
        assert "<img" not in words
        assert "&lt;img" in words
