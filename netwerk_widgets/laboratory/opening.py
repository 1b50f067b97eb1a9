"""Where a session to compute with comes from."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from netwerk_widgets.laboratory.data import SessionData
from netwerk_widgets.laboratory.mistakes import (
    LaboratoryError,
    NearestError,
    in_words,
    needs_pandas,
    spoken,
)
from netwerk_widgets.session.cases import case_names, case_title, load_case
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.portable import load_file, read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.base import SessionInfo, Store
from netwerk_widgets.texts import Language

if TYPE_CHECKING:
    import pandas as pd


def load(
    name: str | None = None,
    *,
    case: str | None = None,
    session: str | None = None,
    file: str | Path | None = None,
    language: Language | None = None,
) -> SessionData:
    """A session, a case or a file, to compute with.

    Parameters
    ----------
    name
        What it is called, when only one thing is: a case, a session or a file.
    case
        The folder of a case, as ``"laanboompact"``.
    session
        The name of a session of this workbook.
    file
        A session's own file (``.json``), or any list that `read` knows.
    language
        ``"nl"`` or ``"en"``: of a case, and of all words; that of the workbook, without.

    Raises
    ------
    LaboratoryError
        When there is no such thing, or a name fits several.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> len(nw.load(case="zeeuws-vlaanderen", language="en").parties)
    15
    """
    given = {"case": case, "session": session, "file": file}
    ways = [way for way, value in given.items() if value is not None]
    if len(ways) + (name is not None) != 1:
        raise LaboratoryError("load_one")
    if name is not None:
        ways = [_way(name)]
        given[ways[0]] = name
    with in_words():
        return _OPENING[ways[0]](str(given[ways[0]]), language)


def _way(name: str) -> str:
    """How a bare name is to be taken."""
    stored = [each.name for each in _known()]
    names = [each.casefold() for each in stored]
    fitting = {
        "case": name in case_names(),
        "session": name.strip().casefold() in names,
        "file": Path(name).is_file(),
    }
    ways = [way for way, fits in fitting.items() if fits]
    if not ways:
        raise NearestError("nothing_called", name, [*case_names(), *stored])
    if len(ways) > 1:
        which = spoken().enumerate([f'{way}="{name}"' for way in ways])
        raise LaboratoryError("several_called", name=name, which=which)
    return ways[0]


def _case(name: str, language: Language | None) -> SessionData:
    if name not in case_names():
        raise NearestError("no_case_called", name, case_names())
    t = spoken(language)
    return SessionData(load_case(name, t.language), case_title(name, t.language), t.language)


def _session(name: str, language: Language | None) -> SessionData:
    store = _stored()
    if store is None:
        raise NearestError("no_session_called", name, ())
    with store:
        found = store.find(name)
        if found is None:
            raise NearestError("no_session_called", name, [each.name for each in store.sessions()])
        return SessionData(read_session(store, found), found, language)


def _file(name: str, language: Language | None) -> SessionData:
    path = Path(name)
    if path.suffix.casefold() != ".json":
        return read(path, language=language)
    called, session = load_file(path)
    return SessionData(session, called, language)


_OPENING = {"case": _case, "session": _session, "file": _file}


def _stored() -> Store | None:
    """The sessions of this workbook, to read; None when there are none yet."""
    try:
        return open_store(readonly=True)
    except DatabaseError as problem:
        if problem.key == "database_missing":
            return None
        raise


def read(
    file: str | Path,
    *,
    answers: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> SessionData:
    """The parties and relations in any list: Excel, CSV, GraphML, GEXF, Pajek, UCINET, …

    Parameters
    ----------
    file
        The file.
    answers
        What was answered to the questions that the file asks, by their keys. Without, a question
        has its first answer when that is safe, and is told in `SessionData.notes`.
    language
        Of all words.

    Returns
    -------
    SessionData
        Its `recognised` tells what each column was taken for, its `notes` what is odd.

    Raises
    ------
    LaboratoryError
        When it cannot be read, or something must be answered first: then it says what.
    """
    from netwerk_widgets.files.planning.plan import plan
    from netwerk_widgets.files.planning.problems import UnansweredError
    from netwerk_widgets.files.reading import read_file
    from netwerk_widgets.session.models import Session

    path = Path(file)
    t = spoken(language)
    with in_words():
        found = plan(read_file(path), Session(), answers)
        if found.asks:
            raise UnansweredError(found.asks)
        made = SessionData(Session.model_validate(found.documents), path.stem, language)
    made.recognised = _recognised(found.seen.seen, made)
    made.notes = tuple(f"{each.where(t)}: {each.sentence(t)}" for each in found.problems)
    return made


def _recognised(lists: object, data: SessionData) -> "pd.DataFrame":
    import pandas as pd

    from netwerk_widgets.files import seeing

    rows = [
        (seeing.shape(seen, data.texts), each.head, each.label, ", ".join(each.samples))
        for seen in lists  # type: ignore[attr-defined]
        for each in seeing.columns(seen, data.texts)
    ]
    return pd.DataFrame(rows, columns=["list", "column", "taken_for", "values"], dtype="string")


def _known() -> list[SessionInfo]:
    with in_words():
        store = _stored()
    if store is None:
        return []
    with store:
        return store.sessions()


def sessions() -> "pd.DataFrame":
    """The sessions of this workbook (index ``session``), last changed first."""
    needs_pandas()
    import pandas as pd

    known = _known()
    index = pd.Index([each.name for each in known], dtype="string", name="session")
    changed = pd.to_datetime([each.changed for each in known], utc=True)
    return pd.DataFrame({"changed": changed}, index=index)


def answers(case: str, *, language: Language | None = None) -> SessionData:
    """What a student answered on a case: the student's own session, as this workbook has it.

    Raises
    ------
    LaboratoryError
        When there is no such case, or nothing was answered yet.
    """
    from netwerk_widgets.study.own import find_own

    if case not in case_names():
        raise NearestError("no_case_called", case, case_names())
    t = spoken(language)
    with in_words():
        store = _stored()
        if store is not None:
            with store:
                name = find_own(store, case, t.language)
                if name is not None:
                    return SessionData(read_session(store, name), name, t.language)
    raise LaboratoryError("nothing_answered", name=case_title(case, t.language))


def from_frames(
    parties: "pd.DataFrame | None" = None,
    relations: "pd.DataFrame | None" = None,
    *,
    name: str = "",
    language: Language | None = None,
    **more: "pd.DataFrame",
) -> SessionData:
    """DataFrames as a session: `SessionData.frames` the other way round.

    Parameters
    ----------
    parties
        Called by their index or a column ``party`` (or ``name``); any columns of `columns`.
        Without, the parties are those that the other tables name.
    relations
        ``from`` and ``to``, as the parties are called; ``kind``, ``direction``, ``strength``.
    name, language
        What the session is called, and the language of all words.
    more
        Other tables by their names, as ``support=…`` (`SessionData.tables`).

    Raises
    ------
    LaboratoryError
        When a table, column or cell cannot be: which one, and why. Nothing is left out silently.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> import pandas as pd
    >>> s = nw.from_frames(relations=pd.DataFrame({"from": ["A", "B"], "to": ["B", "C"]}))
    >>> sorted(s.graph().edges)
    [('A', 'B'), ('B', 'C')]
    """
    from netwerk_widgets.laboratory.building import built

    given = {"parties": parties, "relations": relations, **more}
    made = built({table: each for table, each in given.items() if each is not None})
    return SessionData(made, name, language)
