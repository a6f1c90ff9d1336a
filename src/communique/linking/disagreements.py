"""What accounts of one event say differently: shown side by side, never settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from communique.knowledge.book import Knowledge
from communique.linking.days import days_of
from communique.linking.items import Account
from communique.linking.sides import Cast, cast_of


class Disagreement(msgspec.Struct, frozen=True):
    """A field that accounts fill differently, with what each document says, in the order of the documents."""

    field: str
    said: tuple[tuple[str, str], ...]


def disagreements(accounts: Iterable[Account], knowledge: Knowledge | None = None) -> list[Disagreement]:
    """Where accounts of one event differ: day, place, initiative, participants.  Saying nothing, or less, is no disagreement."""
    cast = cast_of(knowledge or Knowledge.standard())
    told = sorted(accounts, key=lambda account: account.id)
    fields: dict[str, Callable[[Account], str | None]] = {
        "when": _day,
        "where": lambda account: account.where,
        "initiative": lambda account: account.initiative,
        "participants": lambda account: _sides(cast, account),
    }
    found = []
    for field, say in fields.items():
        said = [(account.document, value) for account in told if (value := say(account))]
        if _differ(cast, field, [value for _, value in said]):
            found.append(Disagreement(field, tuple(said)))
    return found


def _differ(cast: Cast, field: str, values: list[str]) -> bool:
    if field == "where":
        return any(cast.places.agree(one, other) is False for one in values for other in values)
    if field == "participants":
        sets = [set(value.split(", ")) for value in values]
        return any(not (one <= other or other <= one) for one in sets for other in sets)
    return len(set(values)) > 1


def _day(account: Account) -> str | None:
    days = days_of(account)
    if days is None or not days.exact:
        return None
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()}/{days.last.isoformat()}"


def _sides(cast: Cast, account: Account) -> str:
    return ", ".join(sorted(cast.sides(account)))
