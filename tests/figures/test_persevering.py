from netwerk_widgets.figures.goal_progress import indicator_progress
from netwerk_widgets.figures.moments.actions import actions_then_now
from netwerk_widgets.figures.moments.numbers import map_then_now
from netwerk_widgets.figures.moments.radar import radar_then_now
from netwerk_widgets.figures.overdue import overdue_bars
from netwerk_widgets.method import ACCELERATORS
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import TODAY, crowded, whole

NL = texts("nl")


def test_radar_then_and_now():
    drawing = radar_then_now(whole(), NL)
    assert [trace.name for trace in drawing.figure.data] == ["Voorjaar", "nu"]
    assert drawing.title == "‘technologie’ groeide het meest sinds Voorjaar"
    assert ("technologie", "2", 3, "4", 3) in drawing.table.rows


def test_radar_of_two_people_is_never_drawn():
    session = whole()
    session.context.respondents = session.context.respondents[:2]
    assert radar_then_now(session, NL).empty


def test_actions_by_status():
    drawing = actions_then_now(whole(), NL)
    then, now = drawing.figure.data
    assert (list(then.y), list(now.y)) == ([1, 0, 0, 0], [1, 1, 1, 0])
    assert drawing.title == "Sinds Voorjaar is er één actie bij gekomen die klaar is"


def test_map_as_numbers():
    drawing = map_then_now(whole(), NL)
    assert drawing.title == "Er is één relatie bij gekomen sinds Voorjaar"
    assert drawing.table.rows[0] == ("partijen", "1", "4")
    assert drawing.table.rows[3][1:] == ("–", "17%")


def test_progress_in_percent_with_real_numbers_in_the_table():
    drawing = indicator_progress(whole(), NL)
    then, now = drawing.figure.data
    assert (list(then.x), list(now.x)) == ([25], [75])
    assert list(now.text) == ["<b>75%</b>"]
    assert drawing.table.rows[0] == ("Meer bomen", "bomen", "10", "15", "25", "30", "75%")
    assert len(drawing.table.rows) == 3


def test_progress_far_outside_stays_on_the_axis():
    drawing = indicator_progress(crowded(2), NL)
    assert set(drawing.figure.data[-1].x) == {150}
    assert "999%" in drawing.figure.data[-1].text[0]


def test_overdue_counts_the_days():
    drawing = overdue_bars(whole(), NL, TODAY)
    assert list(drawing.figure.data[0].x) == [146, 53, 3]
    assert drawing.title == "3 dingen zijn te laat, het langst: ‘Planten’"
    assert overdue_bars(Session(), NL, TODAY).summary == NL("persevering.overdue.hint")


def test_of_accelerators_that_moved_as_far_none_moved_most():
    session = whole()
    for person in session.context.respondents:
        person.now = dict.fromkeys(ACCELERATORS, 2) | {"lifestyle": 4, "technology": 4}
    drawing = radar_then_now(session, NL)
    assert drawing.title == "Lifestyle en technologie verschoven even veel sinds Voorjaar"
