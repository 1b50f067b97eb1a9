"""Slips of paper from the panel of a round, also where no phone can answer."""

import pytest

from netwerk_widgets.rounds.kinds import KINDS, hows
from netwerk_widgets.session import showing
from netwerk_widgets.widgets.download import Download
from tests.widgets.asking.pressing import NAME, T, buttons, inside, press, read_out


@pytest.fixture
def handed(monkeypatch):
    found = []
    monkeypatch.setattr(Download, "hand", lambda _self, *file: found.append(file))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_printed_without_a_phone(opened, handed, monkeypatch, kind):
    monkeypatch.delenv(showing.ANSWERS)
    page, asking = opened(kind)
    assert buttons(asking)[T("rounds.asking.ask")].disabled
    press(asking, "paper")
    setup = asking.setup
    for per in KINDS[kind].per:
        for how in hows(kind, per):
            setup.per.value, setup.names.value = per, how
            setup.copies.value = 3
            setup.go.click()
            name, data = handed.pop()
            assert name.startswith(f"{NAME} - ")
            assert name.endswith(".html")
            assert name in read_out(asking)
            parties = len([each for each in page.recorded.stakeholders.items if each.name])
            many = data.decode().count('class="slip"')
            assert many <= parties if per == "party" else many == 3
            assert T(f"rounds.kept.{how}") in data.decode()
    # Nothing was asked of anybody, and it closes.
    assert asking.desk.going() == []
    setup.no.click()
    assert not [each for each in inside(asking) if isinstance(each, Download)]


def test_without_the_name_on_it_there_are_as_many_as_she_says(opened, handed):
    _page, asking = opened("positions")
    press(asking, "paper")
    setup = asking.setup
    assert "nw-gone" in setup.copies._dom_classes
    setup.blank.value = True
    assert "nw-gone" not in setup.copies._dom_classes
    setup.copies.value = 7
    setup.go.click()
    assert handed[0][1].decode().count('class="slip"') == 7
