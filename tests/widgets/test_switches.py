"""The switches of the room: each says beforehand what goes with it, and that is what goes."""

import pytest

from netwerk_widgets.session import own
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.room import DETAILS, PANELS
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.blocks import block, filled
from netwerk_widgets.widgets.own_party import my_cards
from netwerk_widgets.widgets.switches import OWN, ROOM, goes_with, note, now, says_less
from tests.owned import GROUP
from tests.whole import whole

T = texts("nl")


def answered(session):
    """The session, with an answer to a question of its own."""
    document = own.asked(session.own.model_dump(mode="json"), GROUP)
    document["answers"] = [{"id": "a1", "question": GROUP.id, "text": "De bodem"}]
    return session.model_copy(update={"own": type(session.own).model_validate(document)})


def blocks(session):
    """The blocks of the room's page, the card of one's own party beside them."""
    seen = published(session)
    made = {each.slug: str(block(each, T)) for each in filled(seen, T, "Sessie")}
    return made | {OWN: str(my_cards(seen, T))}


def without(session, switch):
    """The same, all shown but this."""
    other = session.model_copy(deep=True)
    other.room.hidden = [switch] if switch in PANELS else []
    other.room.shown = [each for each in DETAILS if each != switch]
    return other


@pytest.fixture(scope="module")
def differences():
    """What every switch takes away: the panels that are gone, and those that are different."""
    found = {}
    for session in [*(load_case(each, "nl") for each in case_names()), answered(whole())]:
        before = blocks(without(session, None))
        for switch in (*PANELS, *DETAILS):
            after = blocks(without(session, switch))
            gone, less = found.setdefault(switch, (set(), set()))
            gone |= before.keys() - after.keys() - {switch}
            less |= {each for each in after if after[each] != before[each]}
    return found


@pytest.mark.parametrize("switch", [*PANELS, *DETAILS])
def test_what_a_switch_says_beforehand_is_what_it_does(switch, differences):
    gone, less = differences[switch]
    assert set(goes_with(switch)) == gone
    assert set(says_less(switch)) == less


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_switch_carries_its_note(language):
    t = texts(language)
    options = {
        each["value"]: each["note"]
        for column in ROOM.columns(Session(), t)
        for each in column["options"]
    }
    assert options == {each: note(each, t) for each in (*PANELS, *DETAILS)}
    for panel in goes_with("goals"):
        assert t(f"dashboard.{panel}") in options["goals"]
    assert t("dashboard.map") in options["power"]
    assert options["forces"] == ""


def test_afterwards_it_is_said_what_went_with_it():
    session = Session()
    assert T("showing.now.all") in now(session, T)
    session.room.hidden = ["dilemmas", "agreements"]
    said = now(session, T)
    assert T("dashboard.dilemmas") in said
    assert T("dashboard.thread") in said
    assert T("dashboard.reinforcement") not in said
    assert said.count(T("dashboard.agreements")) == 1  # hidden already: it does not go too


SAID = ("interests", "values", "activities")


@pytest.mark.parametrize("case", case_names())
def test_influence_and_what_is_said_of_parties_is_on_the_page_only_when_switched_on(case):
    session = load_case(case, "nl")
    words = [
        getattr(each, field).split(".")[0]
        for each in session.stakeholders.items
        for field in SAID
        if getattr(each, field)
    ]
    scored = f'"{T("figures.map.column.power")}"'
    assert words
    page = dashboard.page(session, "Sessie", T)
    assert [each for each in words if each in page] == []
    assert '"drop": {"kind": "power"' not in page
    assert scored not in page
    session.room.shown = ["about", "power"]
    page = dashboard.page(session, "Sessie", T)
    assert all(each in page for each in words)
    assert '"drop": {"kind": "power"' in page
    assert scored in page
