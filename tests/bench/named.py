"""Mistakes that once passed every test: each with the test that notices it now.

``python -m tests.bench.named`` makes them one by one, each in a process of its own.
"""

import sys
from dataclasses import dataclass

from tests.bench.mutants import Mutant
from tests.bench.trying import PACKAGE, noticed


@dataclass(frozen=True)
class Named:
    """A piece of a module, what somebody might write there, and the tests that tell."""

    what: str
    module: str
    before: str
    after: str
    test: str

    def mutant(self) -> Mutant | None:
        """The module with the mistake; None when it is not written so any more."""
        path = PACKAGE / self.module
        code = path.read_text(encoding="utf-8") if path.exists() else ""
        if code.count(self.before) != 1:
            return None
        whole = code.replace(self.before, self.after)
        return Mutant(self.module, 0, self.what, self.before, self.after, whole)


_RANKED = "(each.weight - threshold) / (1 - threshold), each"
_MOST = "key=lambda each: (each.n, each.median or 0)"
_PARENT = 'parent: Annotated[Name, for_room("map"), of("domain")]'
_EDGES, _RANKING = "tests/insights/test_edges.py", "tests/insights/test_ranking.py"
_FIRST = "tests/files/test_first_rows.py"

NAMED = (
    Named("findings are ranked by how far above their threshold, of what is possible",
          "insights/sentences.py", f"({_RANKED}", "(each.weight - threshold, each", _RANKING),
    Named("three fragile findings at most",
          "insights/sentences.py", "MOST_FRAGILE = 3", "MOST_FRAGILE = 2", _RANKING),
    Named("two are a community",
          "network/communities.py", "if len(each) > 1", "if len(each) > 2",
          "tests/network/test_measures.py"),
    Named("of goals as much shared the one with the highest median",
          "insights/goals.py", _MOST, "key=lambda each: each.n", _EDGES),
    Named("how many share a goal goes before how much",
          "insights/goals.py", _MOST, "key=lambda each: (each.median or 0, each.n)", _EDGES),
    Named("low support is level 1 and level 2",
          "insights/dream.py", "self.by_level[1] + self.by_level[2]", "self.by_level[2]", _EDGES),
    Named("one measurement is no 'then'",
          "insights/persevering.py", "if len(measured) > 1 else None",
          "if measured else None", _EDGES),
    Named("ambivalent from the bound on",
          "insights/goals.py", "value >= AMBIVALENT", "value > AMBIVALENT", _EDGES),
    Named("the bound of ambivalent",
          "insights/goals.py", "AMBIVALENT = 0.5", "AMBIVALENT = 0.4", _EDGES),
    Named("close up to the bound",
          "insights/governance.py", "best - each.score < CLOSE", "best - each.score <= CLOSE",
          _EDGES),
    Named("the bound of close",
          "insights/governance.py", "CLOSE = 0.15", "CLOSE = 0.1", _EDGES),
    Named("divided from the bound on",
          "insights/accelerators.py", "wide[1].width < DIVIDED", "wide[1].width <= DIVIDED",
          _EDGES),
    Named("the bound of divided",
          "insights/accelerators.py", "DIVIDED = 2.0", "DIVIDED = 1.5", _EDGES),
    Named("a plain list that only others changed is no conflict",
          "session/store/merge.py", "    if mine == base:\n",
          "    if mine == base and not isinstance(mine, list):\n", "tests/session/test_merge.py"),
    Named("an undo that changes nothing is recorded",
          "session/store/base.py", "if merged != head.document or part in undone:",
          "if merged != head.document:", "tests/session/test_undo_together.py"),
    Named("who a unit belongs to is part of what a domain was confirmed on",
          "session/models/parties.py", _PARENT, _PARENT.replace("domain", "context"),
          "tests/session/test_step_content.py"),
    Named("a list's head may stand on the fifteenth row",
          "files/recognising/heads.py", "FIRST_ROWS = 15", "FIRST_ROWS = 6", _FIRST),
    Named("but not on the sixteenth",
          "files/recognising/heads.py", "FIRST_ROWS = 15", "FIRST_ROWS = 16", _FIRST),
    Named("a participant gets kernel info without what it tells of the machine",
          "serve/filtering.py", 'message["content"] = _info_reply(message["content"])', "pass",
          "tests/serve/test_told.py"),
)  # fmt: skip


def main() -> int:
    """Say of each whether its test notices; 1 when one does not."""
    missed = 0
    for each in NAMED:
        change = each.mutant()
        found = change is not None and noticed(change, [each.test])
        missed += not found
        word = "noticed" if found else "SURVIVES" if change else "IS WRITTEN OTHERWISE"
        print(f"{word}  {each.what}  ({each.test})", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
