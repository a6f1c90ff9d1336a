"""What became of undertakings: open, followed up, past due, seen from a day that the caller names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from communique.dates import when
from communique.linking.follow_ups import FollowUps
from communique.linking.items import Account, Party, Undertaking
from communique.linking.rule import Link

State = Literal["open", "followed_up", "past_due"]


class Standing(msgspec.Struct, frozen=True):
    """The state of an undertaking on a day; `by` is the account that follows it up, `link` why."""

    state: State
    by: str | None = None
    link: Link | None = None


def as_plan(rule: FollowUps, undertaking: Undertaking) -> Account | None:
    """The event that an undertaking plans (the next round, a visit); `None` where it plans none that could be recognised."""
    type = rule.series.gathering(undertaking.text)
    if type is None:
        return None
    return Account(
        document=undertaking.document,
        number=undertaking.number,
        type=type,
        status="planned",
        when=undertaking.due,
        where=undertaking.where,
        parties=tuple(Party(country=side) for side in undertaking.parties),
        told=undertaking.text,
        house=undertaking.house,
        published=undertaking.published,
    )


def promise_keys(rule: FollowUps, undertaking: Undertaking) -> list[str]:
    """The keys under which an undertaking meets the events that may follow it up: those of `FollowUps`."""
    plan = as_plan(rule, undertaking)
    return rule.keys(plan) if plan else []


def standing(rule: FollowUps, undertaking: Undertaking, accounts: Iterable[Account], as_of: str) -> Standing:
    """The state of an undertaking on the day `as_of`: only what had happened by then counts.

    An undertaking without a due date is never past due.  What names neither a gathering nor a time or place for it cannot be recognised when it is
    fulfilled: it stays open.
    """
    plan, today = as_plan(rule, undertaking), when.lower(as_of)
    if plan is not None and today is not None:
        happened = [account for account in accounts if _by(account, as_of) and _after(account, undertaking)]
        found = rule.best(plan, happened) if (plan.when or plan.where) else None
        if found is not None:
            return Standing("followed_up", found[0].id, found[1])
    due = when.upper(undertaking.due) if undertaking.due else None
    return Standing("past_due") if due is not None and today is not None and due < today else Standing("open")


def _by(account: Account, as_of: str) -> bool:
    day = account.when or account.published
    return bool(day) and not when.before(as_of, day or "")


def _after(account: Account, undertaking: Undertaking) -> bool:
    return not (undertaking.published and account.published and when.before(account.published, undertaking.published))
