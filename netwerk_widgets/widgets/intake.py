"""A list coming in, with a preview before anything is stored; and the ways out."""

from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from netwerk_widgets import files
from netwerk_widgets.files.columns import LONGEST, header, shown
from netwerk_widgets.files.planning import Change, Plan, Problem
from netwerk_widgets.files.planning.change import Detail
from netwerk_widgets.files.recognising import Seen
from netwerk_widgets.files.said import has_confided
from netwerk_widgets.files.seeing import ROLES, columns, counted, role_label, shape
from netwerk_widgets.files.tables import Contents
from netwerk_widgets.files.writing.excel import template
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.shapes import shown as quoted
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.base import TakingFiles, Telling
from netwerk_widgets.widgets.ways_in import filename

#: What a page sends to its kernel at once (bytes); the server closes the line at 10 MB.
MOST_SENT = 8_000_000
#: A preview names so many rows of each sort, and so many problems; the rest are counted.
_ROWS, _PROBLEMS, _LISTS = 100, 40, 20
#: A relation is named by both its parties, whole: two that begin alike are told apart (signs).
_NAMED = 2 * LONGEST["name"] + 3

_IN = (
    "columns", "column_head", "column_role", "column_samples", "no_head", "must", "likely",
    "paste", "hint", "look", "pick", "kinds", "template", "busy", "preview", "nothing",
    "problems", "accept", "cancel", "column_row", "column_name", "column_details", "all_alike",
)  # fmt: skip


class Intake(TakingFiles):
    """Shows what a pasted list or a file will do; stores it only when that is accepted."""

    _part = traitlets.Unicode("intake").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, t: Texts, live: LiveSession, notice: Callable[[str], None]) -> None:
        self.live = live
        self._notice = notice
        self._contents: list[Contents] | None = None
        self._name = ""
        self._choices: dict[str, str] = {}
        super().__init__(t, state=self._state(t, None))

    def _state(self, t: Texts, preview: dict[str, Any] | None) -> dict[str, Any]:
        return {
            "texts": {
                **{key: t(f"files.intake.{key}") for key in _IN},
                "large": t("files.intake.large", most=MOST_SENT // 1_000_000),
            },
            "accept": ",".join(files.EXTENSIONS),
            "most": MOST_SENT,
            "preview": preview,
        }

    def do(self, content: dict[str, Any], buffers: Sequence[bytes] = ()) -> None:
        """Carry out what a person asked.

        Raises
        ------
        NetwerkError
            When the list or file cannot be read, or the session cannot be saved.
        """
        kind = content["type"]
        if kind == "paste":
            self.offer([files.read_text(content["text"])], self.t("files.intake.pasted"))
        elif kind == "file":
            names = content["names"]
            found = [files.read(data, name) for data, name in zip(buffers, names, strict=True)]
            self.offer(found, self.t.enumerate(names))
        elif kind == "choose":
            self._choices[content["key"]] = content["value"]
            self._preview()
        elif kind == "choose_all":
            self._choose_all(content["kind"], content["value"])
        elif kind == "accept":
            self._accept()
        elif kind == "cancel":
            self._close()
        elif kind == "template":
            name = f"{self.t('files.template.file')}.xlsx"
            self.send({"type": "download", "name": name}, [template(self.t)])

    def offer(self, contents: list[Contents], name: str) -> None:
        """Show what a list will do; see `do` for what is raised."""
        found = files.plan(contents, self.live.session)  # refused before anything is shown
        self._contents, self._name, self._choices = contents, name, {}
        self._show(found)

    def _plan(self) -> Plan | None:
        """As the session is now: others may have changed it since the preview."""
        if self._contents is None:
            return None
        return files.plan(self._contents, self.live.session, self._choices)

    def _preview(self) -> None:
        found = self._plan()
        if found is not None:
            self._show(found)

    def _show(self, found: Plan) -> None:
        self.problem = ""
        self.state = self._state(self.t, preview(found, self._name, self.t))

    def _choose_all(self, kind: str, value: str) -> None:
        found = self._plan()
        for each in found.problems if found else ():
            if each.kind == kind and value in [option.value for option in each.options]:
                self._choices[each.key] = value
        self._preview()

    def _accept(self) -> None:
        found = self._plan()
        if found is None:
            return
        if found.asks:
            self._show(found)
            self.tell(self.t("files.intake.must"))
            return
        self.live.replace_many(found.documents)
        self._close()
        self._notice(
            self.t(
                "files.intake.done",
                parties=_amount(found, ("added", "changed"), "parties", self.t),
                relations=_amount(found, ("added", "changed"), "relations", self.t),
            )
        )

    def _close(self) -> None:
        self._contents, self._choices, self.problem = None, {}, ""
        self.state = self._state(self.t, None)


def _amount(found: Plan, what: tuple[str, ...], table: str, t: Texts) -> str:
    n = sum(found.count(each, table) for each in what)
    if table == "parties":
        return t.count("files.intake.parties", n)
    return t.count("files.intake.relations", n)


def preview(found: Plan, name: str, t: Texts) -> dict[str, Any]:
    """A plan as the page shows it: all in words."""
    groups = []
    for what in ("added", "changed", "left_out"):
        changes = [each for each in found.changes if each.what == what]
        if not changes:
            continue
        amounts = [
            _amount(found, (what,), table, t)
            for table in ("parties", "relations")
            if found.count(what, table)
        ]
        groups.append(
            {
                "what": what,
                "label": t(f"files.intake.what.{what}"),
                "amount": t.enumerate(amounts),
                "rows": [_row(each, t) for each in changes[:_ROWS]],
                "more": _more(len(changes) - _ROWS, t),
            }
        )
    return {
        "name": quoted(name),
        "counted": counted(found, t),
        "lists": [_list(each, t) for each in found.seen.seen[:_LISTS]],
        "roles": [{"value": each, "label": role_label(each, t)} for each in ROLES],
        "asks": len(found.asks),
        "groups": groups,
        "problems": [
            _problem(each, t)
            for each in sorted(found.problems, key=lambda each: not each.must)[:_PROBLEMS]
        ],
        "count": len(found.problems),
        "more": t("files.intake.more_problems", n=len(found.problems) - _PROBLEMS)
        if len(found.problems) > _PROBLEMS
        else "",
        "alike": _alike(found, t),
        "empty": not found.documents,
    }


def _list(seen: Seen, t: Texts) -> dict[str, Any]:
    """A list as it was understood: its shape, and every column with what it is taken for."""
    return {
        "shape": shape(seen, t),
        "columns": [
            {
                "key": each.key,
                "head": each.head,
                "role": each.role,
                "label": each.label,
                "samples": "; ".join(each.samples),
            }
            for each in columns(seen, t)
        ],
    }


def _more(n: int, t: Texts) -> str:
    return t("files.intake.more", n=n) if n > 0 else ""


def _row(change: Change, t: Texts) -> dict[str, str]:
    details = [_detail(each, change.table, t) for each in change.details]
    if change.reason:
        details = [t(f"files.reason.{change.reason}")]
    return {
        "row": str(change.place.row) if change.place else "",
        "name": " ".join(change.name.split())[:_NAMED] or t("ui.unnamed"),
        "details": "; ".join(details),
    }


def _detail(detail: Detail, table: str, t: Texts) -> str:
    field = header(detail.field, table, t)
    new = quoted(shown(detail.field, detail.new, t, table)) or t("files.intake.empty")
    if detail.old in (None, ""):
        return t("files.intake.fresh", field=field, new=new)
    old = quoted(shown(detail.field, detail.old, t, table))
    return t("files.intake.before", field=field, old=old, new=new)


def _problem(problem: Problem, t: Texts) -> dict[str, Any]:
    return {
        "key": problem.key,
        "where": problem.where(t),
        "sentence": problem.sentence(t),
        "options": [{"value": value, "label": words} for value, words in problem.choices(t)],
        "chosen": "" if problem.must else problem.chosen,
        "likely": problem.chosen,
        "must": problem.must,
    }


def _alike(found: Plan, t: Texts) -> dict[str, Any] | None:
    """One answer for all parties that only relations mention, when there are several."""
    unknown = [each for each in found.problems if each.kind == "unknown_party"]
    if len(unknown) < 3:
        return None
    answers = {each.chosen for each in unknown}
    return {
        "kind": "unknown_party",
        "chosen": answers.pop() if len(answers) == 1 else "",
        "options": [
            {"value": value, "label": t(f"files.option.all_{value}")} for value in ("add", "skip")
        ],
    }


class Takeaway(Telling):
    """Shows the formats in which a session can be taken along."""

    _part = traitlets.Unicode("intake").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, t: Texts, live: LiveSession) -> None:
        self.live = live
        formats = [
            {
                "value": each,
                "label": t(f"files.out.label.{each}"),
                "help": t(f"files.out.help.{each}"),
            }
            for each in (*files.FORMATS, *files.NETWORKS)
        ]
        self._formats = formats
        super().__init__(t, state={"formats": formats, "confided": None})
        self.show()

    def show(self) -> None:
        """Offer the marks of relations only while there are any; see `files.said`."""
        t, there = self.t, has_confided(self.live.session)
        words = {"label": t("files.out.confided"), "help": t("files.out.confided_help")}
        self.state = {"formats": self._formats, "confided": words if there else None}

    def do(self, content: dict[str, Any]) -> None:
        """Send the session in a format.

        Raises
        ------
        NetwerkError
            When there is no such format.
        """
        extension = content["format"]
        confided = content.get("confided") is True
        data = files.write(self.live.name, self.live.session, extension, self.t, confided=confided)
        self.problem = ""
        name = f"{filename(self.live.name)}.{extension}"
        self.send({"type": "download", "name": name}, [data])
