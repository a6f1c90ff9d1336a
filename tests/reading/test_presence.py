"""Who else was there: sentences that add persons to the meeting told before, and those that do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

Read = Callable[..., Document]
TITLE = "Foreign Minister Holm meets Foreign Minister Brandt"
MET = "Foreign Minister Anna Holm of Norway met with Foreign Minister Olaf Brandt of Sweden in Oslo on 2 May."
BERG, LUND = ("Jan Berg", None), ("Eva Lund", None)
CASES = {
    "The meeting was attended by Ambassador Jan Berg and State Secretary Eva Lund.": [BERG, LUND],
    "Taking part in the meeting were Ambassador Jan Berg, State Secretary Eva Lund and Minister of Defence Otto Falk.": [BERG, LUND, ("Otto Falk", None)],
    "Also present were Ambassador Jan Berg and State Secretary Eva Lund.": [BERG, LUND],
    "Ambassador Jan Berg and State Secretary Eva Lund were also present.": [BERG, LUND],
    "Among those present was Ambassador Jan Berg.": [BERG],
    "Ambassador Jan Berg was in attendance.": [BERG],
    "Ambassador Jan Berg attended the meeting.": [BERG],
    "Ambassador Jan Berg was also present at the meeting.": [BERG],
    "State Secretary Eva Lund also took part in the talks.": [LUND],
    "The meeting was co-chaired by State Secretary Eva Lund and Ambassador Jan Berg.": [LUND, BERG],
    "The Norwegian delegation was led by State Secretary Eva Lund, and the Swedish delegation by Ambassador Jan Berg.": [("Eva Lund", "NO"), ("Jan Berg", "SE")],
    "The Swedish side was headed by Ambassador Jan Berg and included State Secretary Eva Lund.": [("Jan Berg", "SE"), ("Eva Lund", "SE")],
    "The present state of the harbours is good.": [],
    "Ambassador Jan Berg was present at the Oslo Book Fair in the year of the great storm.": [],
    "Ambassador Jan Berg took part in a race.": [],
    "The choir was led by Ambassador Jan Berg.": [],
    "Present ideas were discussed by Ambassador Jan Berg.": [],
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_who_else_was_there(read: Read, sentence: str) -> None:
    meeting = read(f"{TITLE}\n{MET}\n{sentence}").events[0]
    people = [
        (p.name.value, p.country.value if p.country and p.country.certainty != "inferred" else None) for p in meeting.participants if p.name
    ]
    assert people == [("Anna Holm", "NO"), ("Olaf Brandt", "SE"), *CASES[sentence]]


def test_leaders_stand_for_their_states_when_all_have_one(read: Read) -> None:
    talks = "The second consultations between Norway and Sweden were held in Oslo on 2 May."
    led = "The Norwegian delegation was led by State Secretary Eva Lund."
    both = f"{led}\nThe Swedish delegation was headed by Ambassador Jan Berg."
    assert len(read(f"Consultations\n{talks}\n{led}").events[0].participants) == 3
    assert [p.name.value for p in read(f"Consultations\n{talks}\n{both}").events[0].participants if p.name] == ["Eva Lund", "Jan Berg"]


def test_presence_alone_is_no_event(read: Read) -> None:
    assert read("The choir\nAmbassador Jan Berg and State Secretary Eva Lund were also present.").events == ()


def test_a_call_of_the_title_is_that_of_the_lead(read: Read) -> None:
    title = "PM call with Chancellor Falk of Sweden: 1 October 2024"
    [call] = read(f"{title}\nThe Prime Minister spoke to the Swedish Chancellor, Otto Falk, this evening.", home="NO").events
    assert [p.name.value for p in call.participants if p.name] == ["Otto Falk"]
