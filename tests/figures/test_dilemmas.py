import pytest

from netwerk_widgets.figures.bringing import exchange_bars
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.insights.dilemmas import strips
from netwerk_widgets.insights.names import party_names
from netwerk_widgets.method import CASES
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import LANGUAGES, texts
from tests.whole import whole

NL = texts("nl")


def test_strip_puts_the_parties_between_the_poles():
    drawing = dilemma_strips(whole(), NL)
    assert list(drawing.figure.data[0].x) == [1, 7]
    shown = " ".join(each.text for each in drawing.figure.layout.annotations)
    for word in ("Samen verkopen", "eigen klanten", "Gemeente", "Kwekers", "0,00 (n = 2)"):
        assert word in shown.replace("<br>", " ")
    assert drawing.title == "Bij ‘Samen of alleen?’ staan de partijen ver uit elkaar"
    assert drawing.table.rows[1][3:] == ("Kwekers", 7, "Klanten", "0,00")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_on_a_phone_the_names_of_the_parties_are_whole(case, language):
    session = load_case(case, language)
    drawing = dilemma_strips(session, texts(language))
    shown = {
        each["text"].replace("-<br>", "").replace("<br>", "").replace(" ", "").replace("-", "")
        for each in drawing.narrow["annotations"]
    }
    parties = party_names(session, texts(language))
    placed = {place.party for row in strips(session) for place in row.places}
    names = {parties[each].replace(" ", "").replace("-", "") for each in placed}
    assert names
    assert names <= shown
    assert drawing.narrow["height"] > drawing.figure.layout.height


def test_a_name_over_two_lines_takes_no_room_elsewhere():
    session = load_case(CASES[0], "nl")
    for party in session.stakeholders.items:
        party.name = party.id[:4]
    before = dilemma_strips(session, NL)
    placed = [place.party for row in strips(session) for place in row.places]
    long = next(x for x in session.stakeholders.items if x.id in placed)
    long.name = "Vereniging van bewoners"
    after = dilemma_strips(session, NL)
    lines = [each["text"].count("<br>") for each in after.narrow["annotations"]]
    assert max(lines) >= 1
    grown = after.narrow["height"] - before.narrow["height"]
    assert 0 < grown <= 20 * placed.count(long.id)
    # Its dot goes along, and on a wide screen nothing moves.
    assert after.narrow["data.0.y"] != before.narrow["data.0.y"]
    assert after.figure.layout.height == before.figure.layout.height
    assert after.figure.data[0].y == before.figure.data[0].y


def test_one_dilemma_may_be_chosen():
    assert dilemma_strips(whole(), NL, "gone").empty
    assert not dilemma_strips(whole(), NL, "d1").empty


def test_exchange_marks_who_only_gets():
    drawing = exchange_bars(whole(), NL)
    brings, gets = drawing.figure.data
    assert list(brings.x) == [-3, 0]
    assert list(gets.x) == [1, 2]
    assert drawing.title == "Bank haalt alleen"
    assert "▲" in drawing.figure.layout.yaxis.ticktext[1]
    assert "▲" not in drawing.figure.layout.yaxis.ticktext[0]
    assert drawing.table.rows == (
        ("Gemeente", 3, "grond", 1, None),
        ("Bank", 0, None, 2, "klanten"),
    )
