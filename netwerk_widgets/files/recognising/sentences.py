"""Lines that say a relation in words: ``Gemeente Sluis werkt samen met Curamus``."""

import re

from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.tables import Row

_BETWEEN = (
    r"werkt (?:nauw |veel |al lang )?samen met", r"overlegt (?:vaak )?met", r"praat met",
    r"heeft (?:veel |weinig |soms )?(?:contact|overleg|een relatie|te maken) met", r"levert aan",
    r"financiert", r"subsidieert", r"betaalt", r"adviseert", r"informeert", r"verwijst naar",
    r"ondersteunt", r"houdt toezicht op", r"is verbonden met", r"is partner van",
    r"is lid van", r"is (?:een )?klant van", r"works (?:closely |together )?with", r"meets with",
    r"talks (?:to|with)", r"collaborates with", r"cooperates with", r"has contact with",
    r"supplies", r"funds", r"finances", r"pays", r"advises", r"informs", r"refers to",
    r"supports", r"supervises", r"is connected to", r"is a (?:partner|member|client) of",
)  # fmt: skip
_ONE = re.compile(rf"(.+?)\s+({'|'.join(_BETWEEN)})\s+(.+?)\s*[.;]?", re.IGNORECASE)
_BOTH = re.compile(r"(.+?)\s+(?:en|and)\s+(.+?)\s+(werken samen|work together)\s*[.;]?", re.I)


def relations(block: Block) -> tuple[Block, Layout] | None:
    """Lines that all say who does what with whom; with what they do as the kind."""
    if len([c for c in range(block.width) if any(block.column(c))]) != 1 or len(block.rows) < 2:
        return None
    rows = []
    for row in block.rows:
        line = next(cell for cell in row.cells if cell.strip()).strip()
        one, both = _ONE.fullmatch(line), _BOTH.fullmatch(line)
        if one:
            rows.append(Row(row.number, (one[1], one[2], one[3])))
        elif both:
            rows.append(Row(row.number, (both[1], both[3], both[2])))
        else:
            return None
    made = Block(block.sheet, ("",) * 3, tuple(rows), block.title, block.top)
    return made, Layout("relations", ("from", "type", "to"))
