"""What each question answers, on pages whose truth is known."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import msgspec
import pytest

import communique
from communique.archive.sqlite import SqliteArchive
from communique.linking.judgement import Judgement, signed
from communique.record.errors import CommuniqueError, WrongUse

from .conftest import PAGE, filled


def test_show(embassy: communique.ReadingRoom) -> None:
    shown = embassy.show(1).whole
    assert [(sight.capture, sight.witness) for sight in shown.captures] == [(1, True), (2, False)]
    assert [brief.id for brief in shown.versions] == [2] and [brief.id for brief in shown.copies] == [4]
    assert shown.record.title.value == shown.document.title and shown.text[shown.start : shown.end].startswith("Press release")
    assert embassy.show(shown.document.digest).whole.document == embassy.show(shown.document.digest[:16]).whole.document == shown.document


def test_a_stub_and_its_full_document(embassy_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "record.cq"
    shutil.copy(embassy_path, path)
    with SqliteArchive(path, write=True) as archive, archive.writing() as connection:
        connection.execute("UPDATE document SET completed_by = 1, part = 'teaser' WHERE id = 3")
    with communique.open(path) as room:
        assert room.show(3).whole.full.id == 1 and [brief.id for brief in room.show(1).whole.stubs] == [3]
        assert 3 in {hit.document.id for hit in room.search("kask")}
        assert 3 not in {hit.document.id for hit in room.search("kask", stubs=False)}
        counts = room.search("kask", facets=True).whole.facets.total
        assert (counts.all, counts.once) == (5, 3)
        stats = room.stats().whole
        assert (stats.stubs, stats.completed, stats.documents.once) == (1, 1, 3)


@pytest.mark.parametrize("name", ["0", "99999", "abc", "sha256:", "fffffffffffffff", "-1", "", "\x00"])
def test_unknown_documents_get_advice(embassy: communique.ReadingRoom, name: str) -> None:
    with pytest.raises(WrongUse, match="numbers go to 5"):
        embassy.show(name)


@pytest.mark.parametrize("name", ["Holm", "ANNA HOLM", "Holm Anna", "anna", "Ana Holm", "#1"])
def test_a_person_in_any_spelling(embassy: communique.ReadingRoom, name: str) -> None:
    found = embassy.person(name).whole.person
    assert (found.name, found.country, found.counts["participant"]) == ("Anna Holm", "NO", 5)
    office = found.offices[0]
    assert (office.office, office.first_seen, office.last_seen, office.last_document) == ("Foreign Minister", "2019-05-03", "2020-09-20", 5)
    assert next(event.type for event in found.meetings) == "call"


@pytest.mark.parametrize("name", ["Nobody Atall", "", "\x00", "\ud800", "%", "#99", "#"])
def test_unknown_persons_get_advice(embassy: communique.ReadingRoom, name: str) -> None:
    with pytest.raises(WrongUse, match="the best known are Anna Holm, Mart Kask"):
        embassy.person(name)


def test_several_persons_are_listed(library: communique.ReadingRoom) -> None:
    rows = library.archive.rows("SELECT name_key FROM person")
    words = [row["name_key"].split()[-1] for row in rows]
    name = next(word for word in words if words.count(word) > 1 and len(word) > 2)
    found = library.person(name)
    assert found.whole.person is None and len(found) > 1
    assert all(name in candidate.name.lower() or candidate.id for candidate in found)
    assert library.person(f"#{found[0].id}").whole.person.name == found[0].name
    with pytest.raises(WrongUse, match="several persons"):
        library.met(name)


def test_quotations_are_said_where_they_stand(embassy: communique.ReadingRoom) -> None:
    found = embassy.person("Kask").whole.person
    assert [(said.role, said.document.id) for said in found.quotations] == [("indirect", 3)]
    said = found.quotations[0]
    assert embassy.show(3).whole.text[said.start : said.end] == said.text


def test_a_pair(embassy: communique.ReadingRoom) -> None:
    pair = embassy.pair("Norway", "EE").whole
    assert (pair.one, pair.other, pair.count, pair.types) == ("NO", "EE", len(pair.contacts), {"meeting": 2, "call": 1})
    assert pair.levels == {"minister": 3} and pair.initiatives == {"EE": 1}
    assert [(gap.since, gap.until, gap.days) for gap in pair.gaps] == [("2019-05-03", "2020-09-20", 505)]
    told = next(contact.event for contact in pair.contacts if contact.event.place == "Oslo")
    assert {account.document for account in told.accounts} == {1, 3, 4}
    assert embassy.pair("EE", "NO").whole.count == pair.count
    assert [contact.event.type for contact in embassy.pair("NO", "EE", since="2020")] == ["call"]
    assert [contact.event.type for contact in embassy.pair("NO", "EE", limit=1)] == ["call"]
    assert embassy.pair("NO", "FR").whole.count == 0
    for one, other in (("NO", "Norway"), ("NO", "Atlantis")):
        with pytest.raises(WrongUse, match=r"one side|Atlantis"):
            embassy.pair(one, other)


def test_who_met_whom(embassy: communique.ReadingRoom) -> None:
    country = embassy.met("Norway")
    assert [(c.kind, c.name, c.meetings, c.types) for c in country] == [("country", "Estonia", 3, {"meeting": 2, "call": 1})]
    person = embassy.met("holm")
    assert [(c.kind, c.name, c.meetings, c.first, c.last) for c in person] == [("person", "Mart Kask", 3, "2019-05-03", "2020-09-20")]
    assert [c.meetings for c in embassy.met("holm", since="2020")] == [1]
    with pytest.raises(WrongUse, match="no person or country"):
        embassy.met("Nobody Atall")


def test_a_timeline(embassy: communique.ReadingRoom) -> None:
    events = embassy.timeline()
    assert [event.first_day for event in events] == sorted(event.first_day for event in events)
    assert {event.id for event in embassy.timeline("2019-06", "2019-06-15")} == {2}  # one plan, told by three documents
    assert [event.type for event in embassy.timeline(person="holm", type="call")] == ["call"]
    assert {event.status for event in embassy.timeline(country="NO", status="planned")} == {"planned"}
    assert {event.place for event in embassy.timeline(place="bergen")} == {"Bergen"}
    assert len(embassy.timeline(limit=2)) == 2 and not embassy.timeline("2030")
    with pytest.raises(WrongUse, match="no date"):
        embassy.timeline("yesterday")


def test_events_without_a_date_come_last(library: communique.ReadingRoom) -> None:
    days = [event.first_day for event in library.timeline(limit=1000)]
    dated = [day for day in days if day]
    assert None in days and days[: len(dated)] == dated


def test_a_history(embassy: communique.ReadingRoom) -> None:
    history = embassy.history(PAGE.replace("https://", "http://www.")).whole
    assert [(c.id, c.outcome, c.document) for c in history.captures] == [
        (1, "read", 1),
        (2, "read", 1),
        (3, "failed", None),
        (4, "read", 2),
    ]
    assert [(i.state, i.shows, i.captures) for i in history.versions] == [("observed", "1", 2), ("observed", "2", 1)]
    first = history.documents[0].intervals
    assert [(i.state, i.since[:10], i.until[:10]) for i in first] == [
        ("observed", "2019-05-04", "2019-05-05"),
        ("absent", "2019-05-07", "2019-05-07"),
    ]
    assert history.uncounted == 1
    with pytest.raises(WrongUse, match=r"there are .*london\.mfa\.norland\.example/news/7"):
        embassy.history("https://london.mfa.norland.example/")


def test_a_diff(embassy: communique.ReadingRoom) -> None:
    for old, new in (("1", "2"), ("@2", "@4")):
        diff = embassy.diff(old, new).whole
        assert [(change.before, change.after) for change in diff.text] == [("Oslo.", "Bergen.")]
        assert {(f.fact, f.before, f.after) for f in diff.facts} >= {("event.where", "Oslo", "Bergen")}
        place = diff.text[0]
        texts = [embassy.archive.text(capture) for capture in (diff.old_capture, diff.new_capture)]
        assert (
            texts[0]
            and texts[0][place.start : place.end] == "Oslo."
            and texts[1]
            and texts[1][place.new_start : place.new_end] == "Bergen."
        )
    same = embassy.diff("@1", "@2").whole
    assert not same.text and not same.facts
    for bad in ("@3", "@99", "@x", "99"):
        with pytest.raises(WrongUse, match=r"no (capture|document)"):
            embassy.diff(bad, "1")


def test_undertakings_are_seen_from_a_day(embassy: communique.ReadingRoom) -> None:
    found = embassy.open_commitments("2019-05-20")
    assert [(p.state, p.due, p.parties) for p in found] == [("open", "2019-06", ("EE", "NO"))]
    assert embassy.open_commitments().whole.as_of == "2020-09-20"
    assert [p.state for p in embassy.open_commitments()] == ["past_due"]
    assert not embassy.open_commitments("2019-05-02") and not embassy.open_commitments(country="FR")
    assert len(embassy.open_commitments(country="Estonia", copies=True)) == 3
    with pytest.raises(WrongUse, match="no date"):
        embassy.open_commitments("now")


def test_routine_formulas_are_apart(library: communique.ReadingRoom) -> None:
    found = library.open_commitments().whole
    assert found.routine and all(p.routine for p in found.routine) and not any(p.routine for p in found.promises)


def test_numbers(embassy: communique.ReadingRoom, library: communique.ReadingRoom) -> None:
    stats = embassy.stats().whole
    assert (stats.captures, stats.failed, stats.documents.all, stats.documents.once, stats.events, stats.accounts) == (7, 1, 5, 4, 4, 8)
    assert [(month.value, month.all) for month in embassy.stats()] == [("2019-05", 4), ("2020-09", 1)]
    assert [(t.kind, t.code, t.times) for t in embassy.quality()] == [("failure", "not_text", 1)]
    assert {trouble.kind for trouble in library.quality()} == {"issue"}


def test_what_is_judged_wrong_is_shown_as_judged(embassy_path: Path, tmp_path: Path) -> None:
    path = filled(tmp_path / "record.cq", embassy_path.parent / "looks.warc.gz")
    with SqliteArchive(path, write=True) as archive:
        digest = archive.rows("SELECT digest FROM document WHERE id = 5")[0]["digest"]
        common = {"kind": "wrong", "reason": "a slip of the pen", "author": "K. Lepik", "at": "2024-05-01T10:00:00Z"}
        archive.judge(
            [
                signed(Judgement(subjects=(digest,), field="published", value="2020-09-21", **common)),  # type: ignore[arg-type]
                signed(Judgement(subjects=(f"{digest}#e0",), field="when", value="2020-09-19", **common)),  # type: ignore[arg-type]
            ]
        )
    with communique.open(path) as room:
        document = room.show(5).whole.document
        assert (document.published, document.judged) == ("2020-09-21", ("published",))
        event = room.pair("NO", "EE", limit=1)[0].event
        assert (event.when, event.first_day, event.accounts[0].judged) == ("2020-09-19", "2020-09-19", ("when",))
        assert room.show(1).whole.document.judged == ()


def test_an_empty_archive_answers(empty: communique.ReadingRoom) -> None:
    assert not empty.search("anything") and not empty.search() and not empty.search_turns() and not empty.search_events()
    assert not empty.timeline() and not empty.quality() and not empty.met("NO") and empty.pair("NO", "EE").whole.count == 0
    assert empty.stats().whole.documents.all == 0 and empty.search("x", facets=True).whole.facets.total.all == 0
    for question, words in (
        (lambda: empty.show(1), "it has none"),
        (lambda: empty.person("Anna"), "names no person yet"),
        (lambda: empty.history(PAGE), "no capture in it has an address"),
        (lambda: empty.open_commitments(), "--as-of"),
        (lambda: empty.diff(1, 2), "no document"),
    ):
        with pytest.raises(WrongUse, match=words):
            question()


def test_every_answer_is_json_and_rows_have_the_same_columns(embassy: communique.ReadingRoom) -> None:
    answers = [
        embassy.search("minister", facets=True), embassy.search_turns(), embassy.search_events(), embassy.show(1), embassy.person("holm"),
        embassy.pair("NO", "EE"), embassy.met("NO"), embassy.met("holm"), embassy.timeline(), embassy.history(PAGE), embassy.diff(1, 2),
        embassy.open_commitments(), embassy.stats(), embassy.quality(),
    ]  # fmt: skip
    for answer in answers:
        for record in answer:
            assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record
            with pytest.raises(AttributeError):
                setattr(record, record.__struct_fields__[0], None)
        if answer.whole is not None:
            assert msgspec.json.decode(msgspec.json.encode(answer.whole))
        columns = {tuple(row) for row in answer.rows()}
        assert len(columns) <= 1 and len(answer.rows()) == len(answer)


@pytest.mark.parametrize("library_of_frames", ["pandas", "polars", "pyarrow"])
def test_rows_make_frames(embassy: communique.ReadingRoom, library_of_frames: str) -> None:
    frames = pytest.importorskip(library_of_frames)
    rows = embassy.timeline().rows()
    made = frames.Table.from_pylist(rows) if library_of_frames == "pyarrow" else frames.DataFrame(rows)
    assert len(made) == len(rows)


def test_damage_is_told_as_damage(embassy_path: Path, tmp_path: Path) -> None:
    whole, path, chance, told = embassy_path.read_bytes(), tmp_path / "record.cq", random.Random(4), 0
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 8, 200))):
            data[chance.randrange(100, len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            with communique.open(path) as room:
                for ask in (lambda: room.search("minister"), lambda: room.show(1), lambda: room.person("holm"), room.timeline, room.stats):
                    try:
                        assert ask() is not None  # type: ignore[no-untyped-call]
                    except CommuniqueError as error:
                        told += "verify" in str(error)
        except CommuniqueError:
            told += 1
    assert told
