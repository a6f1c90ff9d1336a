"""Credentials presented in a row: one accreditation for each envoy told of alone, one for all who are named together."""

from __future__ import annotations

from collections.abc import Callable

from communique.record.document import Document, Event

Read = Callable[..., Document]
TITLE = "New envoys in Nairobi"
RECEIVED = "President Juan Perez of Kenya received credentials from new envoys to Kenya on 3 May 2019."


def who(event: Event) -> list[tuple[str, str | None, str | None]]:
    return [(p.role, p.name.value if p.name else None, p.country.value if p.country else None) for p in event.participants]


def test_one_after_the_other(read: Read) -> None:
    first = "The new Ambassador of Ethiopia to Kenya H.E. Etse Gebre was the first to present his credentials."
    next_ = "Next to present her Letters of Credence was the Ambassador of Norway Eva Lund."
    events = read("\n".join((TITLE, RECEIVED, first, next_))).events
    assert [e.type for e in events] == ["accreditation"] * 3
    assert [e.status for e in events] == ["happened"] * 3
    assert who(events[1]) == [("guest", "Etse Gebre", "ET"), ("host", "Juan Perez", "KE")]
    assert who(events[2]) == [("guest", "Eva Lund", "NO"), ("host", "Juan Perez", "KE")]


def test_all_at_once(read: Read) -> None:
    row = "The envoys who presented their credentials include the Ambassador of Norway, H.E. Herman Anne and the Ambassador of Finland, H.E. Pirkka Tapio."
    (event,) = read("\n".join((TITLE, RECEIVED, row))).events
    assert who(event) == [("host", "Juan Perez", "KE"), ("guest", "Herman Anne", "NO"), ("guest", "Pirkka Tapio", "FI")]


def test_states_in_brackets(read: Read) -> None:
    (event,) = read("\n".join((TITLE, RECEIVED, "The envoys included Anna Otala (Uganda) and Wilhelm Trott (Malta)."))).events
    assert who(event)[1:] == [("guest", "Anna Otala", "UG"), ("guest", "Wilhelm Trott", "MT")]


def test_in_one_sentence(read: Read) -> None:
    text = "President Juan Perez of Kenya received Ambassador Eva Lund, who presented her Letters of Credence on 3 May 2019."
    (event,) = read(f"{TITLE}\n{text}").events
    assert (event.type, event.when.value if event.when else None) == ("accreditation", "2019-05-03")
    assert [name for _, name, _ in who(event)] == ["Juan Perez", "Eva Lund"]


def test_in_the_presence_of(read: Read) -> None:
    (event,) = read(
        f"{TITLE}\nAmbassador Eva Lund of Norway presented her credentials before President Juan Perez of Kenya on 3 May 2019."
    ).events
    assert event.when is not None and event.when.value == "2019-05-03"
    assert who(event) == [("guest", "Eva Lund", "NO"), ("host", "Juan Perez", "KE")]


def test_what_lies_ahead(read: Read) -> None:
    (event,) = read(
        f"{TITLE}\nAmbassador Eva Lund of Norway will present her credentials to President Juan Perez of Kenya on 3 May 2019."
    ).events
    assert event.status == "planned"
