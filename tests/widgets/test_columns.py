"""What an editor asks follows from the models."""

from typing import get_args

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.context import ForceRating, Respondent
from netwerk_widgets.session.models.domain import Domain
from netwerk_widgets.session.models.dream import Dream, Theme
from netwerk_widgets.session.models.goals import Goal
from netwerk_widgets.session.models.parties import Relation, Role, Stakeholder
from netwerk_widgets.session.shapes import field_key
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.form_columns import _levels, column
from netwerk_widgets.widgets.pages.context import RESPONDENTS
from netwerk_widgets.widgets.pages.dream import DREAMS
from netwerk_widgets.widgets.pages.people import PEOPLE

T = texts("nl")


@pytest.fixture
def session():
    made = Session()
    made.stakeholders.items = [Stakeholder(id="a", name="Anna"), Stakeholder(id="b")]
    return made


@pytest.mark.parametrize(
    ("model", "key", "kind"),
    [
        (Stakeholder, "name", "text"),
        (Stakeholder, "interests", "long"),
        (Stakeholder, "sector", "choice"),
        (Stakeholder, "power", "level"),
        (ForceRating, "relevance", "level"),
        (Respondent, "now.technology", "level"),
        (Relation, "strength", "level"),
        (Relation, "from_id", "choice"),
        (Domain, "geography", "multi"),
        (Domain, "kind_reason", "long"),
        (Dream, "horizon", "number"),
        (Theme, "parties", "multi"),
        (Goal, "due", "date"),
        (Goal, "baseline", "number"),
    ],
)
def test_the_kind_of_a_column_follows_from_its_field(session, model, key, kind):
    assert column(model, key, session, T)["kind"] == kind


def test_a_compact_level_is_a_list(session):
    made = column(Respondent, "now.technology", session, T, compact=True)
    assert made["kind"] == "choice"
    assert [option["value"] for option in made["options"]] == [1, 2, 3, 4, 5]


def test_below_zero_is_written_with_a_minus_as_in_the_figures():
    made = _levels(-3, 3, T)
    assert [option["label"] for option in made] == ["−3", "−2", "−1", "0", "+1", "+2", "+3"]
    assert [option["text"] for option in made] == [option["label"] for option in made]


def test_choices_are_the_models_own(session):
    values = [option["value"] for option in column(Stakeholder, "role", session, T)["options"]]
    assert tuple(values) == get_args(Role)


def test_references_offer_the_items_there_are(session):
    options = column(Relation, "to_id", session, T)["options"]
    assert [option["label"] for option in options] == ["Anna", T("ui.unnamed")]


def test_limits_reach_the_browser(session):
    assert column(Stakeholder, "name", session, T)["maxlength"] == 120
    assert column(Stakeholder, "values", session, T)["maxlength"] == 600


def test_labels_are_in_the_language_asked_for(session):
    dutch = column(Stakeholder, "name", session, T)["label"]
    english = column(Stakeholder, "name", session, texts("en"))["label"]
    assert dutch != english


def test_model_names_in_texts():
    assert field_key(ForceRating, "power") == "force_rating_power"


def test_the_rows_of_persons_and_of_outsiders_say_what_the_browser_needs():
    session = Session.model_validate(
        {
            "stakeholders": {
                "items": [{"id": "a", "name": "A", "ring": "outside"}, {"id": "b", "name": "B"}]
            },
            "people": {"items": [{"id": "x", "name": "Jannie", "party": "b"}, {"id": "y"}]},
        }
    )
    nl = texts("nl")
    for recording, hidden in ((PEOPLE, {"name", "role", "party"}), (RESPONDENTS, {"_label"})):
        document = session.model_dump(mode="json")[recording.part]
        rows = recording.shown(document, session, nl)
        said = [(each["name"], each["values"]["_number"]) for each in rows]
        assert said == [("1", "1"), ("2", "2")]
        aside = {each["key"] for each in recording.columns(session, nl) if each.get("aside")}
        assert aside == hidden
    assert rows[0]["values"]["_label"] == "Jannie · B"
    rows = DREAMS.shown(session.dream.model_dump(mode="json"), session, nl)
    assert [(each["name"], each["fold"]) for each in rows] == [
        ("B", None),
        ("A", "Buiten het domein (1)"),
    ]
