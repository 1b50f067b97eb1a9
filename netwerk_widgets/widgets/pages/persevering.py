"""Step 7, doorzetten."""

from typing import Any

from ipywidgets import Button, Dropdown, Text

from netwerk_widgets.insights import looking_back
from netwerk_widgets.insights.persevering import two_states
from netwerk_widgets.network.comparison import Comparison, compare
from netwerk_widgets.session import moments
from netwerk_widgets.session.models.persevering import Lesson, Measurement, Moment, Persevering
from netwerk_widgets.widgets.agreeing import PARTS as AGREED
from netwerk_widgets.widgets.agreeing import Agreeing
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.pages.contents import SectionEntry
from netwerk_widgets.widgets.pages.map.compare import Pair
from netwerk_widgets.widgets.pages.map.moments import PARTS as MAP_PARTS
from netwerk_widgets.widgets.pages.rows import overdue_marks
from netwerk_widgets.widgets.pages.step import EVERY_PART, entry, step_contents
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.report_maker import ReportMaker
from netwerk_widgets.widgets.section import Section, offer_options

PARTS = EVERY_PART

MOMENTS = Recording(
    name="moments",
    part="persevering",
    path="moments",
    model=Moment,
    keys=("name", "on", "note"),
    addable=False,
    removes="moment",
    widths={"name": "30%", "on": "180px"},
)
MEASUREMENTS = Recording(
    name="measurements",
    part="persevering",
    path="measurements",
    model=Measurement,
    keys=("goal", "moment", "value", "note"),
    also=frozenset({"goals", "persevering"}),
    widths={"goal": "36%", "moment": "20%", "value": "130px"},
)
LESSONS = Recording(
    name="lessons",
    part="persevering",
    path="lessons",
    model=Lesson,
    keys=("text", "step", "moment"),
    also=frozenset({"persevering"}),
    widths={"step": "18%", "moment": "20%"},
)
REVIEW = Recording(
    name="review",
    part="persevering",
    path="",
    model=Persevering,
    keys=("next_review",),
    marks=overdue_marks("review"),
)


def _moments(section: Section) -> None:
    page, t = section.page, section.page.t
    name = Text(placeholder=t("pages.persevering.moments.hint"), description="")
    name.add_class("nw-wide")
    freeze = Button(description=t("pages.persevering.moments.freeze"), button_style="primary")

    def keep(_button: Any) -> None:
        label = name.value.strip() or t("pages.persevering.moments.unnamed")
        moments.freeze(page.session, label, today())
        name.value = ""

    freeze.on_click(guarded(page.problem, t)(keep))
    section.place(section.editor(MOMENTS))
    section.place(name, freeze, css="nw-line")


def _measurements(section: Section) -> None:
    section.place(section.figure("progress"), section.editor(MEASUREMENTS))


def _compare(section: Section) -> None:
    page, t = section.page, section.page.t
    then = Dropdown(description=t("whatif.moments.then"))
    now = Dropdown(description=t("whatif.moments.now"))

    def offer() -> None:
        session = page.recorded
        frozen = {each.id for each in session.moments.frozen}
        rows = [
            (each.name or t("ui.unnamed"), each.id)
            for each in session.persevering.moments
            if each.id in frozen
        ]
        first: list[tuple[str, str | None]] = [(t("pages.persevering.compare.first"), None)]
        last: list[tuple[str, str | None]] = [(t("pages.persevering.compare.now"), None)]
        for box, head in ((then, first), (now, last)):
            options = [*head, *rows]
            offer_options(box, options)

    def compared() -> Comparison | None:
        pair = two_states(page.recorded, t, then.value, now.value)
        if pair is None:
            return None
        early, late = pair
        maps.labels = (early.label, late.label)
        return compare(early.session, late.session)

    def chosen() -> dict[str, str | None]:
        return {"then": then.value, "now": now.value}

    section.follow(then, PARTS, offer)
    offer()
    for box in (then, now):
        box.observe(lambda _change: section.refresh({"persevering"}), "value")
    section.place(then, now, css="nw-choose")
    section.place(
        section.figure("radar_then_now", chosen),
        section.column(
            section.figure("map_then_now", chosen),
            section.figure("actions_then_now", chosen),
        ),
        css="nw-side",
    )
    maps = Pair(section, "moments", compared, ("", ""))
    section.follow(maps.box, MAP_PARTS, maps.show)
    maps.show()
    section.place(maps.box)
    section.place(
        section.words(
            lambda s, t: looking_back.findings(s, t, today(), then.value, now.value), PARTS
        )
    )


def _lessons(section: Section) -> None:
    section.place(
        section.figure("overdue"),
        section.editor(LESSONS),
        section.editor(REVIEW),
    )


def _agreed(section: Section) -> None:
    agreeing = Agreeing(section.page)
    section.follow(agreeing, AGREED, agreeing.show)
    section.place(agreeing)


def _report(section: Section) -> None:
    page, t = section.page, section.page.t
    section.place(ReportMaker(t, page.session))


CONTENTS = step_contents(
    "persevering",
    entry("persevering", "moments", _moments),
    entry("persevering", "measurements", _measurements, "progress"),
    entry("persevering", "compare", _compare, "radar_then_now", "map_then_now", "actions_then_now"),
    entry("persevering", "lessons", _lessons, "overdue"),
    entry("persevering", "agreed", _agreed),
    SectionEntry("report", _report, "report.button.title", "report.button.intro"),
)
