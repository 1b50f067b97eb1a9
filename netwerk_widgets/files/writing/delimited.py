"""CSV that opens in the Excel of its language, in which nothing is calculated."""

import csv
import io
import re

from netwerk_widgets.files.columns import ALL_COLUMNS, numeric, sheets
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_RISKY = re.compile(r"'*[=+\-@\t\r\n]")


def write(session: Session, t: Texts, *, confided: bool = False) -> bytes:
    """The parties, an empty row, the relations; UTF-8 with its mark, which Excel needs.

    A cell that a spreadsheet would take for a formula gets an apostrophe, as Excel itself
    writes it; taking the file in takes it off again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=t("language.separator"), lineterminator="\r\n")
    parties, relations = sheets(session, t, confided=confided)
    writer.writerows([guarded(cell) for cell in row.cells] for row in parties.rows)
    out.write("\r\n")
    # A spreadsheet in Dutch takes 2.5 for a day in May.
    ours = len(ALL_COLUMNS["relations"])
    told = {n for n in numeric("relations", relations.rows[0].cells, t) if n >= ours}
    for row in relations.rows:
        writer.writerow(
            cell.replace(".", t.writing.decimal) if n in told and row.number > 1 else guarded(cell)
            for n, cell in enumerate(row.cells)
        )
    return out.getvalue().encode("utf-8-sig", "surrogatepass")


def guarded(cell: str) -> str:
    """A cell that stays text in a spreadsheet."""
    return f"'{cell}" if _RISKY.match(cell) else cell
