"""What the room chose, and the relations that were told of, in everything a group takes home."""

from datetime import date
from html import unescape

import pytest

import netwerk_widgets as nw
from netwerk_widgets.insights.choosing import PASSIVE, WAYS, first
from netwerk_widgets.insights.chosen import how, lines, outcomes, title
from netwerk_widgets.laboratory.frames import frame
from netwerk_widgets.laboratory.tables import TABLES
from netwerk_widgets.report import html
from netwerk_widgets.report.outline import outline
from netwerk_widgets.rounds.put import taken
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.portable import dumps, loads
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts
from tests.report.pages import SVG, TODAY, drawn
from tests.rounds.making import CASE, raw, round_of

DOCUMENTS = CASE.model_dump(mode="json")
#: Of what a case has some.
FILLED = ("goals", "dreams", "dilemmas", "actions")


def chosen(way, values=(1, 1, 1, 1, 2, 2), among="goals"):
    round_ = round_of("choosing", anonymous=True, way=way, among=among, asked=date(2026, 11, 26))
    slips = [read(raw(round_, each), round_) for each in values]
    return Session.model_validate(DOCUMENTS | taken(DOCUMENTS, puts(Revealed(round_, slips))))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("way", "among"), list(zip(WAYS, FILLED, strict=True)))
def test_it_is_in_the_report_and_in_an_export(way, among, language):
    t, session = texts(language), chosen(way, among=among)
    [found] = outcomes(session, t).values()
    document = outline(session, "Zaal", t, TODAY)
    page = unescape(html.write(document, drawn(document, SVG), t))
    paper = texts(language, in_full=True)
    for said in (title(found, paper), how(found, paper), *lines(found, paper)):
        assert said in page
    assert how(found, t).count(t.day(date(2026, 11, 26))) == 1
    assert loads(dumps("Zaal", session))[1] == session
    assert (PASSIVE in found.names) == (way == "resistance")


def test_the_laboratory_has_what_was_given_and_who_won_from_whom():
    session = chosen("ranking")
    choices, votes, duels = (frame(session, TABLES[each]) for each in ("choices", "votes", "duels"))
    many = len(CASE.goals.goals)
    assert list(choices["name"]) == [each.name for each in CASE.goals.goals]
    assert set(choices["n"]) == {6}
    assert votes["times"].sum() == 6 * many
    assert duels["times"].sum() == 6 * many * (many - 1) / 2
    again = nw.from_frames(**nw.SessionData(session).frames()).session
    assert outcomes(again, texts("nl")) == outcomes(session, texts("nl"))


def test_it_is_sent_to_the_room_unless_it_is_hidden():
    session = chosen("score")
    assert published(session).choices.items == session.choices.items != []
    session.room.hidden.append("choices")
    assert published(session).choices.items == []


def test_below_five_answers_nothing_is_kept():
    assert chosen("dots", (1, 1, 2, 2)).choices.items == []


def test_who_sent_what_is_not_in_it():
    """How often each value was given, and of an order who stood before whom: nobody's ballot."""
    kept = chosen("ranking").model_dump(mode="json")["choices"]["items"]
    assert {key for row in kept for key in row} == {
        "id", "source", "poll", "on", "among", "way", "dots", "n", "thing", "name", "counts",
        "over",
    }  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_file_from_elsewhere_may_say_anything(way):
    """Values that the way does not have, things without a name, rows of which half is missing."""
    t, session = texts("nl"), chosen(way)
    rows = session.model_dump(mode="json")["choices"]["items"]
    rows[0] |= {"counts": {"20": 3}, "over": {"nobody": 9}, "name": ""}
    rows[1] |= {"n": 0}
    rows.append({"id": "zz", "poll": "half"})
    odd = session.model_copy(update={"choices": PARTS["choices"].model_validate({"items": rows})})
    [found] = outcomes(odd, t).values()
    assert t("ui.unnamed") in found.names.values()
    assert lines(found, t) or not first(found.poll)
    outline(odd, "Zaal", t, TODAY)


def test_two_rounds_are_two_outcomes_the_earliest_first():
    one, other = chosen("dots"), chosen("score")
    both = one.model_copy(
        update={
            "choices": one.choices.model_copy(
                update={"items": [*one.choices.items, *other.choices.items]}
            )
        }
    )
    ways = [each.poll.way for each in outcomes(both, texts("nl")).values()]
    assert ways == ["dots", "score"]


def test_a_tie_is_told():
    t, session = texts("nl"), chosen("dots", (0, 0, 0, 1, 1, 1))
    [found] = outcomes(session, t).values()
    best = first(found.poll)
    assert len(best) == 2
    names = [found.names[each] for each in best]
    assert all(f"‘{name}’" in title(found, t) for name in names)
    assert t("choosing.told.tie", names=t.enumerate([f"‘{name}’" for name in names])) in lines(
        found, t
    )
