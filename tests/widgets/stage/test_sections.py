"""What `method/programme.toml` says of each section is what the pages, stage and rules have."""

import copy
from typing import get_args

import pytest

from netwerk_widgets.method import STEPS
from netwerk_widgets.method.programme import PAUSES, PLANS, SECTIONS, Part, minutes_of
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import requirements
from netwerk_widgets.session.shapes import field_key
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages import contents
from netwerk_widgets.widgets.stage.sequence import VIEWS
from tests.session.progress.steps import DONE

#: What can stand there at any moment is of no section of a programme.
ANY_MOMENT = {
    "ideas",
    "choices",
    *(f"round.{each.name}" for each in KINDS.values() if each.step in ("gather", "")),
}
#: How a step is closed is no part of a programme by itself.
APART = {"done", "report"}


def test_every_section_of_a_step_is_planned_in_the_order_of_its_page():
    assert tuple(SECTIONS) == get_args(Part)
    for step in STEPS:
        there = [each.name for each in contents(step).entries if each.name not in APART]
        assert [each.name for each in SECTIONS.values() if each.page == step] == there
    for about in SECTIONS.values():
        assert contents(about.page).entry(about.name) is not None


def test_all_that_can_stand_on_the_stage_is_of_one_section_in_the_order_of_the_method():
    views = [view for about in SECTIONS.values() for view in about.views]
    there = {key for key in VIEWS if not key.startswith("step.")}
    assert sorted(views) == sorted(there - ANY_MOMENT)
    for about in SECTIONS.values():
        for view in about.views:
            assert VIEWS[view].step in (about.page, None) or about.page == "start"


def test_every_line_of_a_done_when_is_filled_in_in_one_section():
    for step in STEPS:
        ours = [rule for each in SECTIONS.values() if each.page == step for rule in each.rules]
        assert sorted(ours) == sorted(each.key for each in requirements(Session(), step))
    assert not any(each.rules for each in SECTIONS.values() if each.page not in STEPS)


def met():
    return Session.model_validate(DONE)


def without(part, path, model, name):
    """The session in which every step is done, with one field empty in all of its rows."""
    documents = met().model_dump(mode="json")
    document = copy.deepcopy(documents[part])
    empty = model.model_fields[name].get_default(call_default_factory=True)
    for row in document[path] if path else [document]:
        row[name] = empty
    return Session.model_validate({**documents, part: document})


def test_what_may_wait_within_a_section_is_what_no_done_when_asks_for(tmp_path, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))
    store = MemoryStore()
    store.create("een", met().model_dump(mode="json"), "test")
    asked, found = 0, {key: [] for key in SECTIONS}
    for step in STEPS:
        page = Page(step, store, "een")
        for section in page.sections:
            key = f"{step}.{section.slug}"
            for editor in section.editors if key in SECTIONS else ():
                if not isinstance(editor, Editor):
                    continue
                what = editor.recording
                for name in what.asked:
                    if name not in typed(what.model):
                        continue  # an entry of a dict: asked as a whole
                    asked += 1
                    bare = without(what.part, what.path, what.model, name)
                    if all(each.met for every in STEPS for each in requirements(bare, every)):
                        found[key].append(field_key(what.model, name))
        page.close()
    assert asked > 40
    assert {key: tuple(names) for key, names in found.items() if names and SECTIONS[key].rules} == {
        key: about.later for key, about in SECTIONS.items() if about.later
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_wait_has_a_name(language):
    for about in SECTIONS.values():
        for each in about.later:
            assert texts(language)(f"fields.label.{each}")


def test_the_routes_take_the_time_they_are_named_after():
    long = {route: sum(minutes for _, minutes in plan) for route, plan in PLANS.items()}
    assert (long["hour"], long["half_day"]) == (60, 210)
    # A working day from nine to five: seven hours of work at the most.
    assert long["day"] == 8 * 60
    assert sum(minutes for what, minutes in PLANS["day"] if what not in PAUSES) <= 7 * 60
    for plan in PLANS.values():
        planned = [what for what, _ in plan if what not in PAUSES]
        assert set(planned) <= set(SECTIONS)
        assert len(set(planned)) == len(planned)
        assert all(
            minutes <= max(25, SECTIONS[w].minutes + 5) for w, minutes in plan if w in planned
        )
    done = {what.partition(".")[0] for what, _ in PLANS["day"]}
    assert set(STEPS) <= done


def test_a_step_takes_what_its_sections_take():
    assert {step: minutes_of(step) for step in STEPS} == {
        "context": 75,
        "domain": 60,
        "dream": 60,
        "goals": 95,
        "dilemmas": 75,
        "doing": 60,
        "persevering": 85,
    }
