"""What a page of the room, made of the store, says of itself: of which moment it tells."""

import re

#: How the part of a page that tells of a session begins.
_MAIN = '<main class="nw-page nw-dashboard" id="nw-dashboard"'
_TOLD = re.compile(rf'{_MAIN} data-told="(\w+)"')


def with_told(html: str, fingerprint: str) -> str:
    """The page with the fingerprint of what it tells: who asked for it compares."""
    return html.replace(_MAIN, f'{_MAIN} data-told="{fingerprint}"', 1)


def told_by(html: str) -> str | None:
    """The fingerprint of what a page tells; None when it does not say so."""
    found = _TOLD.search(html)
    return found[1] if found else None
