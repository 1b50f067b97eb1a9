"""What heads, shapes and values of a list mean, in Dutch and English, in any order and case."""

from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.questions import Choice, Question
from netwerk_widgets.files.recognising.several import together
from netwerk_widgets.files.recognising.shapes import (
    OTHER_ROLES,
    Recognised,
    Seen,
    recognise,
    tables,
)
from netwerk_widgets.files.recognising.values import nearest, normal, recognised

__all__ = [
    "OTHER_ROLES",
    "Choice",
    "Question",
    "Recognised",
    "Seen",
    "Table",
    "nearest",
    "normal",
    "recognise",
    "recognised",
    "tables",
    "together",
]
