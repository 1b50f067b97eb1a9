"""The tray: ideas that came in, which the facilitator sorts into groups and sends on."""

from netwerk_widgets.widgets.section import Section


def fill(section: Section) -> None:
    """What the section shows."""
    section.place()
