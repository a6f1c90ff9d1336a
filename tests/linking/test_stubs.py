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
    assert link(address="mfa.norland.example/news/8", text=words(9, 20)) is None
    assert link(address="mfa.norland.example/news/8", published="2031-05-04") is None
    assert link(address="mfa.norland.example/print/7") == "title_and_day"
    assert link(address="sudburg.norland.example/12") == "title_and_day"


def test_a_page_that_says_there_is_none_completes_nothing() -> None:
    missing = paper("none", address=FULL.address, title="Not found", text="The page that you asked for is not here.", published=None)
    assert completed_by(stub(address=FULL.address), missing) is None
    found = best(stub(address=FULL.address), [missing, FULL])
    assert found and found[0] is FULL
    renamed = paper("new", address=FULL.address, title="A heading of its own", text=words(8, 200))
    assert completed_by(stub(address=FULL.address), renamed)


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


def test_a_link_to_another_address_of_the_page() -> None:
    full = paper("full", address="mfa.norland.example/en/print/4101", title=FULL.title, text=FULL.text)
    teaser = stub(address="mfa.norland.example/en/news/4101", title=f"Sudburg: {FULL.title}", text=LEAD)
    found = RULE.judge(full, teaser)
    assert found and found.reason == "moved" and set(RULE.keys(full)) & set(RULE.keys(teaser))
    for other in (
        stub(address="mfa.norland.example/en/news/4102", title=f"Sudburg: {FULL.title}", text=LEAD),
        stub(address="mfa.norland.example/en/news/4101", title=f"Sudburg: {FULL.title}", text=words(9, 20)),
        stub(address="mfa.norland.example/en/news/4101", title=f"Sudburg: {FULL.title}", text=LEAD, published="2031-05-04"),
        stub(address="mfa.sudland.example/en/news/4101", title=f"Sudburg: {FULL.title}", text=LEAD),
    ):
        assert RULE.judge(full, other) is None


def test_an_item_is_completed_by_the_article_that_tells_it_whole() -> None:
    item = paper("item", part="item", title=FULL.title, text=LEAD)
    assert RULE.judge(FULL, item) == RULE.judge(item, FULL) == completed_by(item, FULL) is not None
    assert completed_by(FULL, item) is None and RULE.judge(item, paper("other", part="item", title=FULL.title, text=LEAD)) is None
    assert completed_by(paper("item", part="item", title=FULL.title, text=f"{LEAD} {words(9, 20)}"), FULL) is None
    assert completed_by(paper("item", part="item", title=FULL.title, text=LEAD, published=None), FULL) is None
    assert completed_by(stub(), item)
    found = best(stub(), [item, FULL])
    assert found and found[0] is FULL
