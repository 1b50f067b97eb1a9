"""What a reader of the room's page does and hears."""

from netwerk_widgets.texts import texts

T = texts("nl")


#: The browser says by itself that a server is not there.
GONE = ("net::ERR", "Failed to load resource", "EventSource", "MIME type")
