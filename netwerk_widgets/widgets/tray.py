"""The tray of ideas: typed, pasted, sorted into groups, joined, picked and sent on."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

import traitlets

from netwerk_widgets.insights.doubles import doubles
from netwerk_widgets.session import edits, tray
from netwerk_widgets.session.acts import Act
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.fields import page_of_part
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.ideas import MOST_GROUPS, MOST_IDEAS, SentOn
from netwerk_widgets.session.ops import Edit, Op, Remove
from netwerk_widgets.session.references import refuse_unknown
from netwerk_widgets.session.store.base import Conflict
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import drafts, overwriting
from netwerk_widgets.widgets.base import guarded
from netwerk_widgets.widgets.header import NOTEBOOKS, query
from netwerk_widgets.widgets.saving import Saving

#: The lists of the tray, by what an operation calls its ``part``.
_PATHS: dict[str, tray.Path] = {"items": "items", "groups": "groups"}
_WORDS = (
    "add", "adding", "add_help", "keys", "loose", "loose_none", "new_group", "group", "name",
    "send", "send_group", "pick", "unpick", "pick_group", "unpick_group", "picked", "edit",
    "remove", "remove_group", "also", "doubles", "doubles_why", "merge", "apart", "none", "many",
    "long", "drop", "drop_group", "gone", "tools", "picked_none",
)  # fmt: skip
#: What the script fills in.
_FILLED = {each: f"{{{each}}}" for each in ("n", "most", "line")}
Conflicts = Callable[[str, list[Conflict]], None]


class Tray(Saving):
    """Shows the ideas of a session (``static/tray.js``) and does with them what people ask.

    Beside operations on ``items`` and ``groups`` it takes ``pick``, ``merge`` and ``send``: each
    is one act, with one undo. ``told`` hears what was sent on: what it became, its name, its page,
    and the last act before it.
    """

    _part = traitlets.Unicode("tray").tag(sync=True)
    ideas = traitlets.List().tag(sync=True)
    groups = traitlets.List().tag(sync=True)
    pairs = traitlets.List().tag(sync=True)
    setup = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        t: Texts,
        live: LiveSession,
        on_conflicts: Conflicts,
        tell: Callable[[str], None],
        told: Callable[[tray.Kind, str, str, Act | None], None],
    ) -> None:
        self._tell, self._told = tell, told
        super().__init__(t, live, on_conflicts)

    # ---- what is shown ----

    @property
    def records(self) -> frozenset[tuple[str, str]]:
        """The ideas, their groups, and what of them is picked."""
        return frozenset({(tray.PART, path) for path in (*_PATHS.values(), "picked")})

    def _parts(self) -> dict[str, str]:
        return {name: f"{tray.PART}.{path}" for name, path in _PATHS.items()}

    def _shown(self, t: Texts) -> dict[str, Any]:
        found = self.live.session.ideas
        shown = {each.id for each in found.picked}
        return {
            "ideas": [
                {
                    "id": each.id,
                    "text": self._kept(each.id, "text", each.text),
                    "group": each.group,
                    "came": "" if each.came == "typed" else t(f"fields.came.{each.came}"),
                    "also": each.also,
                    "picked": each.id in shown,
                    "became": self._became(each, t),
                }
                for each in found.items
            ],
            "groups": [
                {
                    "id": each.id,
                    "name": self._kept(each.id, "name", each.name),
                    "became": self._became(each, t),
                }
                for each in found.groups
            ],
            "pairs": [list(pair) for pair in doubles(found.items)],
            "setup": {
                "texts": {each: t(f"ideas.{each}", **_FILLED) for each in _WORDS} | drafts.words(t),
                "kinds": [[kind, t(f"ideas.kind.{kind}")] for kind in tray.KINDS],
                "edit": not self.live.readonly,
                "most": MOST_IDEAS,
                "most_groups": MOST_GROUPS,
                "longest": 600,
            },
        }

    def _kept(self, id_: str, key: str, stored: str) -> str:
        """What was typed and could not be stored stays where it was typed."""
        kept = self._rejected.get(f"{id_}|{key}")
        return stored if kept is None else str(kept[0])

    def _became(self, row: SentOn, t: Texts) -> list[dict[str, str]]:
        asked = query(self.live.name, t.language)
        made = []
        for kind, name in tray.became(row, self.live.session):
            page = NOTEBOOKS[page_of_part(tray.HOMES[kind].part)]
            said = t("ideas.gone") if name is None else name.strip() or t("ui.unnamed")
            words = t("ideas.became", kind=t(f"ideas.kind.{kind}"), name=said)
            made.append({"kind": kind, "text": words, "href": page + asked, "path": page})
        return made

    # ---- what people do ----

    def _receive(self, _widget: Any, content: dict[str, Any], buffers: Any) -> None:
        act = {"pick": self._pick, "merge": self._join, "send": self._send_on}.get(
            content.get("type", "")
        )
        if act is None:
            super()._receive(_widget, content, buffers)
        else:
            guarded(self._tell, self.t)(act)(content)

    def _apply(self, ops: list[Op]) -> None:
        before = document = self.live.documents[tray.PART]
        language = self.t.language
        unseen: list[Conflict] = []
        asked: list[Edit] = [op for op in ops if op["op"] != "tidy"]
        for part, some in groupby(asked, key=lambda op: str(op.get("part"))):
            if part not in _PATHS:
                raise EditError("not_possible")
            path, group = _PATHS[part], list(some)
            unseen += overwriting.unseen(tray.PART, path, document, group, language)
            document = edits.apply_all(tray.PART, document, path, group, language)
        document = tray.followed(document)
        refuse_unknown(tray.PART, before, document, self.live.documents)
        conflicts = self.live.replace(tray.PART, document)
        told = {each.path for each in conflicts}
        conflicts += [each for each in unseen if each.path not in told]
        if conflicts:
            self._on_conflicts(tray.PART, conflicts)

    def _removes(self, _op: Remove) -> None:
        """What is in a group that goes is in none: there is nothing to ask."""
        return

    def _pick(self, content: dict[str, Any]) -> None:
        ids = [str(each) for each in content["ids"]]
        document = tray.picked(self.live.documents[tray.PART], ids, on=bool(content["on"]))
        self._save({tray.PART: document})

    def _join(self, content: dict[str, Any]) -> None:
        document = self.live.documents[tray.PART]
        found = tray.merged(document, str(content["keep"]), str(content["other"]))
        self._save({tray.PART: found})

    def _send_on(self, content: dict[str, Any]) -> None:
        kind, path = content["kind"], content["part"]
        if kind not in tray.HOMES or path not in _PATHS:
            raise EditError("not_possible")
        home = tray.HOMES[kind]
        changed = tray.sent(self.live.documents, _PATHS[path], str(content["id"]), kind)
        made = next(e for e in changed[tray.PART][path] if e["id"] == content["id"])[kind]
        name = next(e for e in changed[home.part][home.path] if e["id"] == made)[home.key]
        before = self.live.last("undo")
        self._save(changed)
        self._told(kind, name, page_of_part(home.part), before)

    def _save(self, changed: dict[str, dict[str, Any]]) -> None:
        for part, conflicts in self.live.replace_many(changed).items():
            self._on_conflicts(part, conflicts)
        self.show()
