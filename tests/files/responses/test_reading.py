"""The exports of other tools, read for a round that is open.

The heads are those that people's own scripts read of these tools: LimeSurvey's "code and text",
Microsoft Forms with its times, Mentimeter's sheet of voters. Of Slido none was found to compare.
"""

import csv
import io
from pathlib import Path

import pytest

from netwerk_widgets.files.reading import read as read_bytes
from netwerk_widgets.files.reading import read_text
from netwerk_widgets.files.responses.answers import answered
from netwerk_widgets.files.responses.reading import Whose, Wrong, read
from netwerk_widgets.rounds.model import Ask, Choice, Scale, says
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.texts import texts
from tests.files.books import book_of
from tests.rounds.making import round_of

HERE = Path(__file__).parent
FORCES = round_of("forces", anonymous=True)
NOBODY = Whose({}, known=True)
#: What the same three people answered in every tool.
ANSWERED = [[5, 4, 3, 2, 4], [4, 4, None, 2, 5], [3, 5, 1, 2, 5]]
TOOLS = sorted(path.stem for path in HERE.glob("*.csv"))


def values(found, round_=FORCES):
    names = [name for name, _ask in round_.fields()]
    return [[each.answers.get(name) for name in names] for each in found.responses]


def as_excel(text):
    separator = ";" if text.count(";") > text.count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    # As a tool writes them: what is a number is one.
    return book_of(
        Sheet=[[int(each) if each.isdecimal() else each for each in row] for row in rows]
    )


def as_pasted(text):
    separator = ";" if text.count(";") > text.count(",") else ","
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    return "\n".join("\t".join(each) for each in rows)


def test_there_is_an_export_of_every_tool():
    assert TOOLS == ["google_forms", "limesurvey", "mentimeter", "microsoft_forms", "slido"]


@pytest.mark.parametrize("how", ["file", "excel", "pasted"])
@pytest.mark.parametrize("tool", TOOLS)
def test_an_export_is_read_without_times_addresses_and_names(tool, how):
    text = (HERE / f"{tool}.csv").read_text(encoding="utf-8")
    if how == "file":
        contents = read_bytes(text.encode(), f"{tool}.csv")
    elif how == "excel":
        contents = read_bytes(as_excel(text), f"{tool}.xlsx")
    else:
        contents = read_text(as_pasted(text))
    found = read(contents, FORCES, NOBODY)
    assert values(found) == ANSWERED
    assert found.wrong == []
    assert not found.in_order
    assert {each.who for each in found.responses} == {""}
    # Only what is neither asked nor the tool's own is named.
    assert {*found.skipped} <= {"Wat wilt u nog kwijt?", "Name", "Naam"}


def test_a_sheet_that_sums_up_is_not_taken_for_the_respondents():
    asked = [question.label.said(texts("nl")) for question in FORCES.questions]
    summed = [["Hoe sterk speelt dit?"], ["", *asked], ["Gemiddeld", 4, 4, 2, 2, 5]]
    voters = [["Date (UTC)", "Session", "Voter", *asked], ["2026-11-12", 1, 1, 5, 4, 3, 2, 4]]
    for order in ({"a": summed, "b": voters}, {"a": voters, "b": summed}):
        found = read(read_bytes(book_of(**order), "menti.xlsx"), FORCES, NOBODY)
        assert values(found) == [[5, 4, 3, 2, 4]]
        assert found.skipped == []


@pytest.mark.parametrize(
    "beside",
    [
        "Points - {}", "Feedback - {}", "Punten - {}", "{}: Score", "Question time: {}",
        "G01Q01Time. Vraagtijd: {}",
    ],
)  # fmt: skip
def test_what_a_tool_adds_to_a_question_is_no_answer(beside):
    # Asked twice, now and later: who asked only one of them in the tool has not answered the other.
    round_ = round_of("accelerators", anonymous=True)
    heads = f"Id\tStart time\ttechnologie\t{beside.format('technologie')}"
    found = read(read_text(f"{heads}\n1\t10:01\t4\t1\n"), round_, NOBODY)
    assert [dict(each.answers) for each in found.responses] == [{"technology.now": 4}]
    assert (found.wrong, found.skipped) == ([], [])


SCALE = Ask(id="a", shape=Scale(least=1, most=5, words={5: says("rounds.ends.relevance.high")}))
SIGNED = Ask(id="a", shape=Scale(least=-3, most=3))
CHOICE = Ask(
    id="a", shape=Choice(options={x: says(f"fields.answer.{x}") for x in ("yes", "partly", "no")})
)


@pytest.mark.parametrize(
    ("ask", "cell", "value"),
    [
        *((SCALE, cell, 4) for cell in ("4", " 4 ", "4.0", "4,0", "4 - eens", "4. eens", "(4)")),
        (SCALE, "A4", 4),
        *((SCALE, cell, 5) for cell in ("speelt heel sterk", "Speelt heel sterk.", "5 = max")),
        *((SCALE, cell, None) for cell in ("Agree", "9", "0", "4.5", "45", "=cmd()", "")),
        *((SIGNED, cell, -2) for cell in ("-2", "−2")),
        (SIGNED, "+3", 3),
        (SIGNED, "A2", None),
        *((CHOICE, cell, "yes") for cell in ("ja", "Yes", "yes")),
        (CHOICE, "misschien", None),
        (CHOICE, "1", None),
    ],
)
def test_an_answer_is_a_number_of_the_scale_or_the_rounds_own_words(ask, cell, value):
    assert answered(cell, ask) == value


def test_what_is_no_answer_is_told_with_its_row_and_what_was_asked():
    text = "hogere klantwensen\tinnovatie\n4\tAgree\n<img onerror=x>\t5\n"
    found = read(read_text(text), FORCES, NOBODY)
    first, last = (name for name, _ in (next(FORCES.fields()), [*FORCES.fields()][-1]))
    assert found.wrong == [Wrong(2, last, "Agree"), Wrong(3, first, "<img onerror=x>")]
    assert [dict(each.answers) for each in found.responses] == [{first: 4}, {last: 5}]


def test_without_heads_as_many_columns_as_are_asked_stand_in_order():
    found = read(read_text("Tijdstempel\ta\tb\tc\td\te\n10:01\t5\t4\t3\t2\t4\n"), FORCES, NOBODY)
    assert found.in_order
    assert values(found) == [[5, 4, 3, 2, 4]]
    with pytest.raises(ImportFileError) as problem:
        read(read_text("x\ty\n5\t4\n3\t2\n"), FORCES, NOBODY)
    assert (problem.value.key, problem.value.values) == ("grid_columns", {"n": 2, "m": 5})


def test_what_is_asked_twice_stands_in_its_order():
    round_ = round_of("accelerators", anonymous=True)
    heads = "technologie [straks]\ttechnologie [nu]\tlifestyle\tlifestyle (2)"
    found = read(read_text(f"{heads}\n1\t2\t3\t4\n"), round_, NOBODY)
    [answers] = [dict(each.answers) for each in found.responses]
    assert answers == {
        "technology.expected": 1,
        "technology.now": 2,
        "lifestyle.now": 3,
        "lifestyle.expected": 4,
    }


def test_of_whom_an_answer_is_stands_in_a_column_of_names():
    round_ = round_of("positions")
    parties = {each.id: each.name for each in round_.parties}
    one, other = [*parties][:2]
    heads = "\t".join(each.label.text for each in round_.questions)
    text = f"Tijdstempel\tOrganisatie\t{heads}\n"
    text += f"10:01\t{parties[one].upper()}\t-3\t-2\t−1\t0\t3\n10:02\tNiemand\t1\t1\t1\t1\t1\n"
    text += f"10:03\t{parties[other]}\t1\t1\t1\t1\t1\n"
    found = read(read_text(text), round_, Whose(parties, known=True))
    assert [each.row for each in found.responses] == [one, "", other]
    assert values(found, round_)[0] == [-3, -2, -1, 0, 3]
