"""Step 7, doorzetten."""

from typing import Any

from ipywidgets import Button, Dropdown, IntSlider, Text
from markupsafe import Markup

from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.film import one_frame, places
from netwerk_widgets.figures.theme import empty
from netwerk_widgets.insights import health, looking_back
from netwerk_widgets.insights.film import Frame, recorded, told
from netwerk_widgets.insights.persevering import two_states
from netwerk_widgets.network.comparison import Comparison, compare
from netwerk_widgets.rounds import questions
from netwerk_widgets.rounds.health import seconds
from netwerk_widgets.session import moments
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.persevering import Lesson, Measurement, Moment, Persevering
from netwerk_widgets.session.store.base import Document
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.agreeing import PARTS as AGREED
from netwerk_widgets.widgets.agreeing import Agreeing
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.pages.contents import SectionEntry
from netwerk_widgets.widgets.pages.map.compare import Pair
from netwerk_widgets.widgets.pages.map.moments import PARTS as MAP_PARTS
from netwerk_widgets.widgets.pages.rows import overdue_marks
from netwerk_widgets.widgets.pages.step import EVERY_PART, entry, step_contents
from netwerk_widgets.widgets.pages.taking_out import place_taking_out
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.report_maker import ReportMaker
from netwerk_widgets.widgets.section import Section, offer_options, reveal

PARTS = EVERY_PART
HEALTH_PARTS = ("persevering", "moments")

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
    # Told once it is left: of each key apart the last may come after the press on the button.
    name = Text(
        placeholder=t("pages.persevering.moments.hint"), description="", continuous_update=False
    )
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


def _health(section: Section) -> None:
    t = section.page.t
    section.place(markup.html(asked(t)))
    section.place(
        section.figure("health"), section.words(health.findings, HEALTH_PARTS), css="nw-stack"
    )
    place_taking_out(
        section, ["persevering"], t("health.remove"), t("health.removed"), _without_last
    )


def asked(t: Texts) -> Markup:
    """Whose statements they are and how long they take, and each with the theme it is about."""
    found = questions.health(Session())
    lines = markup.joined(
        Markup("<li>{} <em>({})</em></li>").format(each.label.said(t), each.definition.said(t))
        for each in found
    )
    return Markup(
        '<p>{}</p><p>{}</p><details class="nw-notes"><summary>{}</summary><ol>{}</ol></details>'
    ).format(
        t("health.about"),
        t("health.time", n=len(found), time=t.number(seconds(found, t) / 60, 1)),
        t("health.statements", n=len(found)),
        lines,
    )


def _without_last(live: LiveSession) -> dict[str, Document]:
    """All but the last measurement."""
    last = health.health(live.session)
    if last is None:
        return {}
    document = live.documents["persevering"]
    kept = {
        path: [each for each in document[path] if each.get("round") != last.round]
        for path in ("health", "health_roles")
    }
    return {"persevering": document | kept}


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


def _film(section: Section) -> None:
    page, t = section.page, section.page.t
    slide = IntSlider(min=1, max=1, description=t("film.slide"), continuous_update=False)
    kept: dict[str, Any] = {}

    def made() -> tuple[Frame, ...]:
        live = page.session
        token = (live.store.change_token(), page.recorded)
        if kept.get("token") != token:
            found = recorded(page.recorded, live.store, live.name, t)
            kept.update(token=token, frames=found, places=places(found))
        return kept["frames"]

    def at() -> int:
        return min(slide.value, len(made())) - 1

    def draw(_session: Session, t: Texts) -> Drawing:
        if not made():
            return empty("film_frame", t("film.empty"), t("film.hint"))
        return one_frame(made(), at(), kept["places"], t)

    def follow() -> None:
        # Who looks at the end sees what comes after it.
        ends = slide.value >= slide.max
        slide.max = max(1, len(made()))
        if ends:
            slide.value = slide.max
        reveal(slide, len(made()) > 1)

    section.follow(slide, PARTS, follow)
    follow()
    slide.observe(lambda _change: section.refresh({"moments"}), "value")
    section.place(slide, css="nw-choose")
    section.place(
        section.words(lambda _s, t: told(made(), at(), t) if made() else [], PARTS),
        section.plot(draw, PARTS, what="the film"),
        css="nw-stack",
    )
    section.place(section.figure("film"))


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
    entry("persevering", "health", _health, "health"),
    entry("persevering", "compare", _compare, "radar_then_now", "map_then_now", "actions_then_now"),
    entry("persevering", "film", _film, "film"),
    entry("persevering", "lessons", _lessons, "overdue"),
    entry("persevering", "agreed", _agreed),
    SectionEntry("report", _report, "report.button.title", "report.button.intro"),
)
