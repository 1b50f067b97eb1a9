"""A session becomes tables and comes back as it was; every kind of column as pandas has it."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import netwerk_widgets as nw
from netwerk_widgets.laboratory.frames import frame
from netwerk_widgets.laboratory.labels import labelled, name_of
from netwerk_widgets.laboratory.scores import COUNTS
from netwerk_widgets.laboratory.tables import TABLES, Melted
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.fields import counted
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import Counts
from netwerk_widgets.session.models.context import AcceleratorCounts, Respondent
from netwerk_widgets.session.models.parties import Stakeholder
from netwerk_widgets.session.models.people import Participant
from netwerk_widgets.session.shapes import field_shape
from tests.strategies import sessions
from tests.tries import tries
from tests.whole import whole

#: Lists that no table shows: what they hold is in another one, or is no matter of a group's.
WITHOUT = {
    ("context", "counted"),  # `scores`
    ("doing", "counted"),
    ("ideas", "picked"),  # words of `ideas`
    ("moments", "frozen"),  # sessions of their own
    ("persevering", "agreed"),  # which of the agreements a party confirmed
    ("steps", "confirmed"),  # how far the group is
    ("study", "places"),
    ("study", "evidence"),
    ("study", "before"),
    ("study", "checked"),
}


def lists():
    """Every list of rows of a session, by part."""
    for part, model in PARTS.items():
        for name, field in model.model_fields.items():
            if hasattr(getattr(field_shape(field).entry, "type", None), "model_fields"):
                yield part, name


def test_every_list_of_a_session_has_a_table():
    shown = {(table.part, table.rows) for table in TABLES.values()}
    assert set(lists()) == shown | WITHOUT


def test_every_field_of_a_row_is_a_column_somewhere():
    for part, rows in lists():
        tables = [each for each in TABLES.values() if (each.part, each.rows) == (part, rows)]
        if not tables:
            continue
        model = tables[0].model
        told = {column.field for table in tables for column in table.columns}
        told |= {name for table in tables for name in getattr(table, "fields", ())}
        told |= {"name"} if tables[0].index else set()
        assert told | counted(model) | {"id", "source"} >= set(model.model_fields), (part, rows)


def test_all_counts_on_a_scale_are_among_the_scores():
    found = {
        (part, name)
        for part, model in PARTS.items()
        for each in (model, *(t.entry.type for t in map(field_shape, model.model_fields.values())))
        for name in counted(each if hasattr(each, "model_fields") else model)
        if field_shape((each if hasattr(each, "model_fields") else model).model_fields[name]).type
        == Counts
    }
    # How the network is doing has tables of its own: its rows are of a round, some of a role.
    assert found - {("persevering", "counts")} == {(part, field) for part, _, field, _, _ in COUNTS}


@settings(max_examples=tries(25))
@given(sessions())
def test_tables_come_back_as_they_were(session):
    data = nw.SessionData(session)
    again = nw.from_frames(**data.frames())
    for name, found in data.frames().items():
        assert_frame_equal(found, getattr(again, name))


@settings(max_examples=tries(25))
@given(sessions())
def test_what_the_tables_tell_comes_back_into_the_session(session):
    again = nw.from_frames(**nw.SessionData(session).frames()).session
    for table in TABLES.values():
        ours, theirs = (
            [bare(each) for each in getattr(getattr(whose, table.part), table.rows)]
            for whose in (session, again)
        )
        if isinstance(table, Melted):  # who scored nothing has no row
            ours, theirs = (
                [each for each in rows if any(each.get(name) for name in table.fields)]
                for rows in (ours, theirs)
            )
        assert theirs == ours, table.name


def bare(row):
    """A row without what no table tells: who says so of fields that are empty, and counts."""
    left_out = {"source", *counted(type(row))}
    return {key: each for key, each in row.model_dump().items() if key not in left_out}


@pytest.mark.parametrize("case", case_names())
def test_who_says_so_comes_along(case):
    data = nw.load(case=case, language="nl")
    assert "article" in set(data.parties["source"])
    again = nw.from_frames(**data.frames())
    for name in data.tables:
        assert getattr(again, name)["source"].equals(getattr(data, name)["source"])


def test_who_says_so_of_every_cell():
    session = load_case("laanboompact", "nl")
    found = nw.SessionData(session).sources("parties")
    for party, (_, row) in zip(session.stakeholders.items, found.iterrows(), strict=True):
        for name in ("sector", "ring", "power", "interests"):
            assert row[name] == party.says(name)
    scores = nw.SessionData(session).sources("accelerators")
    person = session.context.respondents[0]
    assert scores["score"][0] == person.says("now", next(iter(person.now)))


def test_kinds_of_columns():
    data = nw.load(case="laanboompact", language="nl")
    power = data.parties["power"]
    assert power.dtype.ordered
    assert list(power.cat.categories) == [1, 2, 3, 4, 5]
    assert (power >= 4).sum() == sum(each.power >= 4 for each in data.session.stakeholders.items)
    assert not data.parties["sector"].dtype.ordered
    assert str(data.goals["due"].dtype) == "datetime64[s]"
    assert str(data.investments["hours"].dtype) == "float64"
    assert str(data.relations["from"].dtype) == "string"
    assert data.relations["one_way"].dtype == bool
    assert all(isinstance(each, tuple) for each in data.actions["partners"])


def test_a_day_in_any_year_stays_that_day():
    session = Session.model_validate({"goals": {"goals": [{"id": "g", "due": "9999-12-31"}]}})
    assert nw.SessionData(session).goals["due"].iloc[0].year == 9999
    again = nw.from_frames(goals=nw.SessionData(session).goals).session
    assert again.goals.goals[0].due.isoformat() == "9999-12-31"


def test_two_of_one_name_are_told_apart_and_come_back():
    names = ["Kas", "Kas", "Kas (2)", "", "", "(p3)", "Kas (1)"]
    items = [Stakeholder(id=f"p{n}", name=name) for n, name in enumerate(names)]
    session = Session.model_validate({"stakeholders": {"items": items}})
    found = nw.SessionData(session).parties
    assert found.index.is_unique
    assert list(found.index[:2]) == ["Kas", "Kas (2)"]
    again = nw.from_frames(found).session
    assert [each.name for each in again.stakeholders.items] == names


@given(st.lists(st.sampled_from(["A", "A (1)", "A (2)", "A (2) (1)", "B", "", "(i0)"]), max_size=8))
def test_labels_are_all_different_and_lead_back_to_the_names(names):
    rows = [(f"i{number}", name) for number, name in enumerate(names)]
    found = labelled(rows)
    every = set(found.values())
    assert len(every) == len(rows)
    assert [name_of(found[id_], id_, every) for id_, _ in rows] == names


def test_persons_are_numbers_and_their_names_stand_in_one_table():
    people = [Participant(id="a", name="Geheim"), Participant(id="b", name="Ook")]
    scores = [Respondent(id="b", now={"lifestyle": 4})]
    data = nw.SessionData(
        Session.model_validate({"people": {"items": people}, "context": {"respondents": scores}})
    )
    assert data.accelerators["person"].tolist() == ["2"]
    named = [name for name, each in data.frames().items() if "Geheim" in each.to_string()]
    assert named == ["people"]
    assert "Geheim" not in data.scores.to_string()


def test_scores_are_one_row_each_with_their_scale():
    session = whole()
    counts = [AcceleratorCounts(id="lifestyle", now={"2": 3, "5": 1}, expected={"4": 2})]
    session.context.counted = counts
    data = nw.SessionData(session)
    scores = data.scores
    assert (scores["least"] <= scores["value"]).all()
    assert (scores["value"] <= scores["most"]).all()
    named = scores[scores["table"] == "accelerators"]
    people = sum(len(e.now) + len(e.expected) for e in data.session.context.respondents)
    assert (named["person"].notna()).sum() == people
    nameless = scores[scores["person"].isna() & (scores["table"] == "accelerators")]
    assert nameless[["score", "item", "value", "times"]].to_numpy().tolist() == [
        ["now", "lifestyle", 2, 3],
        ["now", "lifestyle", 5, 1],
        ["expected", "lifestyle", 4, 2],
    ]


def test_a_frame_is_ones_own():
    data = nw.load(case="laanboompact", language="nl")
    mine = data.parties
    mine["ring"] = "outside"
    assert set(data.parties["ring"].dropna()) != {"outside"}


def test_only_relations_make_their_parties():
    made = nw.from_frames(relations=pd.DataFrame({"from": ["A", "B"], "to": ["B", 3.0]}))
    assert list(made.parties.index) == ["A", "B", "3"]
    assert made.parties["id"].is_unique


def test_numbers_of_numpy_are_numbers():
    given_ = pd.DataFrame({"power": [3.0, None], "x": [0.5, 0.25]}, index=["A", "B"])
    parties = nw.from_frames(given_).session.stakeholders.items
    assert [each.power for each in parties] == [3, None]


def test_an_empty_session_has_all_tables_with_all_columns():
    empty = nw.SessionData(Session())
    full = nw.SessionData(whole())
    for name, found in empty.frames().items():
        assert list(found.columns) == list(getattr(full, name).columns)
        assert found.dtypes.equals(getattr(full, name).dtypes), name
    assert nw.from_frames(**empty.frames()).session == Session()
    assert frame(Session(), TABLES["parties"]).index.name == "party"


@pytest.mark.parametrize("nothing", [None, float("nan"), pd.NA, pd.NaT])
def test_whatever_pandas_calls_nothing_is_nothing(nothing):
    given_ = pd.DataFrame({"power": [3, nothing], "note": ["x", nothing]}, dtype=object)
    made = nw.from_frames(given_.assign(party=["A", "B"])).session.stakeholders.items
    assert [(each.power, each.note) for each in made] == [(3, "x"), (None, "")]
