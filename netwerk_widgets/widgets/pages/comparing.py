"""Exercise 8: the student's network beside the reference."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.cases import case_notes
from netwerk_widgets.session.models import Session
from netwerk_widgets.study.exercises import compare as comparing
from netwerk_widgets.study.exercises import relations as related
from netwerk_widgets.study.guide import Guide
from netwerk_widgets.study.solution import reference
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.open_page import OpenCase
from netwerk_widgets.widgets.pages.rows import all_parties
from netwerk_widgets.widgets.questions import choice, form
from netwerk_widgets.widgets.section import Section

MAP_PARTS = ("stakeholders", "relations", "start")


def compare(page: OpenCase, guide: Guide) -> list[Section]:
    """The student's network beside the reference, and the claims about it."""
    t, case = page.t, str(page.case)
    theirs = reference(case, t)

    def asks(_session: Session, t: Texts) -> Sequence[dict[str, Any]]:
        answers = [(each, t(f"study.compare.answer.{each}")) for each in comparing.ANSWERS]
        return [
            choice(f"chosen.{comparing.key(each.id)}", each.text, answers) for each in guide.claims
        ]

    maps = Section(page, "maps", t("study.compare.figures"))
    own = maps.column(
        markup.html(markup.heading(t("study.compare.mine"), level=3)),
        maps.plot(still_map, MAP_PARTS),
    )
    if shown(page.recorded):
        reference_map = maps.column(
            markup.html(markup.heading(t("study.compare.ours"), level=3)),
            maps.plot(lambda _session, t: still_map(theirs, t), ()),
        )
        maps.place(own, reference_map, css="nw-side")
        maps.place(
            maps.text(lambda session, t: numbers(session, theirs, t), MAP_PARTS),
            markup.html(_notes(case, t)),
            css="nw-side",
        )
    else:
        wait = markup.html(Markup("<p>{}</p>").format(t("study.compare.wait")))
        maps.place(own, maps.column(wait), css="nw-side")
    claims = Section(page, "claims", t("study.compare.claims"))
    claims.place(claims.editor(form("study_claims", asks)))
    return [maps, claims]


def shown(session: Session) -> bool:
    """Whether the reference may be seen: it gives away exercises 2 to 4."""
    return session.study.predicted is not None


def numbers(mine: Session, theirs: Session, t: Texts) -> Markup:
    """The student's network and the reference, figure by figure."""
    both = [(each, measure(each)) for each in (mine, theirs)]
    rows = [
        (t("study.compare.parties"), *(str(found.parties) for _, found in both)),
        (t("study.compare.relations"), *(str(found.relations) for _, found in both)),
        (
            t("study.compare.density"),
            *("–" if f.density is None else t.number(f.density, 2) for _, f in both),
        ),
        (t("study.compare.broker"), *(_brokers(session, t) for session, _ in both)),
    ]
    return markup.table(
        (t("study.compare.what"), t("study.compare.mine"), t("study.compare.ours")), rows
    )


def _brokers(session: Session, t: Texts) -> str:
    names = dict(all_parties(session, t))
    return t.enumerate([names[each] for each in related.brokers(session)]) or "–"


def _notes(case: str, t: Texts) -> Markup:
    row = Markup('<p><span class="nw-badge is-{}">{}</span> {}</p>')
    article, illustrative = case_notes(case, t.language)
    return Markup('<div class="nw-findings">{}{}</div>').format(
        row.format("article", t("fields.source.article"), article),
        row.format("illustrative", t("fields.source.illustrative"), illustrative),
    )
