"""The try-out: the workbook's pages on an example, in a browser."""

import os
from urllib.parse import parse_qs, urlencode

from markupsafe import Markup

from netwerk_widgets.session.cases import case_names, case_title, load_case
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Texts, texts
from netwerk_widgets.widgets import markup
from netwerk_widgets.widgets.header import NOTEBOOKS, STUDENT
from netwerk_widgets.widgets.presenting import asked

#: Pages that have no place in a browser: there is no room, and nobody to ask.
NOT_HERE = ("gather", "desk")
#: Sections that need a room, or other doors.
LEFT_OUT = ("room", "before", "doors")
#: The pages, by the name of their notebook.
PAGES = {
    notebook.removesuffix(".ipynb"): page
    for page, notebook in NOTEBOOKS.items()
    if page not in NOT_HERE
}


def show(name: str) -> None:
    """Show a page of the workbook, all its sections; ``name`` as in `PAGES`."""
    from IPython.display import display

    from netwerk_widgets.widgets import notebook

    session, language = asked()
    t, store = texts(language), open_store()
    session = _session(store, session, t)
    is_own = bool(store.read(session, "study").document.get("case"))
    os.environ.pop(STUDENT, None)
    if is_own:
        os.environ[STUDENT] = "1"
    os.environ["QUERY_STRING"] = urlencode({"session": session, "lang": language})
    if not is_own:
        display(markup.html(Markup('<p role="note">{}</p>').format(t("lite.trial")), "nw-trial"))
    notebook.forget()
    cells = notebook.step(PAGES[name])
    for each in cells:
        if each.name not in LEFT_OUT:
            each()


def _session(store: Store, asked_for: str | None, t: Texts) -> str:
    """The session that the address names, else the trial on its case; made when there is none."""
    there = store.find(asked_for or "")
    if there is not None:
        return there
    wanted = parse_qs(os.environ.get("QUERY_STRING", "")).get("case", [""])[0]
    known = case_names()
    case = wanted if wanted in known else known[0]
    name = t("lite.trial_name", case=case_title(case, t.language))
    if store.find(name) is None:
        documents = load_case(case, t.language).model_dump(mode="json")
        store.create(name, documents, "")
    return name
