"""A list of answers comes into the grid: seen first, and only then counted."""

from pathlib import Path

import pytest

from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.widgets.asking.pasting import PastingGrid
from tests.widgets.asking.pressing import T, answer, buttons, inside, press

EXPORTS = Path(__file__).parents[2] / "files" / "responses"
HOSTILE = "<img src=x onerror=alert(1)>"


def begun(opened, kind, **how):
    _page, asking = opened(kind)
    press(asking, "ask")
    for name, value in how.items():
        getattr(asking.setup, name).value = value
    press(asking, "open")
    buttons(asking)[T("grid.open.answers")].click()
    return asking, next(each for each in inside(asking) if isinstance(each, PastingGrid))


def paste(grid, text, at=None):
    message = {"type": "paste", "text": text}
    grid._receive(grid, message | ({"row": at[0], "key": at[1]} if at else {}), [])


def typed(asking):
    with Answers() as answers:
        return answers.by_hand(asking.desk.now(asking.kind).round.id)


def test_an_export_counts_only_when_it_was_seen_and_accepted(opened):
    asking, grid = begun(opened, "forces")
    export = EXPORTS / "microsoft_forms.csv"
    message = {"type": "file", "name": export.name}
    grid._receive(grid, message, [export.read_bytes()])
    assert typed(asking) == {}
    assert [row["values"] for row in grid.preview["rows"]] == [
        ["5", "4", "3", "2", "4"],
        ["4", "4", "", "2", "5"],
        ["3", "5", "1", "2", "5"],
    ]
    heads = T.enumerate(["Naam", "Wat wilt u nog kwijt?"])
    assert grid.preview["said"] == [T("grid.paste.skipped", heads=heads)]
    grid._receive(grid, {"type": "accept"}, [])
    assert grid.preview is None
    assert [*typed(asking)] == ["1", "2", "3"]
    # Nothing of who or when is in them.
    assert {(each.who, each.party, each.role) for each in typed(asking).values()} == {("", "", "")}
    # Another export stands after it; and what is cancelled is gone.
    grid._receive(grid, message, [export.read_bytes()])
    assert [row["name"] for row in grid.preview["rows"]] == [
        T("grid.row.anonymous", n=n) for n in (4, 5, 6)
    ]
    grid._receive(grid, {"type": "cancel"}, [])
    grid._receive(grid, {"type": "accept"}, [])
    assert len(typed(asking)) == 3


def test_cells_of_a_spreadsheet_fill_from_where_they_are_pasted(opened):
    asking, grid = begun(opened, "forces")
    keys = [each["key"] for each in grid.spec["columns"]]
    paste(grid, "4\t9\n\t2\n=cmd()\t1\n", ("2", keys[1]))
    problems = grid.preview["problems"]
    labels = [each["label"] for each in grid.spec["columns"]]
    said = [(1, labels[2], "9"), (3, labels[1], "=cmd()")]
    assert problems == [T("grid.paste.cell", row=r, column=c, cell=x) for r, c, x in said]
    grid._receive(grid, {"type": "accept"}, [])
    assert {row: dict(each.answers) for row, each in typed(asking).items()} == {
        "2": {keys[1]: 4},
        "3": {keys[2]: 2},
        "4": {keys[2]: 1},
    }
    # Where something stands the preview says that it changes.
    paste(grid, "5\n", ("2", keys[1]))
    assert grid.preview["said"] == [T("grid.paste.changes", n=1)]


def test_of_organisations_the_unknown_the_double_and_who_has_a_phone_are_told(opened):
    asking, grid = begun(opened, "support")
    round_ = asking.desk.now("support").round
    one, other = round_.parties[:2]
    answer(asking, (4, {"party": one.id}))
    head = f"Organisatie\t{round_.questions[0].label.text}"
    rows = [(one.name, 1), (other.name, 2), (HOSTILE, 3), (other.name, 5)]
    paste(grid, head + "\n" + "\n".join(f"{name}\t{value}" for name, value in rows))
    assert grid.preview["problems"] == [
        T("grid.paste.not.away", row=2, who=one.name),
        T("grid.paste.not.unknown", row=4, who=HOSTILE),
        T("grid.paste.not.twice", row=5, who=other.name),
    ]
    grid._receive(grid, {"type": "accept"}, [])
    assert {row: [*each.answers.values()] for row, each in typed(asking).items()} == {other.id: [2]}


def test_who_has_a_name_is_found_among_the_people_or_is_a_row_of_that_name(opened):
    asking, grid = begun(opened, "readiness", names="named")
    people = load_case("laanboompact", "nl").people.items
    number, person = next((n, each) for n, each in enumerate(people, 1) if each.name)
    heads = "\t".join(each["label"] for each in grid.spec["columns"])
    scores = "\t".join("3" for _ in grid.spec["columns"])
    paste(grid, f"Naam\t{heads}\n{person.name}\t{scores}\n{HOSTILE}\t{scores}\n")
    assert [row["name"] for row in grid.preview["rows"]] == [
        T("grid.row.named", n=number),
        HOSTILE,
    ]
    grid._receive(grid, {"type": "accept"}, [])
    assert [each.who for each in typed(asking).values()] == [str(number), HOSTILE]
    assert HOSTILE in [row["name"] for row in grid.rows]


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [("x\ty\n5\t4\n3\t2\n", "grid_columns", {"n": 2, "m": 5}), (" \n", "upload_empty", {})],
)
def test_what_cannot_be_understood_is_one_sentence(opened, text, key, values):
    _asking, grid = begun(opened, "forces")
    paste(grid, text)
    assert grid.refused == T(f"errors.{key}", **values)
    assert grid.preview is None
