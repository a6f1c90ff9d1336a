"""Copies, and what only looks like one."""

from __future__ import annotations

import random
import time

import pytest

from communique.linking.copies import Copies
from communique.linking.items import Paper
from communique.linking.pool import Pool

from .made import EMBASSY, SUDLAND, paper, words

RULE = Copies()
TEXT = "\n".join(words(seed, 60) for seed in range(4))
LETTER = (
    "Dear colleague, it was with deep sadness that I learned of the flood which has struck {place} and has taken the lives of so many people there. "
    "On behalf of the Government of Norland and in my own name I send the families of the victims my heartfelt condolences and wish the injured a full "
    "and speedy recovery. In these dark hours the people of Norland stand by the side of the people of {country}, and our rescue services are ready to "
    "help wherever help is wanted. Please accept, dear colleague, the assurances of my highest consideration and of our deepest sympathy in your loss."
)


def reason(one: Paper, other: Paper) -> str | None:
    link, back = RULE.judge(one, other), RULE.judge(other, one)
    assert link == back
    assert link is None or set(RULE.keys(one)) & set(RULE.keys(other)), "linked, but they would never meet"
    return link and link.reason


def test_reprints() -> None:
    original = paper("a", text=TEXT, title="Envoys meet")
    assert reason(original, paper("b", text=TEXT.upper(), title="ENVOYS MEET", house=EMBASSY)) == "same_text"
    assert (
        reason(original, paper("b", text=TEXT, title="From the capital", house=SUDLAND, published="2031-05-05"))
        == "same_text_other_heading"
    )
    assert reason(original, paper("b", text=f"{TEXT}\n{words(9, 12)}", title="Envoys meet", house=EMBASSY)) in (
        "near_text",
        "contains_text",
    )
    assert reason(original, paper("b", text=f"{words(8, 150)}\n{TEXT}\n{words(9, 200)}", house=SUDLAND)) == "contains_text"


def test_the_same_page_under_two_addresses() -> None:
    link = RULE.judge(paper("a", text=TEXT, title="T", page="h/1"), paper("b", text=TEXT, title="T", page="h/2"))
    assert link and (link.reason, link.detail) == ("same_text", "under another address")


def test_letters_after_one_formula_are_no_copies() -> None:
    one = paper("a", text=LETTER.format(place="Rivertown", country="Sudland"), title="Message of condolence")
    other = paper("b", text=LETTER.format(place="Lakeside", country="Westland"), title="Message of condolence")
    assert reason(one, other) is None
    later = paper("c", text=LETTER.format(place="Rivertown", country="Westland"), title="Message of condolence", published="2031-09-03")
    assert reason(one, later) is None


@pytest.mark.parametrize("text", ["", "Press release", "The Minister met the Ambassador."])
def test_texts_of_a_few_words_tell_nothing(text: str) -> None:
    assert reason(paper("a", text=text, title="Courtesy call"), paper("b", text=text, title="Courtesy call", house=SUDLAND)) is None


def test_brief_texts_need_the_same_days() -> None:
    text = "The Consular Section of the Embassy will be closed on Friday because of a national holiday and opens again on Monday"
    assert reason(paper("a", text=text), paper("b", text=text, published="2031-05-04")) == "same_text_other_heading"
    assert reason(paper("a", text=text), paper("b", text=text, published="2032-05-04")) is None


def test_identical_titles_with_other_content() -> None:
    assert (
        reason(paper("a", title="Courtesy Call on Foreign Minister Holm"), paper("b", title="Courtesy Call on Foreign Minister Holm"))
        is None
    )


def test_another_language_and_teasers_are_no_copies() -> None:
    assert reason(paper("a", text=TEXT, language="en"), paper("b", text=TEXT, language="ru")) is None
    assert reason(paper("a", text=TEXT), paper("b", text=TEXT, part="teaser")) is None


def test_groups_do_not_depend_on_the_order() -> None:
    papers = [
        paper(f"{n}-{k}", text="\n".join([TEXT[k * 40 :], words(n, 200)]), house=(EMBASSY, SUDLAND)[k % 2])
        for n in range(6)
        for k in range(4)
    ]
    expected = Pool(RULE).add_all(papers).groups()
    assert len(expected) == 6
    for seed in range(5):
        assert Pool(RULE).add_all(random.Random(seed).sample(papers, len(papers))).groups() == expected


def test_every_near_copy_is_met() -> None:
    """LSH at work: of 200 reprints with one word in forty changed, at most one is missed; strangers are hardly ever compared."""
    chance = random.Random(1)
    missed = 0
    for seed in range(200):
        text = words(seed + 50, 200).split()
        changed = [word if chance.random() > 0.025 else "other" for word in text]
        missed += not set(RULE.keys(paper("a", text=" ".join(text)))) & set(RULE.keys(paper("b", text=" ".join(changed))))
    assert missed <= 1
    keys = [set(RULE.keys(paper(str(n), text=words(n + 1000, 200)))) for n in range(100)]
    assert sum(bool(a & b) for i, a in enumerate(keys) for b in keys[:i]) == 0


def test_keys_are_made_in_linear_time() -> None:
    def seconds(number: int) -> float:
        item = paper("a", text=words(1, number))
        start = time.perf_counter()
        assert len(list(RULE.keys(item))) <= 20
        return time.perf_counter() - start

    assert seconds(200_000) < 12 * max(seconds(50_000), 0.02)
