"""What the room may not see changes no byte of its pages, whatever else it is shown.

``tests/session/test_for_room.py`` asks it of what is published, of every field; here all that is
hidden is written otherwise at once, and the page, the file, the channel's mark and the page to try
things out are compared. ``tests/serve/test_hidden_over_the_wire.py`` asks a real door.
"""

import random
import re
from itertools import combinations

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import DETAILS, PANELS, PART_OF, Switch
from netwerk_widgets.session.published import fingerprint, how_far, published
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets import dashboard
from netwerk_widgets.widgets.blocks import BLOCKS
from netwerk_widgets.widgets.explore import ExplorePage
from tests.hidden import otherwise
from tests.widgets.test_explore import everything

T = texts("nl")
ALL: tuple[Switch, ...] = (*PANELS, *DETAILS)
PAIRS = random.Random(12).sample(sorted(combinations(ALL, 2)), 50)
SETS = {
    "none": (),
    "all": ALL,
    **{f"only {each}": (each,) for each in ALL},
    **{f"without {each}": tuple(set(ALL) - {each}) for each in ALL},
    **{" and ".join(pair): pair for pair in PAIRS},
}
#: What Jupyter calls a widget, anew each time.
_NAMES = re.compile(r"[0-9a-f]{32}")


def showing(session: Session, shown: tuple[Switch, ...]) -> Session:
    session = session.model_copy(deep=True)
    session.room.hidden = [each for each in PANELS if each not in shown]
    session.room.shown = [each for each in DETAILS if each in shown]
    return session


def explored(session: Session) -> str:
    """All that the page to try things out sends when it opens."""
    store = MemoryStore()
    store.create("s", session.model_dump(mode="json"), "x")
    page = ExplorePage(store, "s", "nl")
    try:
        return _NAMES.sub("", everything(page.box))
    finally:
        page.close()


@pytest.fixture(scope="module")
def case() -> Session:
    """With a price that the group gave a new relation: in a case it has that of the workbook."""
    session = load_case("laanboompact", "nl")
    session.domain.relation_hours = 16
    return session


@pytest.mark.parametrize("name", SETS)
def test_what_is_hidden_is_in_no_byte(case, name):
    session = showing(case, SETS[name])
    changed, words = otherwise(session)
    assert len(words) > 100
    assert changed != session
    assert published(changed) == published(session)
    assert how_far(changed) == how_far(session)
    assert fingerprint(changed) == fingerprint(session)
    alone = len(name) % 2 == 0  # a file, else what the door sends: they differ in their first line
    assert dashboard.page(changed, "s", T, alone=alone) == dashboard.page(
        session, "s", T, alone=alone
    )
    if set(name.split()) & {"none", "all", "map", *PART_OF}:
        assert explored(changed) == explored(session)


#: In a case nothing is chosen, picked or asked.
IN_NO_CASE = {"ideas", "choices", "own"}
NEEDS = {each.slug: each.needs for each in BLOCKS}


@pytest.mark.parametrize("switch", [each for each in ALL if each not in IN_NO_CASE])
def test_what_is_shown_is_there_and_goes_when_it_is_hidden(case, switch):
    """And what is written otherwise of it makes another page."""
    needs = {*NEEDS.get(switch, ()), PART_OF.get(switch, switch)} - {switch}
    session, hidden = showing(case, (*needs, switch)), showing(case, tuple(needs))
    page = dashboard.page(session, "s", T)
    assert page != dashboard.page(hidden, "s", T)
    changed, _ = otherwise(hidden)
    changed.room = session.room
    if switch == "pictures":  # what is drawn of it are kinds, which `otherwise` leaves as they are
        changed.domain.pictures = changed.domain.pictures[1:]
    told = switch != "thread"  # it draws what others show, and sends nothing of its own
    assert (fingerprint(changed) != fingerprint(session)) == told
    assert (dashboard.page(changed, "s", T) != page) == told
