"""One key for all the ways to write an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.linking.addresses import host_of, url_key

ONE = [
    "https://mfa.norland.example/news/7",
    "http://www.mfa.norland.example/news/7/",
    "https://MFA.Norland.example:443/news/7#statement",
    "http://mfa.norland.example:80/news/7/index.html",
    "https://mfa.norland.example/news/7?utm_source=letter&fbclid=abc",
    "https://mfa.norland.example//news/7/default.aspx?",
]
OTHERS = [
    "https://mfa.norland.example/news/8",
    "https://mfa.norland.example/news/7?page=2",
    "https://mfa.norland.example/News/7",
    "https://mfa.norland.example:8080/news/7",
    "https://en.mfa.norland.example/news/7",
]


@pytest.mark.parametrize("url", ONE)
def test_ways_to_write_one_address(url: str) -> None:
    assert url_key(url) == "mfa.norland.example/news/7"


@pytest.mark.parametrize("url", OTHERS)
def test_other_pages(url: str) -> None:
    assert url_key(url) not in (None, url_key(ONE[0]))


def test_order_of_parameters_is_nothing() -> None:
    assert url_key("https://a.example/x?b=2&a=1") == url_key("https://a.example/x?a=1&b=2")


@pytest.mark.parametrize(
    "url", [None, "", "mailto:press@a.example", "javascript:void(0)", "/news", "https://[broken", "http://a.example:port/", "x" * 9000]
)
def test_no_address(url: str | None) -> None:
    assert url_key(url) is None


@given(st.text(max_size=60))
def test_whatever_comes_never_fails_and_is_stable(tail: str) -> None:
    key = url_key(f"https://a.example/{tail}")
    host_of(tail)
    if key is not None:
        assert url_key(f"https://{key}") == key
