"""What is asked of the programme's clock, as changes of what is staged.

The clock follows the stage: what is shown there says which item it is. It is set by hand too.
"""

from typing import Any

from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.programme.clock import afresh, at_item, started
from netwerk_widgets.session.staging import Staged
from netwerk_widgets.widgets import clock
from netwerk_widgets.widgets.stage.course import item_at

Changes = dict[str, Any]

#: What is asked: of the clock itself, and to go to an item.
KINDS = ("clock", "item")


def followed(changes: Changes | None, programme: Programme, staged: Staged) -> Changes | None:
    """The changes, with the clock going along to what is shown."""
    running = staged.clock
    if changes is None or running is None or "at" not in changes or "clock" in changes:
        return changes
    item = item_at(programme.items, running.item, changes["at"])
    return {**changes, "clock": at_item(running, item, clock.now())}


def at(staged: Staged, item: ProgrammeItem) -> Changes:
    """The clock is set to an item; one that does not run stays so."""
    return {"clock": at_item(staged.clock, item.id, clock.now())} if staged.clock else {}


def changed(
    content: dict[str, Any], programme: Programme, staged: Staged, shown: str
) -> Changes | None:
    """The clock is started, where the stage is now (``shown``), stopped or given another end."""
    do, now = content.get("do"), clock.now()
    if do == "start" and programme.items:
        item = item_at(programme.items, "", shown)
        return {"clock": started(programme, item, now)}
    if do == "stop":
        return {"clock": None}
    if do == "afresh" and staged.clock is not None:
        return {"clock": afresh(staged.clock, programme, now)}
    return None
