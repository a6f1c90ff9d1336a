"""Quotations: direct and indirect, with their speakers and cues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

TITLE = "Press release"
HOLM = "Foreign Minister Anna Holm of Norway"
Read = Callable[..., Document]


def told(document: Document) -> list[tuple[str, bool, str | None]]:
    return [(q.quote, q.direct, q.speaker.name.value if q.speaker and q.speaker.name else None) for q in document.quotations]


CASES = {
    f"{HOLM} has said on numerous occasions that trade will grow only by patience.": (
        "trade will grow only by patience",
        False,
        "Anna Holm",
    ),
    f"{HOLM} stressed that trade would grow.": ("trade would grow", False, "Anna Holm"),
    f"{HOLM} told reporters in Oslo that trade would grow.": ("trade would grow", False, "Anna Holm"),
    f"{HOLM} said the bridge would open in May.": ("the bridge would open in May", False, "Anna Holm"),
    f"{HOLM} stressed the importance of free trade.": ("the importance of free trade", False, "Anna Holm"),
    f"According to {HOLM}, the bridge will open in May.": ("the bridge will open in May", False, "Anna Holm"),
    f"{HOLM} said: “The bridge will open in May.”": ("The bridge will open in May.", True, "Anna Holm"),
    f"“The bridge will open in May,” said {HOLM}.": ("The bridge will open in May,", True, "Anna Holm"),
    f'"The bridge will open in May," {HOLM} said.': ("The bridge will open in May,", True, "Anna Holm"),
    f"{HOLM} said: «The bridge will open in May».": ("The bridge will open in May", True, "Anna Holm"),
    f"{HOLM} answered “No”.": ("No", True, "Anna Holm"),
    "“The bridge will open in May,” said Dr. Jan K. Berg.": ("The bridge will open in May,", True, "Jan K. Berg"),
    f"{HOLM} said: “ The bridge will open in May. ”": ("The bridge will open in May.", True, "Anna Holm"),
    f"{HOLM} said: «\u00a0The bridge will open in May\u00a0».": ("The bridge will open in May", True, "Anna Holm"),
    f"{HOLM} said:‘‘The bridge will open in May.’’": ("The bridge will open in May.", True, "Anna Holm"),
    f"{HOLM} said: ‘‘The bridge will open in May.”": ("The bridge will open in May.", True, "Anna Holm"),
}


@pytest.mark.parametrize("sentence", CASES)
def test_one_quotation(read: Read, sentence: str) -> None:
    assert told(read(f"{TITLE}\n{sentence}")) == [CASES[sentence]]


@pytest.mark.parametrize(
    "sentence",
    [
        "They opened the so-called “people's bridge” in May.",
        f"{HOLM} did not say that the bridge would open.",
        f"{HOLM} met the architects of the bridge that opened in May.",
        f"{HOLM} welcomed the conference “Peace and Security in the Northern Seas”.",
        f"{HOLM} noted the progress that has been made.",
        "An unclosed “mark stands here and nothing follows it.",
    ],
)
def test_no_quotation(read: Read, sentence: str) -> None:
    assert told(read(f"{TITLE}\n{sentence}")) == []


ENVOY = "Ambassador Jan Berg"


@pytest.mark.parametrize(
    ("told_before", "speaker"),
    [
        (f"{ENVOY} brought a letter from President Otto Falk to {HOLM} and said", "Jan Berg"),
        (f"{ENVOY} handed a letter from President Otto Falk to {HOLM}. He said", "Jan Berg"),
        (f"At a dinner with President Otto Falk, {HOLM} spoke of peace. She said", "Anna Holm"),
        (f"{HOLM} said that it was late. {ENVOY} thanked her. He added", "Jan Berg"),
        (f"According to {ENVOY}, President Otto Falk opened the port. He added", "Jan Berg"),
        (f"{HOLM} met {ENVOY} in May.\nThe envoys went home. The Foreign Minister said", "Anna Holm"),
        (f"{ENVOY} put it well when he told the guests", "Jan Berg"),
    ],
)
def test_who_said_so_is_the_subject_before(read: Read, told_before: str, speaker: str) -> None:
    document = read(f"{TITLE}\n{told_before} that the bridge would open soon.")
    assert told(document)[-1] == ("the bridge would open soon", False, speaker)


def test_he_is_nobody_where_two_persons_may_be_meant(read: Read) -> None:
    document = read(f"{TITLE}\nThe bridge of {HOLM} and the port of {ENVOY} are old. He said that the bridge would open soon.")
    assert told(document) == [("the bridge would open soon", False, None)]


def test_he_is_nobody_where_another_was_named_since(read: Read) -> None:
    document = read(
        f"{TITLE}\n{HOLM} said that it was late. It was late for the friends of {ENVOY}, too. He added that the bridge would open soon."
    )
    assert told(document)[-1] == ("the bridge would open soon", False, None)


def test_he_is_the_last_person_named(read: Read) -> None:
    document = read(f"{TITLE}\n{HOLM} arrived in Oslo. She said that the bridge would open.")
    assert told(document) == [("the bridge would open", False, "Anna Holm")]


def test_a_quotation_of_two_paragraphs_closes_once(read: Read) -> None:
    document = read(f"{TITLE}\n{HOLM} said: “The bridge will open in May.\n“We all know what that means.”")
    assert told(document) == [("The bridge will open in May.\n“We all know what that means.", True, "Anna Holm")]


def test_doubled_single_marks_open_each_paragraph(read: Read) -> None:
    document = read(f"{TITLE}\n{HOLM} said: ‘‘The bridge will open in May.\n‘‘We all know what that means.”")
    assert told(document) == [("The bridge will open in May.\n‘‘We all know what that means.", True, "Anna Holm")]


def test_the_same_speaker_goes_on_in_the_paragraph(read: Read) -> None:
    document = read(f"{TITLE}\n“The bridge will open in May,” said {HOLM}. “We have all waited for a long time.”")
    assert [speaker for _, _, speaker in told(document)] == ["Anna Holm", "Anna Holm"]


def test_a_turn_is_never_its_own_quotation(read: Read) -> None:
    interview = "Foreign Minister Anna Holm's interview with Kurier newspaper\nQuestion: Will the bridge open?\nAnna Holm: {}"
    assert told(read(interview.format("I said that the bridge would open. We have always said that it is needed."))) == []
    quoted = read(interview.format("President Rashid Noor has said that the bridge will open. That is right."))
    assert told(quoted) == [("the bridge will open", False, "Rashid Noor")]


def test_the_cue_is_the_verb(read: Read) -> None:
    (quotation,) = read(f"{TITLE}\n{HOLM} has said that the bridge would open.").quotations
    assert quotation.cue is not None
    assert (quotation.cue.value, quotation.cue.evidence[0].quote) == ("say", "has said")


def test_he_is_no_state(read: Read) -> None:
    told_so = f"{HOLM} said that it was late. A strong France is needed, she added and noted that the bridge would open soon."
    assert told(read(f"{TITLE}\n{told_so}"))[-1] == ("the bridge would open soon", False, "Anna Holm")


def test_who_is_named_in_the_quotation_does_not_say_more(read: Read) -> None:
    met = f"{HOLM} met Chief Minister Rashid Noor."
    said = "“In these talks the Minister will speak of the bridge,” the statement said, adding that “it was time to open it.”"
    assert [speaker for _, _, speaker in told(read(f"{TITLE}\n{met}\n\n{said}"))] == [None, None]


def test_what_an_office_is_cited_for_begins_behind_its_comma(read: Read) -> None:
    document = read(f"{TITLE}\n{HOLM} came to Oslo, and saw it.\nAccording to the minister, the bridge would open soon.")
    assert told(document)[-1] == ("the bridge would open soon", False, "Anna Holm")


def test_what_belongs_to_a_state_says_nothing(read: Read) -> None:
    customs = "According to France's customs, the bridge opens in May."
    office = "According to France's Foreign Ministry, the bridge opens in May."
    assert told(read(f"{TITLE}\n{HOLM} came to Oslo. {customs}")) == []
    assert told(read(f"{TITLE}\n{HOLM} came to Oslo. {office}")) != []


def test_the_office_alone_is_the_publishers_own(read: Read) -> None:
    page = "Oslo, 3 May 2018 – Norwegian Foreign Minister Anna Holm met French Foreign Minister Paul Roux. The Minister said that the bridge opens."
    document = read(f"Ministry of Foreign Affairs of Norway\n\nForeign Minister meets her colleague\n\n{page}")
    assert told(document) == [("the bridge opens", False, "Anna Holm")]
