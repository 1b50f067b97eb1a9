"""What the room gets to see, as switches; each says beforehand what goes with it."""

from typing import Any

from markupsafe import Markup

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.panels import DETAILS, PANELS, Switch
from netwerk_widgets.session.models.room import Room
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import own_party
from netwerk_widgets.widgets.blocks import BLOCKS
from netwerk_widgets.widgets.recording import Recording

#: How the card of a participant's own party is called among the panels.
OWN = "me"


def goes_with(switch: Switch) -> tuple[Switch, ...]:
    """The panels that are not there either when this is not shown."""
    return tuple(each.slug for each in BLOCKS if switch in each.needs)


def says_less(switch: Switch) -> tuple[str, ...]:
    """The panels that say less when this is not shown; `OWN` is the participant's own party."""
    panels = [each.slug for each in BLOCKS if switch in each.reads]
    return (*panels, *((OWN,) if switch in own_party.READS else ()))


def _named(panels: tuple[str, ...], t: Texts) -> str:
    return t.enumerate([f"‘{t(f'dashboard.{each}')}’" for each in panels])


def note(switch: Switch, t: Texts) -> str:
    """What goes with a panel that is hidden, or where a detail is seen; empty: nothing."""
    less = says_less(switch)
    if switch == "own":
        return t("own.switch")
    if switch == "health":
        return t("health.switch")
    if switch == "influence":
        return t("influence.switch")
    if switch == "pictures":
        return t("pictures.switch")
    if switch == "quality":
        return t("quality.switch")
    if switch in DETAILS:
        return t("showing.seen_in", panels=_named(less, t))
    said = []
    if gone := goes_with(switch):
        said.append(t("showing.gone_too", panels=_named(gone, t)))
    if less:
        said.append(t("showing.less_in", panels=_named(less, t)))
    return " ".join(said)


class Switches(Recording):
    """The form of what the room sees: each choice with its note."""

    def columns(self, session: Session, t: Texts) -> list[dict[str, Any]]:
        """The columns, each of their options with what goes with it."""
        made = super().columns(session, t)
        for column in made:
            for option in column["options"]:
                option["note"] = note(option["value"], t)
        return made


ROOM = Switches(
    name="room",
    part="room",
    path="",
    model=Room,
    keys=("hidden", "shown"),
    without=None,
    inline=frozenset({"hidden", "shown"}),
)


def now(session: Session, t: Texts) -> Markup:
    """What the room does not get to see now, with all that goes with it."""
    hidden = set(PANELS) - set(session.room.shows)
    gone = {each for panel in hidden for each in goes_with(panel)} - hidden
    less = {each for panel in hidden for each in says_less(panel)} - hidden - gone
    if not hidden:
        return Markup('<p class="nw-help">{}</p>').format(t("showing.now.all"))
    said = [t("showing.now.hidden", panels=_named(_in_order(hidden), t))]
    if gone:
        said.append(t("showing.now.gone", panels=_named(_in_order(gone), t)))
    if less:
        said.append(t("showing.less_in", panels=_named(_in_order(less), t)))
    return Markup('<p class="nw-help">{}</p>').format(" ".join(said))


def _in_order(panels: set[Any]) -> tuple[str, ...]:
    return tuple(each for each in (*PANELS, OWN) if each in panels)
