"""A session to compute with: its tables, its graph, and what would change without a party."""

from collections.abc import Collection, Iterable
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from netwerk_widgets.laboratory import frames
from netwerk_widgets.laboratory.labels import labels_of
from netwerk_widgets.laboratory.mistakes import LaboratoryError, NearestError, in_words, spoken
from netwerk_widgets.laboratory.tables import TABLES
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import RelationKind
from netwerk_widgets.texts import Language

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


class TableOf:
    """A table of a session as an attribute; a new DataFrame each time, so change it as you like."""

    def __init__(self, doc: str) -> None:
        self.__doc__ = doc

    def __set_name__(self, _owner: type, name: str) -> None:
        self.table = TABLES[name]

    def __get__(self, data: "SessionData | None", _owner: type) -> "pd.DataFrame":
        if data is None:
            return self  # type: ignore[return-value]  # its docstring, for help()
        return frames.frame(data.session, self.table)


class SessionData:
    """A session as data: what `load`, `read` and `from_frames` give.

    Every part is a pandas DataFrame, a row an observation (`tables` names them, `columns`
    describes their columns). Scores are ordered categories, days are dates, words are text. What
    is not filled in is missing. The column ``source`` tells who says so: ``group``, ``article``,
    ``illustrative`` (we made it up, to make a case work) or ``unknown``; `sources` tells it of
    every cell. A party is called by its name, with `` (2)`` behind it for the second of that
    name; a person by a number.

    What is here is a copy: nothing changes in the workbook before `save`.

    Attributes
    ----------
    name : str
        What the session is called; empty when it has no name yet.
    session : netwerk_widgets.session.models.Session
        Everything that is recorded, as the workbook keeps it (a pydantic model).
    notes : tuple of str
        Of a list that was `read`: what was left out or is odd, a sentence each.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> s = nw.load(case="laanboompact", language="en")
    >>> s.parties.loc["Water board", ["sector", "ring"]].tolist()
    ['public', 'ring']
    >>> s.relations["strength"].astype(int).mean().round(2)
    np.float64(2.0)
    """

    parties = TableOf("The parties (index ``party``): sector, role, ring, influence and interest.")
    relations = TableOf("The relations: ``from``, ``to``, kind, direction, strength 1–3.")
    people = TableOf("Who takes part (index ``person``, a number): name, role, party.")
    tests = TableOf("The four tests of a network and their answer: yes, partly, no.")
    forces = TableOf("The five driving forces and their relevance, 1–5.")
    accelerators = TableOf(
        "Each person's score of each accelerator, ``now`` and ``expected``, 1–5."
    )
    reinforcement = TableOf("How strongly an accelerator strengthens each other one, 0–3.")
    scope = TableOf("What is in the domain and what is out.")
    not_feasible = TableOf("New relations that the group finds not feasible: not suggested.")
    pictures = TableOf("What each organisation said of its relation with another, marks 1–4 too.")
    quality = TableOf("How good relations are: a row for each round, party (or all) and aspect.")
    quality_marks = TableOf("How often each mark, 1–4, was given for each of those.")
    dreams = TableOf("Each party's own dream, a sentence.")
    support = TableOf("Each party's support for the shared dream, 1–5.")
    themes = TableOf("The themes of the dream, and the parties that recognise themselves in them.")
    goals = TableOf("The goals: indicator, unit, baseline, target, due day, owner, theme.")
    positions = TableOf("Where each party stands on each goal, −3 (against) … +3 (for).")
    influences = TableOf("How much each party says it can do to another, 0–4.")
    dilemmas = TableOf("The dilemmas: two poles, the goal, what was agreed.")
    places = TableOf("Each party's place on a dilemma, 1 (wholly pole A) … 7 (wholly pole B).")
    exchanges = TableOf("What each party brings and gets, in words and 0–3.")
    actions = TableOf("The actions: owner, partners, days, status, goal.")
    investments = TableOf("What each party invests a year (hours, euros), and its gain, 1–5.")
    conditions = TableOf("How far the three conditions are met, 1–5.")
    readiness = TableOf("Each person's score of the nine things that this asks, 1–5.")
    moments = TableOf("The moments at which the group measures.")
    measurements = TableOf("The value of a goal's indicator at a moment.")
    programme = TableOf("The programme of a meeting: what comes when, and how many minutes.")
    lessons = TableOf("What was learnt, of which step, when.")
    health = TableOf("The statements on how the network is doing: a row each, of every round.")
    health_answers = TableOf("How often each answer, 1–5, was given to each of those.")
    health_roles = TableOf("The same statements by role, where a role may be told apart.")
    health_role_answers = TableOf("How often each answer was given by role.")
    ideas = TableOf("The ideas: text, group, how each came in, and what became of it.")
    idea_groups = TableOf("The groups of ideas, and what became of each.")
    own_questions = TableOf("The questions of a notebook's own: on which page, and asked of whom.")
    own_answers = TableOf("What was answered to them: the question, the party (if any), words.")
    choices = TableOf("What was chosen between: a row for each thing, those of one round together.")
    votes = TableOf("How often each thing that was chosen between was given each value.")
    duels = TableOf("Of rankings: how many put a thing before each other one.")

    def __init__(self, session: Session, name: str = "", language: Language | None = None) -> None:
        self.session, self.name, self.texts = session, name, spoken(language)
        self.notes: tuple[str, ...] = ()

    @cached_property
    def recognised(self) -> "pd.DataFrame":
        """Of a list that was `read`: what each column was taken for. Empty otherwise."""
        import pandas as pd

        return pd.DataFrame()

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables, in the order of the steps."""
        return tuple(TABLES)

    def frames(self) -> "dict[str, pd.DataFrame]":
        """All tables by name; `from_frames` takes them back."""
        return {name: frames.frame(self.session, table) for name, table in TABLES.items()}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """A table without pandas: its rows, a dict by column; what is not filled in is None.

        Raises
        ------
        LaboratoryError
            When there is no such table.

        Examples
        --------
        >>> import netwerk_widgets as nw
        >>> s = nw.load(case="laanboompact", language="en")
        >>> s.rows("parties")[0]["party"]
        'Avenue tree growers'
        """
        if table not in TABLES:
            raise NearestError("no_table", table, TABLES)
        return frames.rows(self.session, TABLES[table])

    def sources(self, table: str) -> "pd.DataFrame":
        """Who says so, of every cell of a table: a DataFrame of the same rows and columns."""
        if table not in TABLES:
            raise NearestError("no_table", table, TABLES)
        return frames.sources(self.session, TABLES[table])

    @property
    def scores(self) -> "pd.DataFrame":
        """All scores under each other, a row each.

        Columns: ``table`` and ``score`` (what was scored, by which column), ``party``, ``person``,
        ``item`` (what it is about), ``value``, ``least`` and ``most`` (of the scale), ``times``:
        how often, 1 but for anonymous answers, of which only counts are kept.
        """
        from netwerk_widgets.laboratory.scores import scores

        return scores(self.session)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(labels_of(self.session)["stakeholder"])

    def graph(
        self, *, directed: bool = False, kinds: Collection[RelationKind] | None = None
    ) -> "nx.Graph":
        """The network as a networkx graph, its nodes called as in `parties`.

        Parameters
        ----------
        directed
            A DiGraph of who reaches whom: a relation that runs both ways is two arcs. Else a
            Graph of who has anything with whom.
        kinds
            The kinds of relation that count; all, without.

        Returns
        -------
        networkx.Graph or networkx.DiGraph
            A new one. Nodes have what a party is (``id``, ``sector``, ``branch``, ``role``,
            ``ring``, ``geography``, ``power``, ``interest``), edges ``weight``: the sum of the
            strengths (1–3 each).
        """
        import networkx as nx

        from netwerk_widgets.network.graph import directed as arcs
        from netwerk_widgets.network.graph import undirected

        made = arcs(self.session, kinds) if directed else undirected(self.session, kinds)
        nx.set_node_attributes(made, {node: node for node in made}, "id")
        return nx.relabel_nodes(made, self._labels)

    def what_if(self, *, remove: str | Iterable[str] = ()) -> "SessionData":
        """The session without some parties, and all that is of them; this one stays as it is.

        Parameters
        ----------
        remove
            A party or several, as they are called in `parties`.
        """
        from netwerk_widgets.session.what_if import RemoveParty, what_if

        ids = {label: id_ for id_, label in self._labels.items()}
        names = [remove] if isinstance(remove, str) else list(remove)
        for name in names:
            if name not in ids:
                raise NearestError("no_party", str(name), ids)
        with in_words():
            made = what_if(self.session, [RemoveParty(ids[name]) for name in names])
        return SessionData(made, self.name, self.texts.language)

    def save(self, name: str) -> "SessionData":
        """Make it a session of the workbook, under a name that is free.

        Raises
        ------
        LaboratoryError
            When there is a session of that name, or it cannot be stored.
        """
        from netwerk_widgets.session.store import open_store

        with in_words(), open_store() as store:
            store.create(name, self.session.model_dump(mode="json"), "notebook")
        return SessionData(self.session, name.strip(), self.texts.language)

    def _counts(self) -> list[tuple[str, int]]:
        made = [(name, frames.size(self.session, table)) for name, table in TABLES.items()]
        return [(name, rows) for name, rows in made if rows]

    def __repr__(self) -> str:
        """The name, and how many rows the tables have."""
        told = ", ".join(f"{name} {rows}" for name, rows in self._counts())
        return f"<SessionData {self.name!r}: {told or '–'}>"

    def _repr_html_(self) -> str:
        t = self.texts
        rows = "".join(
            f"<tr><td><code>{name}</code></td><td>{rows}</td>"
            f"<td style='text-align:left'>{escape(t(f'laboratory.table.{name}'))}</td></tr>"
            for name, rows in self._counts()
        )
        title = escape(self.name or t("laboratory.no_name"))
        notes = "".join(f"<li>{escape(each)}</li>" for each in self.notes)
        return f"<strong>{title}</strong><table>{rows}</table>" + f"<ul>{notes}</ul>" * bool(notes)


def as_session(given: Any) -> SessionData:
    """What was given, if it is a session to compute with."""
    if isinstance(given, SessionData):
        return given
    if isinstance(given, Session):
        return SessionData(given)
    raise LaboratoryError("not_a_session", name=type(given).__name__)
