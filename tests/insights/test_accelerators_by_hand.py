"""What grows, and where groups lie apart, counted by hand."""

from netwerk_widgets.insights import accelerators
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

NL = texts("nl")


def scored(*people):
    rows = [{"id": f"r{n}", **each} for n, each in enumerate(people)]
    return Session.model_validate({"context": {"respondents": rows}})


def told(*people):
    return {each.key: each for each in accelerators.findings(scored(*people), NL)}


def test_what_grows_most_and_that_nothing_grows():
    person = {
        "now": {"technology": 2, "lifestyle": 3},
        "expected": {"technology": 4, "lifestyle": 4},
    }
    found = told(person)["growth"]
    label = NL("method.accelerator.technology.label")
    assert (found.number, found.unit) == (2, "score")
    assert found.sentence == NL(
        "context.accelerators.growth", label=label[:1].upper() + label[1:], now="2", expected="4",
        n="1",
    )  # fmt: skip
    still = told({"now": {"technology": 4}, "expected": {"technology": 4}})
    assert (still["no_growth"].number, still["no_growth"].unit) == (0, "score")
    assert "growth" not in still
    assert "no_growth" not in told({"now": {"technology": 4}})


def test_what_grows_as_much_is_told_together_and_what_alone_was_scored_as_such():
    labels = [NL(f"method.accelerator.{each}.label") for each in ("technology", "lifestyle")]
    now, later = {"technology": 2, "lifestyle": 1}, {"technology": 4, "lifestyle": 3}
    found = told({"now": now, "expected": later})["growth"]
    assert all(each.casefold() in found.sentence.casefold() for each in labels)
    assert found.number == 2
    only = told({"now": {"technology": 2}, "expected": {"technology": 3}})["growth"]
    assert only.sentence == NL(
        "context.accelerators.growth_only", label=labels[0], now="2", expected="3", n="1"
    )


def test_two_groups_are_apart_from_one_point_on():
    def groups(high, low):
        people = [{"id": f"r{n}", "role": role, "name": f"N{n}"}
                  for n, role in enumerate(["x"] * 3 + ["y"] * 3)]  # fmt: skip
        rows = [{"id": f"r{n}", "expected": {"technology": high if n < 3 else low}}
                for n in range(6)]  # fmt: skip
        made = Session.model_validate(
            {"people": {"items": people}, "context": {"respondents": rows}}
        )
        return {each.key: each for each in accelerators.findings(made, NL)}.get("apart")

    assert groups(2, 1).number == 1
    assert groups(5, 1).number == 4
    assert groups(2, 2) is None
