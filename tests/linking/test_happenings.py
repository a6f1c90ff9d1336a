"""One event and its accounts; plans and what became of them; undertakings."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.linking.disagreements import disagreements
from communique.linking.follow_ups import FollowUps
from communique.linking.happenings import Happenings
from communique.linking.items import Account, House, Undertaking
from communique.linking.pool import Pool
from communique.linking.promises import promise_keys, standing

from .made import SUDLAND, account, person

RULE = Happenings()
PLANS = FollowUps()
ONE = account("north")


def reason(other: Account, one: Account = ONE) -> str | None:
    link = RULE.judge(one, other)
    assert RULE.judge(other, one) == link
    assert link is None or set(RULE.keys(one)) & set(RULE.keys(other)), "linked, but they would never meet"
    assert link is None or not RULE.apart(one, other)
    return link and link.reason


def theirs(**fields: Any) -> Account:
    return account("south", **{"house": SUDLAND} | fields)


def test_both_sides_tell_of_one_meeting() -> None:
    assert reason(theirs()) == "same_persons"
    assert reason(theirs(type="talks", where=None)) == "same_persons"
    assert reason(theirs(when="2031-05-04")) == "same_persons"
    assert reason(theirs(when="XXXX-05-03")) == "same_persons"
    assert reason(theirs(when=None)) == "same_persons"
    assert reason(theirs(when=None, published="2031-05-03/2031-05-04")) == "same_persons"
    assert reason(theirs(when=None, published="2031-05")) is None
    assert reason(theirs(parties=(person("A. Holm", "XA"), person("Brandt", "XB")))) == "same_sides"
    assert reason(theirs(parties=(person("Olaf Brandt", "XB"), person(None, "XA")))) == "same_persons"
    assert reason(theirs(type="visit")) == "part_of_visit"


def test_other_persons_places_days_kinds_are_other_events() -> None:
    assert reason(theirs(parties=(person("Ada Moser", "XA"), person("Olaf Brandt", "XB")))) is None
    assert reason(theirs(parties=(person("Anna Holm", "XA"), person("Karl Stein", "XC")))) is None
    assert reason(account("south", where="Paris"), account("north", where="Berlin")) is None
    assert reason(theirs(when="2031-05-05")) is None
    assert reason(theirs(when="XXXX-06-03")) is None
    assert reason(theirs(when="2031")) is None
    assert reason(theirs(type="call")) is None
    assert reason(theirs(status="planned")) is None
    offices = theirs(parties=(person(None, "XA", "Prime Minister"), person("Olaf Brandt", "XB")))
    assert reason(offices, account("north", parties=(person("Anna Holm", "XA", "Foreign Minister"), person("Olaf Brandt", "XB")))) is None


def test_two_meetings_of_one_day_stay_apart() -> None:
    ministers = (person("Anna Holm", "XA"), person("Olaf Brandt", "XB"))
    heads = (person("Ada Moser", "XA"), person("Karl Stein", "XB"))
    told = [account(d, n, parties=p) for d in ("north", "south", "agency") for n, p in enumerate((ministers, heads))]
    expected = [["agency#e0", "north#e0", "south#e0"], ["agency#e1", "north#e1", "south#e1"]]
    for seed in range(5):
        assert Pool(RULE).add_all(random.Random(seed).sample(told, len(told))).groups() == expected


def test_two_events_of_one_document_are_never_one() -> None:
    bare = (person(None, "XA"), person(None, "XB"))
    told = [account("north", 0, parties=bare), account("north", 1, parties=bare), account("south", 0, parties=bare)]
    for seed in range(4):
        groups = Pool(RULE).add_all(random.Random(seed).sample(told, 3)).groups()
        assert groups == [["north#e0"], ["north#e1"], ["south#e0"]]


def test_title_and_lead_of_one_document_tell_one_event() -> None:
    title, lead = account("north", 0, when=None, where=None, told="Holm meets Brandt"), account("north", 1)
    assert reason(title, lead) == "told_twice"
    assert reason(account("north", 1, prominence="mentioned"), title) is None
    assert reason(account("north", 1, when="2031-05-01"), account("north", 0)) is None


def test_a_gathering_is_told_by_each_with_its_own_people() -> None:
    forum = {"type": "conference", "when": "2031-05-03"}
    one = account(
        "a", **forum, where=None, parties=(person("Anna Holm", "XA"),), told="Anna Holm spoke at the Forum on River Transit in Sudburg"
    )
    other = account(
        "b", **forum, where=None, parties=(person("Ada Moser", "XC"),), told="Minister Ada Moser attends Forum on River Transit"
    )
    assert reason(other, one) == "same_gathering"
    assert (
        reason(account("b", **forum, where=None, parties=(person("Ada Moser", "XC"),), told="Ada Moser attends the Council of Ports"), one)
        is None
    )


def test_a_side_that_one_document_mistakes() -> None:
    assert reason(theirs(parties=(person("Anna Holm", "XC"), person("Olaf Brandt", None)))) == "same_persons"


def test_what_one_side_does_alone() -> None:
    speech = {
        "type": "speech",
        "parties": (person("Anna Holm", "XA"),),
        "where": None,
        "told": "Anna Holm spoke on the bridge at the harbour",
    }
    assert reason(account("b", **speech), account("a", **speech)) == "same_words"
    assert reason(account("b", **speech | {"told": "Anna Holm on the bridge"}), account("a", **speech)) == "same_persons"
    assert reason(account("b", **speech | {"told": "Her words to the fishermen of Rivertown"}), account("a", **speech)) is None


def test_disagreements_are_shown() -> None:
    found = disagreements([account("north", initiative="XA"), theirs(initiative="XB", when="2031-05-04", where=None)])
    assert {d.field: d.said for d in found} == {
        "when": (("north", "2031-05-03"), ("south", "2031-05-04")),
        "initiative": (("north", "XA"), ("south", "XB")),
    }
    assert disagreements([ONE, theirs(when=None, where="Sudburg")]) == []


def plan(**fields: Any) -> Account:
    return account(
        "plan", **{"status": "planned", "when": "2031-06", "published": "2031-05-03", "told": "will meet again in June"} | fields
    )


def follows(planned: Account, happened: Account) -> str | None:
    link = PLANS.judge(planned, happened)
    assert PLANS.judge(happened, planned) == link
    assert link is None or set(PLANS.keys(planned)) & set(PLANS.keys(happened))
    return link and link.reason


def test_a_plan_and_what_happened() -> None:
    june = account("june", when="2031-06-20", published="2031-06-20")
    assert follows(plan(), june) == "as_planned"
    assert follows(plan(when="2031-06-18/2031-06-20"), june) == "as_planned"
    assert follows(plan(when="XXXX-06-20"), june) == "as_planned"
    assert follows(plan(when=None, told="hopes to meet"), june) == "later_event"
    assert follows(plan(status="possible"), june) == "as_planned"


def test_what_was_not_planned() -> None:
    june = account("june", when="2031-06-20", published="2031-06-20", where="Paris")
    assert follows(plan(where="Paris"), june) == "as_planned"
    assert follows(plan(where="Berlin"), june) is None
    assert follows(plan(when="2031-07"), june) is None
    assert follows(plan(), account("past", when="2031-04-20", published="2031-04-20")) is None
    assert follows(plan(), account("june", when="2031-06-20", type="call")) is None
    assert follows(plan(), account("june", when="2031-06-20", parties=(person("Ada Moser", "XA"), person("Olaf Brandt", "XB")))) is None
    assert follows(plan(), account("june", when="2031-06-20", status="cancelled")) is None


def test_those_who_meet_agree_to_meet_again() -> None:
    """A plan that names the place only, or one side, is between those who made it."""
    held = account("held", type="signing", when="2031-06-20", published="2031-06-20", told="they signed a convention on ferries")
    coming = {"type": "signing", "where": "Sudburg", "told": "the sides agreed to sign a convention", "prominence": "mentioned"}
    both = frozenset({"XA", "XB"})
    assert follows(plan(**coming, parties=(person(None, "XB"),), between=both), held) == "as_planned"
    assert follows(plan(**coming, parties=()), held) is None
    assert follows(plan(**coming, parties=(person(None, "XC"),), between=both), held) is None
    assert follows(plan(**coming, parties=(person(None, "XB"),), between=frozenset({"XB", "XC"})), held) is None


def test_a_traveller_without_a_side_is_known_by_name() -> None:
    held = account("held", type="visit", when="2031-06-20", published="2031-06-20", where="NO", parties=(person("Anna Holm", "XA"),))
    coming = {"type": "visit", "where": "NO", "told": "Holm to visit Norway", "house": House()}
    assert follows(plan(**coming, parties=(person("Anna Holm", None),)), held) == "as_planned"
    assert follows(plan(**coming, parties=(person("Olga Holm", None),)), held) is None


def test_the_paper_that_was_to_be_signed_is_the_one_signed() -> None:
    told = "signed a convention on ferries and lighthouses on 20 June with her counterpart in Sudburg"
    held = account(
        "held", type="signing", when="2031-06-20", published="2031-06-20", parties=(person("Anna Holm", "XA"),), told=told, house=House()
    )
    coming = {"type": "signing", "when": "2031-06-20", "parties": (person(None, "XA"), person(None, "XB"))}
    assert follows(plan(**coming, told="to sign a convention on ferries and lighthouses in Sudburg"), held) == "as_planned"
    assert follows(plan(**coming, told="to sign a protocol about the price of milk in Sudburg"), held) is None


def test_a_visit_without_a_day_leads_to_the_talks_with_the_host() -> None:
    coming = plan(type="visit", when=None, where="NO", parties=(person("Anna Holm", "XA"),), told="Holm to visit Norway")
    held = {"type": "talks", "when": "2031-05-10", "published": "2031-05-10"}
    assert (
        follows(coming, account("held", **held, where=None, parties=(person("Anna Holm", "XA"), person("Karl Moe", "NO")))) == "later_event"
    )
    assert follows(coming, account("held", **held, where="Oslo", parties=(person("Anna Holm", "XA"),))) == "later_event"
    assert (
        follows(coming, account("held", **held, where="Copenhagen", parties=(person("Anna Holm", "XA"), person("Ib Juhl", "DK")))) is None
    )


def test_rounds_are_counted() -> None:
    bare = (person(None, "XA"), person(None, "XB"))
    third = account("held", type="talks", when="2031-09-01", published="2031-09-01", parties=bare, told="the third round of talks")
    coming = {"type": "talks", "when": None, "where": None, "parties": bare}
    assert follows(plan(**coming, told="the third round of talks will be held"), third) == "next_in_series"
    assert follows(plan(**coming, told="the 2nd round ended; the next will be held in autumn"), third) == "next_in_series"
    assert follows(plan(**coming, told="the fourth round of talks will be held"), third) is None
    assert follows(plan(**coming, told="talks will be held"), third) is None


def test_the_first_that_fits_is_the_follow_up() -> None:
    events = [account(f"m{month}", when=f"2031-{month:02d}-10", published=f"2031-{month:02d}-10") for month in (9, 7, 8)]
    found = PLANS.best(plan(when=None), events)
    assert found and found[0].document == "m7"


def promise(**fields: Any) -> Undertaking:
    usual = {
        "document": "d",
        "number": 0,
        "text": "to hold the next round of talks in Sudburg",
        "parties": ("XA", "XB"),
        "where": "Sudburg",
    }
    return Undertaking(**usual | {"published": "2031-05-03"} | fields)


def test_undertakings_stand_as_of_a_day() -> None:
    bare = (person(None, "XA"), person(None, "XB"))
    held = account("held", type="talks", when="2031-07-10", published="2031-07-10", parties=bare)
    assert set(promise_keys(PLANS, promise())) & set(PLANS.keys(held))
    assert standing(PLANS, promise(), [held], "2031-12-01").by == held.id
    assert standing(PLANS, promise(), [held], "2031-06-01").state == "open"
    assert standing(PLANS, promise(due="2031-06"), [held], "2031-06-30").state == "open"
    assert standing(PLANS, promise(due="2031-06"), [held], "2031-07-01").state == "past_due"
    assert standing(PLANS, promise(due="2031-07"), [held], "2031-08-01").state == "followed_up"
    assert standing(PLANS, promise(text="to widen trade", due=None, where=None), [held], "2039-01-01").state == "open"


@given(
    st.permutations(
        [
            account(
                f"d{n}", k, when=f"2031-05-0{3 + n % 3}", parties=(person(("Anna Holm", "Ada Moser")[k], "XA"), person("Olaf Brandt", "XB"))
            )
            for n in range(4)
            for k in range(2)
        ]
    )
)
@settings(max_examples=30)
def test_groups_of_accounts_do_not_depend_on_the_order(told: list[Account]) -> None:
    assert Pool(RULE).add_all(told).groups() == Pool(RULE).add_all(sorted(told, key=lambda item: item.id)).groups()


def test_adding_twice_changes_nothing() -> None:
    pool = Pool(RULE).add_all([ONE, theirs(), ONE, theirs()])
    assert len(pool.items) == 2 and len(pool.links) == 1
