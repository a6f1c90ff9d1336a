"""Teasers and their full documents."""

from __future__ import annotations

from communique.linking.stubs import Stubs, best, completed_by

from .made import EMBASSY, paper, words

RULE = Stubs()
LEAD = words(5, 25)
FULL = paper("full", address="mfa.norland.example/news/7", title="Envoys of Norland and Sudland meet", text=f"{LEAD} {words(6, 100)}")


def stub(**fields: object) -> object:
    return paper(**{"id": "stub", "part": "teaser", "title": FULL.title, "text": LEAD} | fields)


def link(**fields: object) -> str | None:
    teaser = stub(**fields)
    found = RULE.judge(FULL, teaser)
    assert found == RULE.judge(teaser, FULL)
    assert found is None or set(RULE.keys(FULL)) & set(RULE.keys(teaser))
    return found and found.reason


def test_the_link_decides() -> None:
    assert link(address=FULL.address, title="Another heading", text="") == "link_target"
    assert link(address="mfa.norland.example/news/8") is None
    assert link(address="sudburg.norland.example/12") == "title_and_day"


def test_title_and_day_where_there_is_no_link() -> None:
    assert link() == "title_and_day"
    assert link(text="") == "title_and_day"
    assert link(house=EMBASSY) is None
    assert link(published="2031-05-04") == "title_and_lead"
    assert link(published="2031-05-04", text="") is None
    assert link(published="2032-05-03") is None
    assert link(published=None) == "title_and_lead"


def test_a_cut_title() -> None:
    assert link(title="Envoys of Norland and Sud…") == "title_and_day"
    assert link(title="Envoys of Norland and West…") is None
    assert link(title="Envoys of Norland") is None


def test_a_common_title_needs_the_words_of_the_lead() -> None:
    full = paper("full", title="Press statement", text=FULL.text)
    assert completed_by(paper("s", part="teaser", title="Press statement", text=words(9, 20)), full) is None
    assert completed_by(paper("s", part="teaser", title="Press statement", text=LEAD), full)


def test_only_a_full_document_completes_and_only_a_stub_is_completed() -> None:
    assert RULE.judge(FULL, paper("b", title=FULL.title)) is None
    assert RULE.judge(stub(), stub(id="other")) is None
    assert completed_by(stub(), paper("l", kind="listing", title=FULL.title)) is None


def test_the_surest_of_several() -> None:
    other = paper("other", title=FULL.title, text=words(7, 100), published=FULL.published)
    found = best(stub(), [other, FULL])
    assert found and found[0] is FULL
