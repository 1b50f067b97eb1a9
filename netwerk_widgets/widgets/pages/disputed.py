"""A part of exercise 4: a relation of the case that two organisations see differently."""

from typing import Any

from markupsafe import Markup

from netwerk_widgets.session.models import Session
from netwerk_widgets.study.exercises import disputed as reading
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.open_page import OpenCase
from netwerk_widgets.widgets.questions import choice, form
from netwerk_widgets.widgets.section import Section


def disputed(page: OpenCase) -> list[Section]:
    """Reading a relation that two see differently; nothing in a case without one."""
    t = page.t
    said = reading.said(page.case, t) if page.case else ""
    if not said:
        return []

    def asks(_session: Session, t: Texts) -> list[dict[str, Any]]:
        answers = [(each, t(f"study.disputed.reading.{each}")) for each in reading.READINGS]
        return [choice(f"chosen.{reading.READ}", t("study.disputed.ask"), answers)]

    section = Section(page, "disputed", t("study.disputed.title"), t("study.disputed.intro"))
    words = Markup('<p>{} <span class="nw-badge is-illustrative">{}</span></p>').format(
        said, t("fields.source.illustrative")
    )
    section.place(markup.html(words), section.editor(form("study_disputed", asks)))
    return [section]
