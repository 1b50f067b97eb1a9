"""The reports of a few pages: what is in them, once, and how they speak."""

import json
import re
import sys
from collections import Counter
from contextlib import contextmanager
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings

from netwerk_widgets.insights.agreed import agreed_actions, promises
from netwerk_widgets.insights.names import named
from netwerk_widgets.insights.overdue import overdue_ids
from netwerk_widgets.method import Audience
from netwerk_widgets.report import contents as module
from netwerk_widgets.report import html, word
from netwerk_widgets.report.contents import contents
from netwerk_widgets.report.document import Bullets, Facts, Grid, Heading, Text, with_tables
from netwerk_widgets.report.kinds import ABOUT, APPENDICES
from netwerk_widgets.report.writing import shown
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.report.pages import CASES, TODAY
from tests.strategies import sessions
from tests.whole import whole

T = texts("nl")
BRIEF = [each for each in ABOUT if each != "full"]
FIRST = ["wanted", "decided", "asked", "late", "first"]


def made(about, case="laanboompact", language="nl", **more):
    return contents(load_case(case, language), "Naam", texts(language), TODAY, about, **more)


def words(block, t):
    if isinstance(block, Grid):
        cells = (shown(cell, t) for row in block.rows for cell in row)
        return [block.title, *block.columns, *cells]
    if isinstance(block, Bullets):
        return list(block.lines)
    if isinstance(block, Facts):
        return [word for row in block.rows for word in row]
    if isinstance(block, Heading | Text):
        return [block.text]
    return [block.drawing.title, block.drawing.summary]


def said(document):
    t = texts(document.language)
    titles = [each.title for each in document.chapters]
    return [document.eyebrow, *titles, *(x for each in document.blocks() for x in words(each, t))]


@pytest.mark.parametrize("case", CASES)
def test_page_one_and_what_follows(case):
    short = made("short", case)
    assert [each.key for each in short.chapters] == [
        *FIRST, "map", "radar", "goals", "dilemmas", "then",
    ]  # fmt: skip
    assert [each.key for each in short.chapters if each.fresh] == ["map", "radar"]
    assert [each.key for each in made("board", case).chapters] == FIRST
    assert made("board", case).chapters == short.chapters[: len(FIRST)]


@pytest.mark.parametrize("about", BRIEF)
def test_an_empty_session_says_so(about):
    empty = contents(Session(), "Leeg", T, TODAY, about)
    assert empty.chapters == ()
    assert T("report.nothing") in said(empty)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("about", ["short", "board", "agreements"])
def test_no_action_is_listed_twice_and_none_is_forgotten(about, case, language):
    session, document = load_case(case, language), made(about, case, language)
    told = Counter(
        name
        for line in said(document)
        for name in named(session.doing.actions, texts(language)).values()
        if name in line
    )
    assert max(told.values()) == 1
    if about != "board":
        todo = [each.name for each in agreed_actions(session)]
        assert {*todo} <= {*told}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("about", BRIEF)
def test_no_heading_and_no_table_is_empty(about, case, language):
    document = made(about, case, language)
    for chapter in document.chapters:
        assert chapter.title.strip()
        assert chapter.blocks
        for block, following in pairwise([*chapter.blocks, Heading("")]):
            assert not isinstance(block, Heading) or not isinstance(following, Heading)
    for grid in (each for each in document.blocks() if isinstance(each, Grid)):
        assert grid.rows
        assert all(grid.columns)


def test_each_party_has_a_page_with_what_it_promised_gets_and_is_asked():
    session, document = load_case("laanboompact", "nl"), made("parties")
    names = named(session.stakeholders.items, T)
    given = promises(session)
    assert [each.title for each in document.chapters] == [names[each.party] for each in given]
    assert [each.fresh for each in document.chapters] == [False, *[True] * (len(given) - 1)]
    actions = named(session.doing.actions, T, 600)
    gets = {each.id: each.gets for each in session.dilemmas.exchanges}
    late = overdue_ids(session, TODAY, T)
    assert any(("action", x.id) in late for each in given for x in each.does)
    for promise, chapter in zip(given, document.chapters, strict=True):
        told = "\n".join(x for each in chapter.blocks for x in words(each, T))
        mine = {actions[each.id] for each in (*promise.does, *promise.joins)}
        assert {each for each in actions.values() if each in told} == mine
        assert gets[promise.party] in told
        assert T("brief.party.confirm") in told
        for each in promise.does:
            asked = T("brief.party.late", name=actions[each.id], day="\n").split("\n")[0]
            assert (asked in told) == (("action", each.id) in late)


def test_the_agreements_are_two_pages_that_refer_to_each_other():
    session, document = load_case("laanboompact", "nl"), made("agreements")
    by_date, by_party = document.chapters
    assert (by_date.wide, by_date.fresh, by_party.wide, by_party.fresh) == (True, False, True, True)
    dates, parties = (each.blocks[-1] for each in document.chapters)
    number = {row[2]: row[0] for row in dates.rows}
    given = promises(session)
    assert len(parties.rows) == len(given)
    for promise, row in zip(given, parties.rows, strict=True):
        assert row[1] == ", ".join(number[each.name] for each in promise.does)
        assert row[2] == ", ".join(number[each.name] for each in promise.joins)
        assert row[-1].strip() == ""  # room to sign


@pytest.mark.parametrize("appended", [(), ("sources",), ("measures", "tables"), APPENDICES])
@pytest.mark.parametrize("about", ["short", "full"])
def test_the_appendices_that_are_asked_for_are_there_in_order(about, appended):
    document = made(about, appended=appended)
    found = [each for each in document.chapters if each.key in APPENDICES]
    assert [each.key for each in found] == [each for each in APPENDICES if each in appended]
    for letter, chapter in zip("ABC", found, strict=False):
        title = T(f"report.chapter.{chapter.key}")
        assert chapter.title == T("report.appendix", letter=letter, title=title)


@settings(max_examples=2, deadline=None, derandomize=True)
@given(sessions())
def test_any_session_becomes_any_of_them(session):
    for about in BRIEF:
        document = with_tables(contents(session, "Naam", T, TODAY, about), (), "geen figuren")
        assert word.write(document, {}, T).startswith(b"PK")
        assert "<script" not in html.write(document, {}, T)


@pytest.mark.parametrize(("about", "early"), [("short", True), ("board", False)])
def test_what_measures_need_is_loaded_before_their_time_runs(monkeypatch, about, early):
    """Else a report from the command line lacks a measure on a computer that is busy."""
    monkeypatch.delitem(sys.modules, "scipy.sparse", raising=False)
    there = []

    @contextmanager
    def begun():
        there.append("scipy.sparse" in sys.modules)
        yield

    monkeypatch.setattr(module, "page", begun)
    made(about)
    assert there == [early]


def test_nothing_of_a_session_changes():
    session = whole()
    before = session.model_copy(deep=True)
    for about in BRIEF:
        contents(session, "Naam", T, TODAY, about)
    assert session == before


#: Who reads a report was often not there: it tells of the group, and speaks to nobody. In the
#: few pages nobody speaks of themselves either.
SPOKEN_TO = {"nl": r"jullie|jij|je|jouw|u|uw", "en": r"you|your|yours"}
OURSELVES = {"nl": r"wij|we|ons|onze", "en": r"we|us|our|ours"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("about", ABOUT)
def test_one_form_of_address(about, case, language):
    never = SPOKEN_TO[language] + ("" if about == "full" else f"|{OURSELVES[language]}")
    session = load_case(case, language)
    typed = json.dumps(session.model_dump(mode="json"), ensure_ascii=False)
    found = set()
    # So the article calls whom it asks something of.
    named_so = {texts(language)(f"method.audience.{each}.label") for each in get_args(Audience)}
    for line in {*said(made(about, case, language))} - named_so:
        own = re.sub(r"[‘“][^’”]*[’”]", "", line)  # what somebody typed is quoted
        bare = re.sub(r" \([^()]*\)$", "", own).split(": ")[-1].strip()
        if re.search(rf"\b({never})\b", own, re.IGNORECASE) and bare[:60] not in typed:
            found.add(line)
    assert found == set()


@pytest.mark.parametrize("about", ABOUT)
def test_dates_stand_in_full_in_running_text(about):
    """Tables and figures have less room."""
    short = re.compile(r"\b\d{1,2} (jan|feb|mrt|apr|jun|jul|aug|sep|okt|nov|dec)\b")
    texts_ = [
        line
        for each in made(about).blocks()
        if isinstance(each, Bullets | Text | Facts)
        for line in words(each, T)
    ]
    assert [each for each in texts_ if short.search(each)] == []
    if about in ("short", "board"):
        assert any("30 september 2026" in each for each in texts_)
