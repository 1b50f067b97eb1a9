"""Pages as they come out of a printer: how much of each is white, and what stands alone on one."""

import shutil
import subprocess
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2

from netwerk_widgets.report.contents import contents
from netwerk_widgets.report.kinds import About, Kind
from netwerk_widgets.report.making import make
from netwerk_widgets.report.pictures import browser
from netwerk_widgets.session.cases import case_title, load_case
from netwerk_widgets.texts import texts
from tests.report.pages import TODAY

#: The most pages of a case; None: as many as it takes.
MOST: dict[About, int | None] = {
    "short": 6, "board": 1, "agreements": 2, "parties": 14, "full": None,
}  # fmt: skip
#: Millimetres at the foot of a page where only its number stands, and a row of small type.
_FOOT, _MM = 13, 25.4
_DOTS = 40
#: What is lower than this is one row of a table, or a line.
_ALONE = 0.14


@dataclass(frozen=True)
class Page:
    """A page: how much of it is white under its last line (0 … 1), and its first words.

    ``across``: on its side. ``last``: whether nothing of the same part follows.
    """

    number: int
    white: float
    first: str
    across: bool
    last: bool

    @property
    def lonely(self) -> bool:
        """Whether the end of a part stands on it all alone."""
        return self.white > 1 - _ALONE


def printed(
    about: About, case: str, language: str, kind: Kind, folder: Path, typed: str = ""
) -> list[Page]:
    """The pages of a report of a case, as the file of that kind comes out of a printer.

    ``typed`` is the language of the case itself; what is told in another says so in a note.
    """
    session, title = load_case(case, typed or language), case_title(case, language)
    t = texts(language)
    document = contents(session, title, t, TODAY, about)
    file = folder / f"{case}-{about}-{language}.{kind}"
    file.write_bytes(make(session, title, kind, t, TODAY, lambda *_: None, about))
    if kind != "pdf":
        file = from_word(file) if kind == "docx" else to_pdf(file)
    fresh = (each.title for each in document.chapters if each.fresh)
    begins = [" ".join(each.split()) for each in (document.contents, *fresh)]
    return pages(file, begins, document.title)


def too_white(found: Sequence[Page]) -> list[Page]:
    """The pages of which more than a third is empty, and something of their part follows.

    Tables on their side have heads as high as half a page: these break where they can.
    """
    white = [each for each in found if not each.last and each.white > 1 / 3]
    return [each for each in white if not (each.across and each.white < 1 / 2)]


def office() -> str | None:
    """LibreOffice, where there is one."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def from_word(document: Path) -> Path:
    """A Word file as LibreOffice prints it."""
    found = office()
    assert found, "no LibreOffice to print with"
    profile = (document.parent / "profile").as_uri()
    subprocess.run(
        [
            found, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
            "--outdir", str(document.parent), str(document),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return document.with_suffix(".pdf")


def to_pdf(page: Path) -> Path:
    """An HTML file as a browser prints it."""
    made, found = page.with_suffix(".pdf"), browser()
    assert found, "no Chrome or Chromium to print with"
    subprocess.run(
        [
            found, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--disable-background-networking", f"--print-to-pdf={made}", page.as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return made


def pages(file: Path, begins: Collection[str], above: str) -> list[Page]:
    """The pages of a PDF; ``begins`` are the titles of the parts that begin on a page.

    ``above`` may stand on top of each: Word's running title.
    """
    found = []
    with pypdfium2.PdfDocument(file) as document:
        for number, page in enumerate(document, 1):
            grey = page.render(scale=_DOTS / 72, grayscale=True).to_numpy()
            foot = round(_FOOT / _MM * _DOTS)
            inked = np.flatnonzero((grey[:-foot] < 200).any(axis=1))
            lowest = inked[-1] if len(inked) else 0
            # Its number comes first, or what stands above it.
            words = " ".join(page.get_textpage().get_text_bounded().split())
            words = words.removeprefix(f"{number} ").removeprefix(f"{above} ")
            across = grey.shape[1] > grey.shape[0]
            found.append((number, 1 - lowest / (len(grey) - foot), words, across))
    starts = [any(words.startswith(each) for each in begins) for _, _, words, _ in found]
    return [
        Page(number, white, words[:60], across, following)
        for (number, white, words, across), following in zip(
            found, [*starts[1:], True], strict=True
        )
    ]
