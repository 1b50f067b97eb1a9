"""What of a round one key can answer: its scales and choices."""

from collections.abc import Sequence

from netwerk_widgets.rounds.model import Ask, Choice, Question, Scale


def scored(questions: Sequence[Question]) -> list[tuple[Question, Ask]]:
    """The scales and choices, each with the question it is of, in the order they are asked."""
    return [
        (question, ask)
        for question in questions
        for ask in question.asks
        if isinstance(ask.shape, Scale | Choice)
    ]
