"""Who met whom: the ties are those of the events, and no name of the drawing stands on another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from starlette.testclient import TestClient

from communique.archive.sqlite import SqliteArchive
from communique.serve.graphics.networks import HEIGHT, lay
from communique.views.network import Network, Node, Tie, network, ties_of_all, ties_of_person


def test_ties_are_counted_by_events(archive: Path) -> None:
    """Each pair by hand, from the participants of each happening."""
    with SqliteArchive(archive) as kept:
        rows = kept.rows(
            "SELECT coalesce(e.happening_id, e.id) AS event, s.person_id AS person, coalesce(p.country, s.country) AS side FROM participant p"
            " JOIN event e ON e.id = p.event_id JOIN sighting s ON s.id = p.sighting_id"
            " WHERE e.status = 'happened' AND s.person_id IS NOT NULL"
        )
        together: dict[int, set[tuple[int, str | None]]] = {}
        for row in rows:
            together.setdefault(row["event"], set()).add((row["person"], row["side"]))
        ties = ties_of_all(kept, "persons")
        told = {(int(t.one), int(t.other)) for t in ties}
        assert told
        for one, other in told:
            assert any({one, other} <= {person for person, _ in there} for there in together.values())
        strongest = ties[0]
        own = {(t.one, t.other): t.events for t in ties_of_person(kept, int(strongest.one))}
        assert own[strongest.one, strongest.other] == strongest.events
        few = network(kept, "persons", ties, strongest.events, 10)
        assert all(t.events == strongest.events for t in few.ties)


def test_no_name_stands_on_another() -> None:
    nodes = tuple(Node(id=str(n), name=f"Person of the name {n}", country="NO", events=1) for n in range(40))
    ties = tuple(Tie(one=str(n), other=str(n + 1), events=1, first=None, last=None) for n in range(0, 40, 2))
    laid = lay(Network(of="persons", nodes=nodes, ties=ties, all_ties=len(ties)))
    assert laid == lay(Network(of="persons", nodes=nodes, ties=ties, all_ties=len(ties)))
    for one, other in combinations(laid.spots, 2):
        if one.left == other.left and abs(one.x - other.x) < 100:
            assert abs(one.y - other.y) > 15
    assert all(0 < spot.y < HEIGHT for spot in laid.spots)


def test_pages_and_pictures(room: TestClient) -> None:
    page = room.get("/network").text
    assert "data-node" in page
    assert room.get("/network?of=countries&least=1").status_code == 200
    assert room.get("/network/sheet.csv").text.startswith("one,other,events,first,last")
    assert room.get("/network/sheet.svg").headers["content-type"].startswith("image/svg+xml")
    assert room.get("/person/999999/network").status_code == 404
