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

#: The pictures as they are drawn, for a wide beamer and one of 4:3, and the size of their names:
#: both are shown 1.5 times as large. From this radius there are letters in a party.
_SIZES = {"is-wide": (570, 430), "is-square": (416, 440)}
_FONT, _LETTERED = 17, 14


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
    drawn = markup.joined(
        Markup('<div class="{}">{}</div>').format(
            css,
            Markup(  # noqa: S704
                picture(scene, "network", t, size, _FONT, explained=False, least=_LETTERED)
            ),
        )
        for css, size in _SIZES.items()
    )
    said = t(
        "stage.moments.numbers",
        parties=t.count("stage.moments.parties", numbers.parties),
        relations=t.count("stage.moments.relations", numbers.relations),
    )
    return Markup(
        "<figure><figcaption><strong>{}</strong> {}</figcaption>{}<p>{}</p></figure>"
    ).format(state.label, day(state.on or today(), t), drawn, said)
