"""A case for students: the choice of a case, or one of its eight exercises."""

from typing import Any, cast

import traitlets
from markupsafe import Markup

from netwerk_widgets import places
from netwerk_widgets.session.cases import case_title, untranslated
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.study import EXERCISES, Exercise
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.study import checking, own
from netwerk_widgets.study.guide import Guide, load_guide, study_cases
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.base import Part, guarded
from netwerk_widgets.widgets.checks import CheckPanel, panel_state
from netwerk_widgets.widgets.open_page import OpenCase, OpenPage
from netwerk_widgets.widgets.pages.exercises import FILLS
from netwerk_widgets.widgets.pages.meanings import meanings
from netwerk_widgets.widgets.section import Section

EVERY_PART = tuple(PARTS)
#: The exercises that lean on the facts so much that they stand open.
FACTS_OPEN: frozenset[Exercise] = frozenset({"facts", "parties", "drivers"})
_THREE = ("do", "learn", "need")


def sections(page: OpenPage) -> list[Section]:
    """The page of a case."""
    ours = cast(OpenCase, page)
    if ours.case is None:
        return [_start(ours), _choice(ours)]
    guide = load_guide(ours.case, ours.t.language)
    return [
        _opening(ours, guide),
        *FILLS[ours.exercise](ours, guide),
        _checking(ours),
        *_analysis(ours),
    ]


# ---- choosing a case ----


class Cases(Part):
    """The cases to choose from; calls the page with the one that was chosen."""

    _part = traitlets.Unicode("cases").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, page: OpenCase) -> None:
        self._page = page
        super().__init__(page.t, state=self._state(page))
        self.on_msg(self._receive)

    @staticmethod
    def _state(page: OpenCase) -> dict[str, Any]:
        return {"none": page.t("study.page.none"), "cases": [_card(page, c) for c in study_cases()]}

    def _receive(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        if content.get("type") == "case":
            page = self._page
            guarded(page.problem, page.t)(page.choose)(str(content.get("id", "")))


def _card(page: OpenCase, case: str) -> dict[str, Any]:
    """A case as the list shows it, with how far the student is."""
    t = page.t
    there = own.find_own(page.store, case, t.language)
    progress = ""
    if there is not None:
        session = read_session(page.store, there)
        done = sum(checking.status(session, each) == "confirmed" for each in EXERCISES)
        progress = t.count("study.page.progress", done, all=len(EXERCISES))
    return {
        "id": case,
        "title": case_title(case, t.language),
        "lead": f"{load_guide(case, t.language).lead} {untranslated(case, t.language)}".strip(),
        "progress": progress,
        "action": t("study.page.go_on" if progress else "study.page.begin"),
    }


def _start(page: OpenCase) -> Section:
    t = page.t
    section = _bare(page)
    head = Markup(
        '<div class="nw-opening"><p class="nw-eyebrow">{}</p><h1>{}</h1>'
        '<p class="nw-question">{}</p></div>'
    ).format(t("start.eyebrow"), t("study.page.start"), t("study.page.start_lead"))
    about = three([t(f"study.page.start_{each}") for each in _THREE], t)
    section.box.children = (markup.html(head), markup.html(about))
    return section


def _choice(page: OpenCase) -> Section:
    section = Section(page, "cases", page.t("study.page.choose"), page.t("study.page.mine"))
    section.place(Cases(page))
    return section


# ---- an exercise ----


def _bare(page: OpenCase) -> Section:
    return Section(page, "top", "").bare()


def three(lines: list[str], t: Texts) -> Markup:
    """What you will do, learn and need."""
    rows = markup.joined(
        Markup("<div><strong>{}</strong><p>{}</p></div>").format(t(f"study.page.{key}"), line)
        for key, line in zip(_THREE, lines, strict=True)
    )
    return Markup('<div class="nw-three">{}</div>').format(rows)


def facts(guide: Guide, t: Texts, *, is_open: bool) -> Markup:
    """The facts of the case, numbered, each with where it comes from."""
    row = Markup('<li><span>{}</span> <span class="nw-badge is-{}">{}</span></li>')
    rows = markup.joined(
        row.format(each.text, each.source, t(f"fields.source.{each.source}"))
        for each in guide.facts
    )
    return Markup(
        '<details class="nw-facts"{}><summary>{}</summary><p class="nw-help">{}</p>'
        "<ol>{}</ol></details>"
    ).format(
        Markup(" open") if is_open else "",
        t("study.page.facts"),
        t("study.page.facts_source", source=guide.source),
        rows,
    )


def _opening(page: OpenCase, guide: Guide) -> Section:
    t, exercise = page.t, page.exercise
    section = _bare(page)
    head = Markup(
        '<div class="nw-opening"><p class="nw-eyebrow">{}</p><h1>{}</h1>'
        '<p class="nw-question">{}</p></div>'
    ).format(
        t(
            "study.page.eyebrow",
            number=EXERCISES.index(exercise) + 1,
            all=len(EXERCISES),
            case=case_title(str(page.case), t.language),
        ),
        t(f"study.exercise.{exercise}.label"),
        t(f"study.exercise.{exercise}.question"),
    )
    about = three([t(f"study.exercise.{exercise}.{each}") for each in _THREE], t)
    lead = Markup("<p>{}</p>").format(guide.lead) if exercise == EXERCISES[0] else Markup("")
    section.box.children = (
        markup.html(head + lead),
        markup.html(about),
        markup.html(facts(guide, t, is_open=exercise in FACTS_OPEN)),
        markup.html(meanings(exercise, t)),
    )
    return section


def _checking(page: OpenCase) -> Section:
    t, case, exercise = page.t, str(page.case), page.exercise
    section = Section(page, "check", t("study.page.check_title"))
    panel = CheckPanel(
        t, panel_state(page.session, case, exercise, t), guarded(page.problem, t)(page.said)
    )

    def show() -> None:
        panel.state = panel_state(page.session, case, exercise, t)

    section.follow(panel, EVERY_PART, show)
    section.place(panel)
    return section


def _analysis(page: OpenCase) -> list[Section]:
    """After the last exercise: where the case is computed."""
    t, case = page.t, str(page.case)
    if page.exercise != EXERCISES[-1] or places.analysis(case, t.language) is None:
        return []
    section = Section(page, "analysis", t("study.analysis.title"), t("study.analysis.intro"))
    link = Markup('<p><a class="nw-button" href="{}">{}</a></p>')
    # From the address of the page: a notebook of a case, two folders below Voilà's.
    address = f"../../../netwerk/analysis/{case}?lang={t.language}"
    section.place(markup.html(link.format(address, t("study.analysis.open"))))
    return [section]
