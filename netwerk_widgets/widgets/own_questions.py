"""All questions of the group's own, with their answers: also those that no page asks any more."""

from collections.abc import Callable
from functools import partial

from ipywidgets import Button, VBox, Widget
from markupsafe import Markup

from netwerk_widgets.session import own
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.own import OwnAnswer, OwnQuestion
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.act_words import page_words
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.closing import close
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section, reveal

PARTS = (own.PART, "stakeholders")


def place_questions(section: Section) -> None:
    """Show them under a section; nothing while there are none."""
    shown = OwnQuestions(section.page)
    section.follow(shown, PARTS, shown.show)
    section.place(shown)


class OwnQuestions(VBox):
    """A fold for each question: what was answered, and a button that removes both."""

    def __init__(self, page: OpenPage) -> None:
        super().__init__()
        self._rows: list[Widget] = []
        self.add_class("nw-stack")
        self._page = page
        self._guard: Callable[[Callable[[], None]], Callable[[], None]] = guarded(
            page.problem, page.t
        )
        self.show()

    def show(self) -> None:
        """Show what there is now."""
        old, session, t = self._rows, self._page.recorded, self._page.t
        rows: list[Widget] = [self._row(each, session) for each in session.own.questions]
        if rows:
            title = markup.heading(t("own.all.title"), t("own.all.lead"), level=3)
            rows.insert(0, markup.html(title))
        self.children = self._rows = rows
        reveal(self, bool(rows))
        for each in old:
            close(each)

    def _row(self, question: OwnQuestion, session: Session) -> Widget:
        row = VBox([markup.html(answered(question, session, self._page.t))])
        row.add_class("nw-stack")
        if not self._page.session.readonly:
            remove = Button(description=self._page.t("own.all.remove"), tooltip=question.name)
            removing = self._guard(partial(self._remove, question))
            remove.on_click(lambda _button: removing())
            row.children = (*row.children, remove)
        return row

    def _remove(self, question: OwnQuestion) -> None:
        """The question with its answers, as one act."""
        page = self._page
        page.session.refresh()
        before = page.session.last("undo")
        left = own.without(page.session.documents[own.PART], question.id)
        if left == page.session.documents[own.PART]:
            return
        page.conflicts(own.PART, page.session.replace(own.PART, left))
        page.done(page.t("own.all.removed", title=question.name), before)


def answered(question: OwnQuestion, session: Session, t: Texts) -> Markup:
    """A question, where it was asked, and its answers, folded in."""
    found = [each for each in own.answers(session, question.id) if each.text.strip()]
    names = {each.id: each.name.strip() for each in session.stakeholders.items}
    lines = markup.joined(Markup("<li>{}</li>").format(_line(each, names, t)) for each in found)
    return Markup(
        '<details class="nw-notes"><summary>{} ({})</summary><p>{}</p><ul>{}</ul></details>'
    ).format(
        question.name, page_words(question.page, t), t.count("own.all.answers", len(found)), lines
    )


def _line(answer: OwnAnswer, names: dict[str, str], t: Texts) -> str:
    if answer.party is None:
        return answer.text
    party = names.get(answer.party) or t("ui.unnamed")
    return t("own.report.of", party=party, text=answer.text)
