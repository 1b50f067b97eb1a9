"""Two moments beside each other: the map as it was, and as it is now."""

from markupsafe import Markup

from netwerk_widgets.figures.map.change import shared_places
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.still import picture
from netwerk_widgets.insights.names import day
from netwerk_widgets.insights.persevering import State, map_numbers, two_states
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.stage.screens import Screen

#: The picture as it is drawn, and the size of its names: it is shown 1.5 times as large.
_SIZE, _FONT = (570, 430), 17


def moments(session: Session, t: Texts) -> list[Screen]:
    """The first moment that was kept, and how it stands now; none without one."""
    pair = two_states(session, t)
    if pair is None or not all(state.session.stakeholders.items for state in pair):
        return []
    then, now = pair
    title = t("stage.moments.title", then=then.label)
    places = shared_places(then.session, now.session)
    sides = markup.joined(_side(state, places, t) for state in (then, now))
    return [
        Screen("is-moments", title, Markup('<div class="nw-stage-pair">{}</div>').format(sides))
    ]


def _side(state: State, places: Places, t: Texts) -> Markup:
    numbers = map_numbers(state.session)
    scene = map_scene(state.session, t, "", places, grouped=False, scored=False)
    drawn = picture(scene, "network", t, _SIZE, _FONT, explained=False)
    said = t(
        "stage.moments.numbers",
        parties=t.count("stage.moments.parties", numbers.parties),
        relations=t.count("stage.moments.relations", numbers.relations),
    )
    return Markup(
        "<figure><figcaption><strong>{}</strong> {}</figcaption>{}<p>{}</p></figure>"
    ).format(state.label, day(state.on or today(), t), Markup(drawn), said)  # noqa: S704
