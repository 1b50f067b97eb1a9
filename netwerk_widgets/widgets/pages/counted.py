"""Beneath a form: what was answered without names, which nobody types and no row shows."""

from markupsafe import Markup

from netwerk_widgets.insights.counted import TALLIES, Tally
from netwerk_widgets.insights.names import spanned
from netwerk_widgets.rounds.counts import COUNTED, without
from netwerk_widgets.rounds.model import KindName
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.pages.taking_out import place_taking_out
from netwerk_widgets.widgets.section import Section


def place_counted(section: Section, kind: KindName) -> None:
    """Show the answers without names of a kind of round, to keep or to remove.

    Nothing while there are none.
    """
    find, parts = TALLIES[kind], [COUNTED[kind].part]

    def told(session: Session, t: Texts) -> Markup:
        return counted_table(find(session, t), t)

    t = section.page.t
    place_taking_out(
        section,
        parts,
        t("pages.counted.remove"),
        t("pages.counted.removed", title=t(f"rounds.title.{kind}")),
        lambda live: without(kind, live.documents),
        section.text(told, parts, f"{kind} without names"),
    )


def counted_table(found: list[Tally], t: Texts) -> Markup:
    """How many answered, and how often each answer was given to each thing."""
    if not found:
        return Markup("")
    head = [
        t("pages.counted.what"),
        *found[0].counts,
        t("pages.counted.n"),
        t("pages.counted.middle"),
    ]
    rows = [
        [each.label, *(str(n) for n in each.counts.values()), str(each.n), each.middle]
        for each in found
    ]
    title = Markup("<p><strong>{}</strong></p>").format(
        t("pages.counted.title", n=spanned(each.n for each in found))
    )
    return Markup('<div class="nw-tallies">{}{}</div>').format(title, markup.table(head, rows))
