"""Other programs' files, in and out: lists from Excel, graphs, Kumu's and PRSM's maps.

Reading gives sheets of text, recognising says what is in them, planning what that does to a
session; nothing changes before a plan is carried out. Writing is the way back.
"""

from netwerk_widgets.files.network import read_network
from netwerk_widgets.files.planning import Plan, UnansweredError, plan
from netwerk_widgets.files.reading import (
    EXTENSIONS,
    LARGEST,
    content,
    is_list,
    read,
    read_file,
    read_text,
)
from netwerk_widgets.files.writing import FORMATS, NETWORKS, write

__all__ = [
    "EXTENSIONS",
    "FORMATS",
    "LARGEST",
    "NETWORKS",
    "Plan",
    "UnansweredError",
    "content",
    "is_list",
    "plan",
    "read",
    "read_file",
    "read_network",
    "read_text",
    "write",
]
