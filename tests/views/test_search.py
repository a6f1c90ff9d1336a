"""Search: the documents that fit, all of them, in order, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import communique
from communique.dates import when
from communique.record.errors import WrongUse
from communique.views.lit import all_spots, plain
from communique.views.query import parsed
from communique.views.search import Hit


def everything(room: communique.ReadingRoom, query: str, limit: int = 7, **options: object) -> Iterator[Hit]:
    """All hits, page by page."""
    after = None
    while True:
        found = room.search(query, limit=limit, after=after, **options)  # type: ignore[arg-type]
        yield from found
        after = found.whole.next
        if after is None:
            return


def texts(room: communique.ReadingRoom) -> dict[int, str]:
    rows = room.archive.rows(
        "SELECT v.rowid, d.id, v.title || char(10) || v.body AS text FROM v_document_text v JOIN document d ON d.rank = v.rowid"
    )
    return {row["id"]: plain(row["text"]) for row in rows}


@pytest.mark.parametrize(
    "query", ["meeting", "minister", "minist*", '"foreign minister"', "talks visit", "talks OR visit", "ministre", "zzz"]
)
def test_every_document_with_the_words_is_found(library: communique.ReadingRoom, query: str) -> None:
    groups = parsed(query).groups
    fitting = {number for number, text in texts(library).items() if all(any(all_spots(text, [t]) for t in group) for group in groups)}
    assert {hit.document.id for hit in everything(library, query)} == fitting
    assert {hit.document.id for hit in everything(library, query, order="ranked")} == fitting


def test_what_is_excluded_and_what_is_left_make_all(library: communique.ReadingRoom) -> None:
    ids = [
        {hit.document.id for hit in everything(library, query, limit=50)}
        for query in ("minister", "minister visit", "minister -visit", "-visit")
    ]
    assert ids[0] == ids[1] | ids[2] and not ids[1] & ids[2] and ids[2] < ids[3]


def test_pages_are_newest_first_without_gaps(library: communique.ReadingRoom) -> None:
    hits = list(everything(library, "minister"))
    days = [when.upper(day).isoformat() if (day := hit.document.published or hit.document.held) and when.upper(day) else "" for hit in hits]  # type: ignore[union-attr]
    assert days == sorted(days, reverse=True) and len({hit.document.id for hit in hits}) == len(hits) > 20


def test_best_first_has_scores(library: communique.ReadingRoom) -> None:
    scores = [hit.score for hit in everything(library, "meeting", order="ranked")]
    assert len(scores) > 10 and scores == sorted(scores, reverse=True)  # type: ignore[type-var]


def test_snippets_quote_the_reading_text(library: communique.ReadingRoom) -> None:
    lit = 0
    for hit in everything(library, "minister talks"):
        text = library.show(hit.document.id).whole.text
        piece = hit.snippet
        assert text[piece.start : piece.start + len(piece.text)] == piece.text
        assert all(plain(piece.text[a:b]) in ("minister", "talks") for a, b in piece.lit)
        assert all(plain((hit.document.title or "")[a:b]) in ("minister", "talks") for a, b in hit.title_lit)
        lit += len(piece.lit) + len(hit.title_lit)
    assert lit


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("kind:interview", lambda hit: hit.document.kind == "interview"),
        ("kind:readout_call", lambda hit: hit.document.kind == "readout_call"),
        ("from:2019", lambda hit: when.upper(hit.document.published or hit.document.held).year >= 2019),
        ("to:2016-12", lambda hit: when.lower(hit.document.published or hit.document.held).year <= 2016),
        ("from:2018 to:2018", lambda hit: "2018" in (hit.document.published or hit.document.held)),
        ("publisher:NO", lambda hit: hit.document.publisher_country == "NO"),
        ("publisher:presidency", lambda hit: hit.document.publisher_type == "presidency"),
        ("language:en", lambda hit: hit.document.language.startswith("en")),
        ("title:visit", lambda hit: "visit" in hit.document.title.lower()),
    ],
)
def test_fields(library: communique.ReadingRoom, query: str, holds: object) -> None:
    hits = list(everything(library, query))
    assert hits and all(holds(hit) for hit in hits)  # type: ignore[operator]
    rest = list(everything(library, f"-{query}")) if " " not in query else []
    assert not {hit.document.id for hit in hits} & {hit.document.id for hit in rest}


def test_persons_and_sides(library: communique.ReadingRoom, embassy: communique.ReadingRoom) -> None:
    assert [hit.document.kind for hit in library.search('speaker:"halvard brekke"')] == ["interview"]
    assert {hit.document.kind for hit in library.search("with:solvang type:call")} >= {"readout_call"}
    ids = [hit.document.id for hit in library.search("with:Uganda", limit=50)]
    assert ids and ids == [hit.document.id for hit in library.search("with:UG", limit=50)]
    assert {hit.document.id for hit in library.search("with:solvang OR with:brekke")} == {
        hit.document.id for name in ("solvang", "brekke") for hit in library.search(f"with:{name}")
    }
    assert [hit.document.id for hit in embassy.search("place:bergen")] == [2]
    assert len(embassy.search('with:"foreign minister"')) == len(embassy.search("with:nobody OR with:holm")) == 5
    assert len(embassy.search("country:EE")) == 5 and not embassy.search("country:FR")


def test_what_is_no_date_is_told(library: communique.ReadingRoom) -> None:
    found = library.search("from:soon minister")
    assert "from:soon" in found.whole.notes[0] and len(found) == 20
    assert "publisher:nobody" in library.search("publisher:nobody").whole.notes[0]


def test_copies_are_hits_or_not(embassy: communique.ReadingRoom) -> None:
    both = [hit.document.id for hit in embassy.search("harbour")]
    assert sorted(both) == [1, 2, 4]
    once = [hit.document.id for hit in everything(embassy, "harbour", limit=1, copies=False)]
    assert len(once) == 2 and 2 in once
    counts = embassy.search("harbour", facets=True).whole.facets.total
    assert (counts.all, counts.once) == (3, 2)


def test_facets_count_what_is_found(library: communique.ReadingRoom) -> None:
    facets = library.search("minister", limit=1, facets=True).whole.facets
    hits = list(everything(library, "minister", limit=100))
    assert facets.total.all == len(hits) == sum(count.all for count in facets.kind) == sum(count.all for count in facets.year)
    assert {count.value: count.all for count in facets.kind}["interview"] == sum(hit.document.kind == "interview" for hit in hits)
    assert all(count.once <= count.all for counts in (facets.kind, facets.publisher_country, facets.year) for count in counts)


def test_a_cursor_of_another_order_is_refused(library: communique.ReadingRoom) -> None:
    cursor = library.search("minister", limit=2).whole.next
    for bad in ("x", "n-1", "r3", "n" + "9" * 40):
        with pytest.raises(WrongUse, match="next"):
            library.search("minister", after=bad)
    with pytest.raises(WrongUse, match="same order"):
        library.search("minister", after=cursor, order="ranked")


def test_turns(library: communique.ReadingRoom) -> None:
    found = library.search_turns("lake")
    assert found
    for hit in found:
        text = library.show(hit.document.id).whole.text
        assert "lake" in text[hit.start : hit.end].lower()
    assert {hit.speaker for hit in library.search_turns("speaker:brekke")} == {"Halvard Brekke"}
    seen, after = [], None
    while True:
        page = library.search_turns("the", limit=5, after=after)
        seen += [hit.id for hit in page]
        after = page.whole.next
        if after is None:
            break
    assert len(seen) == len(set(seen)) == len(library.search_turns("the", limit=10_000))


def test_events(embassy: communique.ReadingRoom) -> None:
    assert {hit.event.type for hit in embassy.search_events("with:holm")} == {"meeting", "call"}
    assert {hit.event.id for hit in embassy.search_events("with:holm place:oslo")} == {1, 5, 6}
    assert [hit.event.when for hit in embassy.search_events("type:call from:2020")] == ["2020-09-20"]
    assert [hit.event.place for hit in embassy.search_events("talks from:2019-06 to:2019-06")] == ["Tallinn"] * 3
    assert not embassy.search_events("museums")
