"""What a finding says with a number, it also gives as a number, with its unit."""

import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings

import netwerk_widgets as nw
from netwerk_widgets.insights import sentences
from netwerk_widgets.insights.changes import changes
from netwerk_widgets.insights.finding import Unit
from netwerk_widgets.laboratory.findings import ABOUT
from netwerk_widgets.network.comparison import compare
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.what_if import RemoveParty, what_if
from netwerk_widgets.texts import LANGUAGES, texts
from tests.strategies import sessions
from tests.tries import tries
from tests.whole import whole

#: Late: what is overdue is told too.
DAY = date(2031, 1, 1)
#: What says no more than that there is nothing to add, or when.
WITHOUT = {
    "missing", "next_review", "thread_whole", "same", "help_nothing", "help_nothing_else",
    "help_unknown", "health_even",
    "health_same", "influence_no_positions", "influence_carry_none", "influence_stop_none",
    "influence_bridge_none", "pictures_apart",
    "pictures_silent",
}  # fmt: skip


def everything(session, t):
    """All findings of a session, of the network every one there is."""
    for find in ABOUT.values():
        yield from find(session, t, DAY)
    yield from sentences.findings(session, t, limit=None)
    for each in session.stakeholders.items[:3]:
        gone = what_if(session, [RemoveParty(each.id)])
        yield from changes(compare(session, gone), t, limit=99)
        yield from changes(compare(gone, session), t, limit=99)


def numbered(found):
    assert (found.number is None) == (found.unit == ""), found
    assert found.unit in get_args(Unit)
    assert (found.number is None) == (found.key in WITHOUT), found
    # A goal may be further than its target.
    free = ("density", "centralisation", "goal_furthest")
    if found.unit in ("share", "consensus") and found.key not in free:
        assert -1 <= found.number <= 1, found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*case_names(), "whole", "nothing"])
def test_every_finding_has_its_number(name, language):
    made = {"whole": whole, "nothing": Session}
    session = made[name]() if name in made else load_case(name, language)
    for found in everything(session, texts(language)):
        numbered(found)


@settings(max_examples=tries(15), deadline=None)
@given(sessions())
def test_whatever_is_recorded(session):
    for found in everything(session, texts("nl")):
        numbered(found)


@pytest.mark.parametrize("name", case_names())
def test_the_number_is_the_one_in_the_sentence(name):
    """As it is written there: of a share the percentage, of most the number; one is a word."""
    session, t = load_case(name, "nl"), texts("nl")
    seen = 0
    for found in sentences.findings(session, t, limit=None):
        number = 100 * found.number if found.unit == "share" else found.number
        written = {t.number(number, digits) for digits in (0, 1, 2)}
        told = set(re.findall(r"\d+(?:,\d+)?", found.sentence))
        if told and found.number != 1:
            assert written & told or "−" in found.sentence, found
            seen += 1
    assert seen > 8


def test_the_table_of_findings_has_numbers_to_compute_with():
    found = nw.findings(nw.load(case="laanboompact", language="nl"), today=DAY)
    table = found.frame()
    assert table["number"].dtype == "float64"
    numbers = [each.number for each in found if each.number is not None]
    assert len(numbers) > 30
    assert list(table["number"].dropna()) == numbers
    density = found.frame().query("key == 'density'")
    measured = nw.measures(nw.load(case="laanboompact", language="nl")).network
    for value in density["number"]:
        assert value == pytest.approx(measured["density"])
    assert list(table["unit"] == "") == list(table["number"].isna())
    assert "partijen" in set(table["unit"])
    english = nw.findings(nw.load(case="laanboompact", language="en"), "network", today=DAY)
    assert {each.unit for each in english} <= {
        "parties", "parts", "relations", "groups", "share of the whole, 0–1", "steps",
        "index, without a unit",
    }  # fmt: skip
