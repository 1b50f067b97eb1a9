"""Where a person stood in a case from before there was one list of people.

Such a case is read as one of now (`netwerk_widgets.session.people_of_before`); what is wrong with a
person is told of the file and the row that the teacher has.
"""

from dataclasses import replace
from typing import Any

from netwerk_widgets.session.people_of_before import PLACES
from netwerk_widgets.study.problems import Problem, Tree


def as_it_stood(problem: Problem, before: Tree, now: Tree) -> Problem:
    """The problem with the file and the place that it has in the folder itself.

    ``before`` are the files as they were read, ``now`` the same in the form of now.
    """
    path = problem.path
    if problem.file == "people.json":
        start, part = 0, "people"
    elif problem.file == "moments.json" and path[:1] == ("frozen",) and len(path) > 3:
        start, part = 4, str(path[3])
        before, now = (_state(each, int(path[1])) for each in (before, now))
    else:
        return problem
    rest = path[start:]
    if part != "people" or len(rest) < 2 or rest[0] != "items":
        return problem
    person = dict(enumerate(_rows(now, "people", "items"))).get(_number(rest[1]))
    if person is None or any(
        each.get("id") == person["id"] for each in _rows(before, "people", "items")
    ):
        return problem
    for home, place in PLACES.items():
        for number, row in enumerate(_rows(before, home, place)):
            if row.get("id") == person["id"] or row.get("name") == person.get("name"):
                row_path = (place, (number, row["id"]), *rest[2:])
                if start:
                    return replace(problem, path=(*path[:3], home, *row_path))
                return replace(problem, file=f"{home}.json", path=row_path)
    return problem


def _number(word: Any) -> int:
    return int(word[0] if isinstance(word, tuple) else word)


def _state(files: Tree, index: int) -> Tree:
    frozen = files["moments"]["frozen"][index]
    state = frozen.get("state") if isinstance(frozen, dict) else None
    return state if isinstance(state, dict) else {}


def _rows(files: Tree, part: str, place: str) -> list[dict[str, Any]]:
    document = files.get(part)
    rows = document.get(place) if isinstance(document, dict) else None
    return [each for each in rows or () if isinstance(each, dict)]
