"""Asking before the meeting: a file for each organisation, and the answers that come back."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import traitlets

from netwerk_widgets.paper.answers import Answered, Mail, opened
from netwerk_widgets.paper.asked import mailable
from netwerk_widgets.paper.forms import forms, packed
from netwerk_widgets.paper.taking import by_party, counting, differing, takes
from netwerk_widgets.rounds.relating import Told, told
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.asking.related import choice
from netwerk_widgets.widgets.asking.words import differs
from netwerk_widgets.widgets.base import TakingFiles
from netwerk_widgets.widgets.intake import MOST_SENT
from netwerk_widgets.widgets.open_page import OpenPage
from netwerk_widgets.widgets.ways_in import filename

_TEXTS = (
    *("which", "nothing", "hidden", "make", "back", "pick", "busy", "preview", "who", "count"),
    *("differ", "file", "saved", "later", "refused", "theirs", "accept", "cancel", "none"),
)


class Before(TakingFiles):
    """Hands over the files, and takes answers over when it was seen what they do."""

    _part = traitlets.Unicode("before").tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, page: OpenPage) -> None:
        self.page = page
        self._mail: Mail | None = None
        self._later: set[str] = set()
        self._theirs: dict[str, str] = {}
        super().__init__(page.t, state=self._state(page.t, None))

    # ---- what there is to see ----

    def _state(self, t: Texts, preview: dict[str, Any] | None) -> dict[str, Any]:
        many = MOST_SENT // 1_000_000
        return {
            "texts": {each: t(f"paper.before.{each}") for each in _TEXTS}
            | {"large": t("paper.before.large", most=many)},
            "kinds": [
                {
                    "value": kind,
                    "label": t(f"rounds.title.{kind}"),
                    "many": t.count("paper.before.question", n),
                }
                for kind, n in mailable(self.page.recorded).items()
            ],
            "most": MOST_SENT,
            "made": self.state.get("made", ""),
            "preview": preview,
        }

    def show(self) -> None:
        """What can be asked now, and what the files would do now."""
        preview = self._preview(self._mail) if self._mail else None
        now = self._state(self.t, preview)
        if now != self.state:
            self.state = now

    def _told(self, mail: Mail) -> dict[str, str]:
        return sentences(mail, self.page.session, self._later, self.t)

    def _preview(self, mail: Mail) -> dict[str, Any]:
        t = self.t
        told = self._told(mail)
        # What was chosen stands for what was read: something else is to be chosen again.
        self._theirs = {at: said for at, said in self._theirs.items() if told.get(at) == said}
        counts = {id(each) for each in counting(mail, self._later)}
        return {
            "files": [self._file(each, id(each) in counts, mail) for each in mail.answered],
            "twice": [
                {
                    "party": party,
                    "sentence": t("paper.before.twice", party=files[0].name),
                    "on": party in self._later,
                }
                for party, files in by_party(mail).items()
                if len(files) > 1
            ],
            "notes": [
                note for each in counting(mail, self._later) for note in left_out(each, mail, t)
            ],
            "refused": [
                {"file": each.file, "sentence": each.sentence(t)} for each in mail.rejected
            ],
            "differing": self._differing(told),
            "places": [
                {"at": at, "words": said, "on": at in self._theirs} for at, said in told.items()
            ],
            "empty": not counts or not takes(mail, self.page.session.documents, told, self._later),
        }

    def _differing(self, told: Mapping[str, str]) -> str:
        """In how many places something else stands, and how many relations there are to choose."""
        t, mark = self.t, "relations/"
        new = sum(at.startswith(mark) for at in told)
        said = [("differing", len(told) - new), ("relating", new)]
        return " ".join(t.count(f"paper.before.{key}", many) for key, many in said if many)

    def _file(self, each: Answered, counts: bool, mail: Mail) -> dict[str, Any]:
        t = self.t
        own = Mail(mail.rounds, [each], [])
        differ = sum(
            found.found.ours is not None for found in differing(own, self.page.session.documents)
        )
        return {
            "name": each.name,
            "file": each.file,
            "saved": t.moment(each.saved),
            "count": t("paper.before.count_of", n=each.many, all=each.all),
            "differ": str(differ),
            "counts": counts,
        }

    # ---- what is asked ----

    def do(self, content: dict[str, Any], buffers: Sequence[bytes] = ()) -> None:
        """Carry out what a person asked.

        Raises
        ------
        NetwerkError
            When there is nothing to ask, or the session cannot be saved.
        """
        kind = content["type"]
        self.problem = ""
        if kind == "make":
            self._make([str(each) for each in content["kinds"]])
        elif kind == "files":
            names = [str(each) for each in content["names"]]
            found = list(zip(names, buffers, strict=True))
            self._close()
            self._mail = opened(found, self.page.recorded, self.page.session.session_id)
            self._later, self._theirs = set(), {}
            self.show()
        elif kind == "later":
            self._later ^= {str(content["party"])}
            self.show()
        elif kind == "theirs":
            self._choose(str(content["at"]), bool(content["on"]))
        elif kind == "all" and self._mail:
            self._theirs = self._told(self._mail)
            self.show()
        elif kind == "cancel":
            self._close()
        elif kind == "accept" and self._mail:
            self._accept(self._mail)

    def _make(self, kinds: Sequence[str]) -> None:
        page, t = self.page, self.t
        if not kinds:
            raise NetwerkError("round_nothing")
        name = page.session.name
        made = forms(page.recorded, page.session.session_id, name, kinds, t)
        file = f"{filename(name)} - {t('paper.before.zip')}.zip"
        self.send({"type": "download", "name": file}, [packed(made)])
        self.state = self.state | {"made": t("paper.before.made", file=file)}

    def _choose(self, at: str, on: bool) -> None:
        told = self._told(self._mail) if self._mail else {}
        if on and at in told:
            self._theirs[at] = told[at]
        else:
            self._theirs.pop(at, None)
        self.show()

    def _accept(self, mail: Mail) -> None:
        page, t = self.page, self.t
        before = self._told(mail)
        page.session.refresh()
        if self._told(mail) != before:
            self.show()
            self.tell(t("paper.before.look_again"))
            return
        last = page.session.last("undo")
        changed = takes(mail, page.session.documents, self._theirs, self._later)
        found = page.session.replace_many(changed) if changed else {}
        many = len(counting(mail, self._later))
        self._close()
        for part, conflicts in found.items():
            page.conflicts(part, conflicts)
        if changed:
            page.done(t.count("paper.before.taken", many), last)

    def _close(self) -> None:
        self._mail, self._later, self._theirs = None, set(), {}
        self.show()


def sentences(mail: Mail, live: LiveSession, later: Collection[str], t: Texts) -> dict[str, str]:
    """Where the session has something else than the answers, in words, by its place."""
    people = live.documents["people"]["items"]
    numbers = {each["id"]: str(number) for number, each in enumerate(people, 1)}
    lines = related(mail, later)
    return {
        each.at: choice(lines[each.found.at], each.round.called(), each.found.ours, t)
        if each.round.kind == "relations"
        else differs(each.round, each.found, t, numbers, mailed=True)
        for each in differing(mail, live.documents, later)
    }


def related(mail: Mail, later: Collection[str]) -> dict[str, Told]:
    """The relations that the files tell of, by their place: who says so, who says otherwise."""
    if "relations" not in mail.rounds:
        return {}
    slips = [e.slips["relations"] for e in counting(mail, later) if "relations" in e.slips]
    return {each.link.name: each for each in told(mail.rounds["relations"], slips)}


def left_out(each: Answered, mail: Mail, t: Texts) -> list[str]:
    """Which of its answers are not taken, and why."""
    labels = {
        question.id: question.label.said(t)
        for round_ in mail.rounds.values()
        for question in round_.questions
    }
    gone = t("paper.before.gone_question")
    return [
        t(
            f"paper.before.{why}",
            party=each.name,
            what=f"‘{labels[one]}’" if one in labels else gone,
        )
        for why, many in (("changed", each.changed), ("unread", each.unread), ("half", each.half))
        for one in dict.fromkeys(many)
    ]
