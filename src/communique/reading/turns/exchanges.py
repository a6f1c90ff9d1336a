"""Which answers belong to which questions."""

from __future__ import annotations

from collections.abc import Sequence

from communique.record.document import TurnRole


def pair_exchanges(roles: Sequence[TurnRole]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Each question with the answers that follow it; questions asked in one breath share their answers.

    >>> pair_exchanges(["remarks", "question", "answer", "question", "moderator", "question", "answer", "answer"])
    ((1, (2,)), (3, (6, 7)), (5, (6, 7)))
    """
    found: list[tuple[int, tuple[int, ...]]] = []
    asked: list[int] = []
    answers: list[int] = []
    for i, role in enumerate(roles):
        if role == "question":
            if answers:
                found.extend((q, tuple(answers)) for q in asked)
                asked, answers = [], []
            asked.append(i)
        elif role == "answer" and asked:
            answers.append(i)
    return (*found, *((q, tuple(answers)) for q in asked))
