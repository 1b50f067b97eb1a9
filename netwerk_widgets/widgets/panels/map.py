"""The map of the network: draw it, look at it in other ways, and see what it says."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from netwerk_widgets.figures.stakeholder_map import stakeholder_map
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup
    return [_map(page), *insight_sections(page), *file_sections(page)]
