"""What people judge holds above what the rules found."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from communique.linking.groups import grouped
from communique.linking.judgement import Judgement, Verdicts, signed
from communique.linking.rule import Link

LINKS = {("a", "b"): Link("same_name", 1.0), ("b", "c"): Link("spelling", 0.8)}


def said(kind: str, *subjects: str, at: str = "2031-05-03T10:00Z", field: str = "person") -> Judgement:
    return signed(Judgement(kind=kind, subjects=subjects, field=field, reason="I know them", author="an archivist", at=at))  # type: ignore[arg-type]


def groups(*judgements: Judgement) -> list[list[str]]:
    verdicts = Verdicts(judgements)
    links = verdicts.overrule("person", LINKS)
    return grouped("abcd", links, verdicts.keep_apart("person", lambda one, other: {one, other} == {"c", "d"})).all()


def test_judgements_overrule_links() -> None:
    assert groups() == [["a", "b", "c"], ["d"]]
    assert groups(said("different", "a", "b")) == [["a"], ["b", "c"], ["d"]]
    assert groups(said("different", "a", "c")) == [["a", "b"], ["c"], ["d"]]
    assert groups(said("same", "a", "d")) == [["a", "b", "d"], ["c"]]
    assert groups(said("same", "c", "d")) == [["a", "b", "c", "d"]] or groups(said("same", "c", "d")) == [["a", "b"], ["c", "d"]]
    assert groups(said("different", "a", "b", field="event")) == groups()


def test_the_later_holds_in_whatever_order_they_come() -> None:
    three = [
        said("different", "a", "b", at="2031-01-01"),
        said("same", "b", "a", at="2031-02-01"),
        said("different", "b", "a", at="2031-03-01"),
    ]
    assert {str(groups(*order)) for order in permutations(three)} == {str(groups(three[2]))}


def test_a_wrong_fact() -> None:
    verdicts = Verdicts([said("wrong", "d1", field="published")])
    assert verdicts.wrong("d1", "published") and not verdicts.wrong("d1", "held") and not verdicts.wrong("d2", "published")


def test_as_json_lines_and_back() -> None:
    one = said("same", "a", "d")
    assert msgspec.json.decode(msgspec.json.encode(one), type=Judgement) == one
    assert signed(one) == one and said("same", "d", "a").id == one.id != said("different", "a", "d").id


def test_too_few_subjects() -> None:
    with pytest.raises(ValueError, match="needs 2"):
        said("same", "a", "a")
