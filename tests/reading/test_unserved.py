"""What a server says instead of a page is no document; a page about the same thing is one."""

from __future__ import annotations

import pytest

import communique

TEXTS = {
    "Not Found\n\nThe requested URL /en/news/7 was not found on this server.\n": 0,
    "404 - Page Not Found | Ministry of Foreign Affairs\n\nThe page has moved. Use the search.\n": 0,
    "Access Denied\n\nYou do not have permission to see this page on this server.\n": 0,
    "Access denied to relief convoys\n\n3 May 2019\n\nThe Ministry of Foreign Affairs of Norway regrets that convoys were turned back.\n": 1,
    "Not Found\n\n3 May 2019\n\nThe film about the lost painting was shown at the Embassy of Norway in Oslo.\n": 1,
    "Page not found\n\n" + "The Ministry of Foreign Affairs of Norway tells at length how its archive lost a page. " * 30 + "\n": 1,
}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.split("\n")[0][:30])
def test_a_page_that_is_not_there(text: str) -> None:
    record = communique.read(text)
    assert len(record.documents) == TEXTS[text]
    assert ("not_served" in [issue.code for issue in record.issues]) == (TEXTS[text] == 0)


def test_the_title_of_the_page_says_it_too() -> None:
    page = "<html><head><title>Just a moment...</title></head><body><h1>mfa.norland.example</h1><p>Wait while we look at your browser.</p></body></html>"
    record = communique.read(page.encode())
    assert record.documents == () and record.issues[0].code == "not_served"
    served = page.replace("Just a moment...", "A moment of joy in Oslo")
    assert len(communique.read(served.encode()).documents) == 1
