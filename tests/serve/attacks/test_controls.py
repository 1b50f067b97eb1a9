"""The controls of the page take what they offer, and no more."""

import pytest

from netwerk_widgets.serve.filtering import V1
from netwerk_widgets.widgets.gate import LONGEST
from tests.serve.attacks.lines import PROTOCOLS, T, box, named, put


def click(line, name):
    line.comm(name, {"method": "custom", "content": {"event": "click"}})


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_what_a_control_does_not_offer_is_refused(visitor, page, protocol):
    party, name = box(page, "whatif.party"), box(page, "whatif.name")
    before = page[party]["state"]
    offered = len(before["_options_labels"])
    words = next(
        key for key, each in page.items() if each["state"].get("_model_name") == "HTMLModel"
    )
    with visitor.connect(protocol) as line:
        for index in (-1, offered, 10**6, True, "0", 1.5, None, [0], {"a": 0}):
            put(line, party, index=index)
        for state in (
            {"disabled": True},
            {"_options_labels": ["x"]},
            {"_dom_classes": ["nw-gone"]},
            {"_model_name": "ButtonModel"},
            {"layout": "IPY_MODEL_x"},
            {"description": "<img src=x onerror=1>"},
            {"value": "x"},
            {"index": 1, "disabled": True},
            {},
        ):
            put(line, party, **state)
        put(line, words, value="<img src=x onerror=1>")
        for value in ("x" * (LONGEST + 1), 7, None, ["x"], True):
            put(line, name, value=value)
        line.comm(party, {"method": "update", "state": {"index": 1}, "buffer_paths": [["index"]]})
        for other in ("x", "", "__class__", "_handle_msg", None, ["update"]):
            line.comm(party, {"method": other, "state": {"index": 1}})
        click(line, party)
        assert line.state(party) == before
        assert line.state(name) == page[name]["state"]
        assert line.state(words) == page[words]["state"]
        # What it does offer, and what fits, is taken.
        put(line, party, index=1)
        put(line, name, value="x" * LONGEST)
        assert line.state(party)["index"] == 1
        assert line.state(name)["value"] == "x" * LONGEST
        put(line, party, index=0)
        put(line, name, value="")
        assert line.state(party)["index"] == 0


def test_a_button_that_is_off_the_page_cannot_be_clicked(visitor, page):
    clear, join = named(page, "nw-whatif-clear"), named(page, "nw-whatif-join")
    assert "nw-gone" in page[clear]["state"]["_dom_classes"]
    with visitor.connect(V1) as line:
        click(line, join)
        line.settle()
        asked = T("whatif.no_name")
        told = [told["content"] for told, _ in line.heard if told["kind"] == "comm_msg"]
        where = next(each["comm_id"] for each in told if asked in str(each["data"]))

        def complaint(line):
            return asked in line.state(where)["value"]

        assert complaint(line)
        # It would take the complaint away with all that was tried.
        click(line, clear)
        assert complaint(line)
        for content in ({"event": "clicked"}, {"event": "click", "more": 1}, {}, {"event": None}):
            line.comm(join, {"method": "custom", "content": content})
        # Once it is on the page, it can.
        click(line, named(page, "nw-whatif-remove"))
        assert "nw-gone" not in line.state(clear)["_dom_classes"]
        assert not complaint(line)
        click(line, clear)
        assert "nw-gone" in line.state(clear)["_dom_classes"]


def test_there_is_no_button_to_keep_anything(page):
    labels = {each["state"].get("description") for each in page.values()}
    assert T("whatif.button.clear") in labels
    assert T("whatif.button.keep") not in labels
