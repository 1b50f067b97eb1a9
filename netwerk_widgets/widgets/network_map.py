"""The map of the network: looked at, and changed, where it is."""

import json
from collections.abc import Callable
from itertools import groupby
from typing import Any

import traitlets

from netwerk_widgets import bounded
from netwerk_widgets.figures.map.layout import Places
from netwerk_widgets.figures.map.overlay import Overlay, overlaid
from netwerk_widgets.figures.map.parties import usable
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.stable import network
from netwerk_widgets.figures.map.ui import ui_words
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Stakeholder
from netwerk_widgets.session.ops import Edit, Op, Remove
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import drafts
from netwerk_widgets.widgets.recording import Recording
from netwerk_widgets.widgets.saving import Saving

PARTY = Recording(
    name="map_parties",
    part="stakeholders",
    path="items",
    model=Stakeholder,
    keys=(
        "name",
        "sector",
        "role",
        "ring",
        "geography",
        "power",
        "interest",
        "branch",
        "activities",
        "interests",
        "values",
        "note",
    ),
    without=frozenset({"parent"}),
    removes="stakeholder",
    compact=True,
)
RELATION = Recording(
    name="map_relations",
    part="relations",
    path="items",
    model=Relation,
    keys=("kind", "direction", "strength", "note"),
    without=frozenset({"from_id", "to_id"}),
    required=frozenset({"kind", "strength"}),
    compact=True,
)
_RECORDINGS = {each.part: each for each in (PARTY, RELATION)}


class NetworkMap(Saving):
    """Shows a session as a map (``static/map/widget.js``) and stores what people do on it.

    Its operations are those of `session.edits`, each with the ``part`` it is about; beside
    them ``tidy`` (every party goes where the layout puts it) and, with an added party,
    ``at``: where it was typed, so that it stays there on this page.
    """

    _part = traitlets.Unicode("map/widget").tag(sync=True)
    #: JSON, so that it is compared and sent as one text.
    scene = traitlets.Unicode().tag(sync=True)
    setup = traitlets.Dict().tag(sync=True)
    #: The browser colours by community: only then are they computed.
    grouped = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self, t: Texts, live: LiveSession, on_conflicts: Callable[[str, list[Conflict]], None]
    ) -> None:
        self._places: Places = {}
        self._regrouping = bounded.Piece("communities on the map", large=True)
        #: The session that is shown, so that saving and following it show it once.
        self._seen: Session | None = None
        #: What lies over the map, if anything.
        self.overlay: Overlay | None = None
        super().__init__(t, live, on_conflicts)

    @property
    def records(self) -> frozenset[tuple[str, str]]:
        """The parties and the relations."""
        return frozenset({(each.part, each.path) for each in _RECORDINGS.values()})

    def show(self) -> None:
        """Show the session as it is now, if it is not what is shown."""
        if self._seen is not self.live.session or self.errors or self._rejected:
            super().show()

    @traitlets.observe("grouped")
    def _regroup(self, _change: object) -> None:
        self._seen = None
        with bounded.page():
            self._regrouping.make(self.show, self._not_regrouped)

    def lay_over(self, what: Overlay | None) -> None:
        """Show something else over the map, or nothing."""
        self.overlay, self._seen = what, None
        self.show()

    def _not_regrouped(self, trouble: bounded.Trouble) -> None:
        self.problem = self.t(f"missing.part.{trouble}")

    def _parts(self) -> dict[str, str]:
        return {each.part: f"{each.part}.{each.path}" for each in _RECORDINGS.values()}

    def _shown(self, t: Texts) -> dict[str, Any]:
        self._seen = self.live.session
        session = self.live.session
        parties = session.stakeholders.items
        places = network(parties, usable(session), self._places)
        # A given place is not remembered here: undone, the party goes back where it was.
        given = {each.id for each in parties if each.x is not None and each.y is not None}
        for node, place in places.items():
            if node not in given or node not in self._places:
                self._places[node] = place
        scene = map_scene(session, t, self.live.name, places, grouped=self.grouped)
        scene = overlaid(scene, session, t, self.overlay)
        return {
            "scene": json.dumps(scene, ensure_ascii=False, separators=(",", ":")),
            "setup": {
                "texts": ui_words(t) | drafts.words(t),
                "edit": not self.live.readonly,
                "remember": self.live.name,
                "fields": {each.part: each.columns(session, t) for each in _RECORDINGS.values()},
            },
        }

    def _apply(self, ops: list[Op]) -> None:
        for op in ops:
            if op["op"] == "tidy":
                self._places = {}
                self._seen = None
            elif op["op"] == "add" and (at := op.get("at")):
                self._places[op["id"]] = (at[0], at[1])
        edits: list[Edit] = [op for op in ops if op["op"] != "tidy"]
        for part, group in groupby(edits, key=lambda op: str(op.get("part"))):
            self._edit(part, list(group))

    def _edit(self, part: str, ops: list[Edit]) -> None:
        what = _RECORDINGS.get(part)
        if what is None:
            raise EditError("not_possible")
        self._edit_list(part, what.path, ops)

    def _removes(self, op: Remove) -> tuple[str, str] | None:
        what = _RECORDINGS.get(str(op.get("part")))
        if what is None or what.removes is None:
            return None
        items = self.live.session.stakeholders.items
        return what.removes, next((each.name for each in items if each.id == op["id"]), "")
