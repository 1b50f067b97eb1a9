"""On the start page: the way into the room, and a button that lets phones in."""

from typing import Any
from urllib.parse import urlsplit

from ipywidgets import Button, VBox
from markupsafe import Markup

from netwerk_widgets.figures import palette
from netwerk_widgets.session import settings, showing
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup


def dashboard_code(address: str, t: Texts, scanned: str = "") -> Markup:
    """The QR code of the participants' page, large enough for the back of the room.

    ``scanned``: what the code holds, when that is more than the address that is read.
    """
    import segno

    drawing = segno.make(scanned or address, error="m").svg_inline(
        omitsize=True, border=2, dark=palette.INK, light=palette.PAPER
    )
    return Markup(
        '<figure class="nw-code"><figcaption>{}</figcaption>{}'
        '<a href="{}" target="_blank" rel="noopener">{}</a></figure>'
    ).format(t("start.join"), Markup(drawing), address, address)  # noqa: S704


def here(address: str, sentence: str, t: Texts) -> Markup:
    """Where no phone can come: why, and the page on this computer."""
    return Markup(
        '<figure class="nw-code is-here"><figcaption>{}</figcaption><p role="status">{}</p>'
        '<a class="nw-button" href="{}" target="_blank" rel="noopener">{}</a></figure>'
    ).format(t("showing.here.title"), sentence, address, t("showing.open"))


def not_yet(t: Texts) -> Markup:
    """On a hub, as long as no room is open: how to open one."""
    return Markup(
        '<figure class="nw-code is-here"><figcaption>{}</figcaption>'
        '<p role="status">{}</p></figure>'
    ).format(t("start.join"), t("showing.here.hub"))


def for_phones(address: str) -> str:
    """Where phones find the room's page; empty when they cannot."""
    if showing.on_hub() or showing.for_phones(address):
        return address
    door = showing.door().address if settings.load().room_open else ""
    query = urlsplit(address).query
    return f"{door}?{query}" if door and query else door


def code(address: str, t: Texts) -> Markup:
    """A code only where a phone can follow it; else the page on this computer, and why."""
    where = for_phones(address)
    if where:
        return dashboard_code(where, t)
    if showing.on_hub():
        return not_yet(t)
    if not settings.load().room_open:
        return here(address, t("showing.here.text"), t)
    return here(address, t(f"showing.here.{showing.door().problem or 'opening'}"), t)


class RoomDoor(VBox):
    """The code, and below it the button; `look` follows what the door tells."""

    def __init__(self, address: str, t: Texts) -> None:
        self.address, self.t = address, t
        self.code = markup.html()
        self.button = Button()
        self.button.on_click(self._clicked)
        # From the start on the network, or on a hub's: there is nothing to open.
        alone = showing.on_hub() or showing.for_phones(address)
        super().__init__([self.code] if alone else [self.code, self.button])
        self.add_class("nw-room-door")
        self.look()

    def look(self) -> None:
        """Show how it is now."""
        address = showing.address() if showing.on_hub() else self.address
        value = str(code(address, self.t))
        if value != self.code.value:
            self.code.value = value
        wanted = settings.load().room_open
        self.button.description = self.t("showing.door.close" if wanted else "showing.door.open")
        self.button.button_style = "" if wanted else "primary"

    def _clicked(self, _button: Any) -> None:
        showing.let_phones_in(not settings.load().room_open)
        self.look()
