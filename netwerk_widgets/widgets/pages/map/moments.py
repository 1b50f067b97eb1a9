"""Two moments of the map: what is new, gone and changed, and what that did to the measures."""

from ipywidgets import Dropdown
from markupsafe import Markup

from netwerk_widgets.insights.persevering import State, states
from netwerk_widgets.network.comparison import Comparison, compare
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.pages.map.compare import Pair
from netwerk_widgets.widgets.section import Section, offer_options, reveal

PARTS = ("stakeholders", "relations", "moments", "persevering")
#: How a state is called in a list to choose from: how it stands now has no moment.
_NOW = "now"
#: Up to so many parties the comparison is there at once; a larger one when somebody chooses it.
_AT_ONCE = 120


def moments(section: Section) -> None:
    """Choose two moments, and see the map and the measures of both."""
    page, t = section.page, section.page.t
    then = Dropdown(description=t("whatif.moments.then"))
    now = Dropdown(description=t("whatif.moments.now"))

    def known() -> dict[str, State]:
        return {each.moment or _NOW: each for each in states(page.recorded, t)}

    def compared() -> Comparison | None:
        found = known()
        early, late = found.get(then.value), found.get(now.value)
        if early is None or late is None or early is late:
            return None
        pair.labels = (early.label, late.label)
        return compare(early.session, late.session)

    pair = Pair(section, "moments", compared, ("", ""))

    def show() -> None:
        options = [(state.label, id_) for id_, state in known().items()]
        first = len(then.options) < 2
        offer_options(then, options)
        offer_options(now, options)
        if first and len(options) > 1:
            few = len(page.recorded.stakeholders.items) <= _AT_ONCE
            then.value, now.value = options[0][1] if few else _NOW, _NOW
        reveal(choose, len(options) > 1)
        pair.show()

    section.place(then, now, css="nw-choose")
    choose = section.box.children[-1]
    section.place(section.text(_hint, PARTS), pair.box)
    section.follow(pair.box, PARTS, show)
    show()
    guard = guarded(page.problem, t)
    for box in (then, now):
        box.observe(guard(lambda _change: pair.show()), "value")


def _hint(session: Session, t: Texts) -> Markup:
    if session.moments.frozen:
        return Markup("")
    return Markup('<p class="nw-help">{}</p>').format(t("persevering.hint.moments"))
