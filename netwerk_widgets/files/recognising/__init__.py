"""What heads and values mean, in Dutch and English, in any order and case."""

from netwerk_widgets.files.recognising.headers import Table, tables
from netwerk_widgets.files.recognising.values import nearest, normal, recognised

__all__ = ["Table", "nearest", "normal", "recognised", "tables"]
