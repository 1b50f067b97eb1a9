"""Several files that belong together: each list under its file, and who is meant by what."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from netwerk_widgets.files.recognising import referring
from netwerk_widgets.files.recognising.shapes import Recognised, recognise
from netwerk_widgets.files.tables import Contents, of_file


def together(
    files: Sequence[Contents],
    answers: Mapping[str, str] | None = None,
    known: Mapping[str, bool] | None = None,
) -> Recognised:
    """What is in several files, as one (see `recognise`); ``known`` as `referring` takes it."""
    answers, known = answers or {}, known or {}
    files = _apart(files)
    found = [recognise(each, answers) for each in files]
    questions = referring.questions(found, known, answers)
    chosen = {each.key: each.chosen for each in questions if each.chosen == referring.REF}
    if chosen:
        found = [recognise(each, {**answers, **chosen}) for each in files]
    return Recognised(
        tuple(chain.from_iterable(each.tables for each in found)),
        tuple(chain.from_iterable(each.seen for each in found)),
        (*chain.from_iterable(each.questions for each in found), *questions),
    )


def _apart(files: Sequence[Contents]) -> Sequence[Contents]:
    """The files with their names in those of their sheets, when there are several.

    What is asked of one of them, is then answered for that one.
    """
    if len(files) < 2:
        return files
    names: list[str] = []
    for number, each in enumerate(files, 1):
        name = each.name.replace("/", "_") or str(number)
        names.append(f"{name} ({number})" if name in names else name)
    return [
        replace(
            each,
            sheets=tuple(replace(one, name=of_file(name, one.name)) for one in each.sheets),
        )
        for each, name in zip(files, names, strict=True)
    ]
