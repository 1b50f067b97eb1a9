"""The analysis of a case as a page to read: its notebook with what it gave, without a kernel."""

import asyncio
import re
from functools import lru_cache
from html import escape

import nbformat
from jupyter_server.base.handlers import JupyterHandler
from nbconvert import HTMLExporter
from tornado.web import HTTPError, authenticated

from netwerk_widgets import places
from netwerk_widgets.serve import plain
from netwerk_widgets.session.models.study import EXERCISES
from netwerk_widgets.texts import Language, texts

#: A formula of a few signs, as Markdown has it; nothing here sets type for mathematics.
_FORMULA = re.compile(r"\$([^$\n]+)\$")
_PICTURE = re.compile(r'alt="No description[^"]*"')
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>")
#: What may be wider than a phone: it scrolls by itself, with the keyboard too.
_WIDE = re.compile(r'<div class="(?:highlight hl-ipython3|output_area)"')


class AnalysisHandler(JupyterHandler):
    """Sends the analysis of a case in the language that is asked for."""

    @authenticated
    async def get(self, case: str) -> None:
        """The page; 404 where a case has no analysis."""
        language = plain.language_for(self.request)
        if places.analysis(case, language) is None:
            raise HTTPError(404)
        self.set_header("Cache-Control", "no-cache")
        # It takes seconds the first time, in which other pages are served on.
        self.finish(await asyncio.to_thread(page, case, language))


@lru_cache(maxsize=8)
def page(case: str, language: Language) -> str:
    """The notebook between a way back and a way on; all of it is ours, none of it typed."""
    t, path = texts(language), places.analysis(case, language)
    assert path is not None
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = _FORMULA.sub(r"*\1*", cell.source)
    exporter = HTMLExporter(
        template_name="basic",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_anchor_links=True,
    )
    body, _ = exporter.from_notebook_node(notebook)
    asked = f"lang={language}&exercise={EXERCISES[-1]}"
    address = f"../../voila/render/cases/{case}.ipynb?{asked}"
    back = plain.button(address, t("study.analysis.back"))
    on = escape(t("study.analysis.own", file=f"notebooks/cases/analysis/{path.name}"))
    title = str(notebook.cells[0].source).splitlines()[0].removeprefix("# ")
    cells = _readable(body, t("study.analysis.part"))
    main = f'{back}<div class="nw-analysis">{cells}</div><p>{on}</p>{back}'
    return plain.document(language, title, main, wide=True)


def _readable(body: str, part: str) -> str:
    """Pictures are called by the heading above them, and what is wide can be moved.

    A head of a table's column that says nothing is no head.
    """
    pieces = re.split(r"(?=<h2)", body.replace("<th></th>", "<td></td>"))
    for n, piece in enumerate(pieces):
        heading = _HEADING.match(piece)
        words = re.sub(r"<[^>]+>", "", heading[1]) if heading else ""
        pieces[n] = _PICTURE.sub(f'alt="{words}"', piece)
    return _WIDE.sub(
        lambda found: f'{found[0]} tabindex="0" role="group" aria-label="{escape(part)}"',
        "".join(pieces),
    )
