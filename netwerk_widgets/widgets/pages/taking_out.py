"""The button that takes out what a round gave, where it stands: one act, and one undo."""

from collections.abc import Callable, Sequence

from ipywidgets import Box, Button, Widget

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store.base import Document
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.section import Section, reveal

#: The documents that change when it is taken out; none when there is nothing.
Without = Callable[[LiveSession], dict[str, Document]]


def taking_out(page: OpenPage, label: str, said: str, without: Without) -> Box:
    """A button that takes something out of the session, and says so."""
    button = Button(description=label)

    def remove(_button: Button) -> None:
        page.session.refresh()
        changed, before = without(page.session), page.session.last("undo")
        if not changed:
            return
        for part, conflicts in page.session.replace_many(changed).items():
            page.conflicts(part, conflicts)
        page.done(said, before)

    button.on_click(guarded(page.problem, page.t)(remove))
    row = Box([button])
    row.add_class("nw-round-acts")
    return row


def place_taking_out(
    section: Section,
    parts: Sequence[str],
    label: str,
    said: str,
    without: Without,
    *above: Widget,
) -> None:
    """Place that button, there as long as there is something to take out; not to who only reads.

    ``above`` is what stands with it.
    """
    page = section.page
    if page.session.readonly:
        if above:
            section.place(*above)
        return
    row = taking_out(page, label, said, without)

    def follow() -> None:
        reveal(row, bool(without(page.session)))

    section.follow(row, parts, follow)
    follow()
    section.place(*above, row)
