"""How white the pages of every report are: both cases and languages, HTML, PDF and Word.

Word is printed with LibreOffice, where there is one. ``python -m tests.bench.paper`` prints it all.
"""

import tempfile
from itertools import product
from pathlib import Path

from netwerk_widgets.report.kinds import Kind
from netwerk_widgets.texts import LANGUAGES
from tests.report.pages import CASES
from tests.report.printed import MOST, office, printed, too_white

KINDS: tuple[Kind, ...] = ("html", "pdf", "docx")


def rows() -> list[tuple[str, float, str, float | None]]:
    """The rows of the benchmark's table: pages with too much white, and lines alone on a page."""
    made = []
    for kind in KINDS if office() else KINDS[:2]:
        many = {}
        for about, case, language in product(MOST, CASES, LANGUAGES):
            with tempfile.TemporaryDirectory() as folder:
                (other,) = {*LANGUAGES} - {language}
                typed = other if about == "board" else language
                found = printed(about, case, language, kind, Path(folder), typed)
            most = MOST[about] or len(found)
            wrong = [*too_white(found), *(each for each in found if each.lonely)]
            many[about, case, language] = len(wrong) + max(0, len(found) - most)
            for each in wrong:
                print(f"{kind} {about} {case} {language}, of {len(found)} pages: {each}")
            if len(found) > most:
                print(f"{kind} {about} {case} {language}: {len(found)} pages")
        said = f"pages too empty or too many, {kind}, both cases and languages"
        made.append((said, float(sum(many.values())), "", 0.0))
    return made


if __name__ == "__main__":
    for what, value, _unit, limit in rows():
        print(f"{what:<62}{value:6.0f}  (≤ {limit:g})")
