"""The page of the room in two parts: what is read first, and what plotly draws the figures of.

A figure's title, its words and its table stay in the page; what it is drawn from, most of the
bytes of a page, is fetched when a figure comes near.
"""

import json
import re

_SLOT = re.compile(
    r'(<div class="nw-drawing" data-kind="figure" [^>]*>'
    r'<script type="application/json">)([^<]*)(</script>)'
)
#: What of a drawing only plotly needs.
_DRAWN = ("figure", "narrow")


def parted(html: str) -> tuple[str, str]:
    """The page without what its figures are drawn from, and that as JSON by the figure's key.

    Without figures that is empty, and the page as it was.
    """
    drawn: dict[str, dict[str, object]] = {}

    def part(found: re.Match[str]) -> str:
        drawing = json.loads(found[2])
        if not all(each in drawing for each in _DRAWN):
            return found[0]
        drawn[drawing["key"]] = {each: drawing.pop(each) for each in _DRAWN}
        rest = json.dumps(drawing, ensure_ascii=False).replace("<", "\\u003c")
        return found[1] + rest + found[3]

    page = _SLOT.sub(part, html)
    return page, json.dumps(drawn, ensure_ascii=False, separators=(",", ":")) if drawn else ""
