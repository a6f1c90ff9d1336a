"""What no part accounts for, on pages of thousands of parts."""

from __future__ import annotations

import random
import time

from communique.reading.audit import audit
from communique.record.capture import Zone
from communique.record.page import Page, Part
from communique.text.span import Span


def told(page: Page, zones: tuple[Zone, ...], parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    return [(e.start, e.end) for issue in audit(page, zones, parts) for e in issue.evidence if isinstance(e.start, int)]


def test_the_gaps_are_what_no_span_covers() -> None:
    chance = random.Random(5)
    for _ in range(200):
        text = "x" * 60
        spans = [Span(start := chance.randrange(60), min(60, start + chance.randint(1, 12))) for _ in range(chance.randint(0, 8))]
        cuts = sorted(chance.sample(range(61), 4))
        zones = tuple(Zone("article", a, b) for a, b in ((cuts[0], cuts[1]), (cuts[2], cuts[3])))
        covered = {at for span in spans for at in range(span.start, span.end)}
        found = told(Page(text, text, "text/plain", ()), zones, (Part(part="article", body=tuple(spans)),))
        bare = {at for zone in zones for at in range(zone.start, zone.end)} - covered
        # a stretch that reaches over the edge of a zone belongs to the zone that it begins in or ends in
        assert {at for start, end in found for at in range(start, end)} >= bare
        assert not {at for start, end in found for at in range(start, end)} & covered


def test_twice_the_parts_take_twice_the_time() -> None:
    assert min(cost(16_000) for _ in range(3)) < 4 * 2.3 * max(min(cost(4_000) for _ in range(3)), 0.005)


def cost(number: int) -> float:
    text = "The talks went on.\n" * number
    parts = tuple(Part(part="teaser", title=Span(at * 19, at * 19 + 18)) for at in range(number))
    zones = tuple(Zone("teaser", at * 19, at * 19 + 18) for at in range(number))
    page = Page(text, text, "text/plain", ())
    begin = time.process_time()
    assert audit(page, zones, parts) == ()
    return time.process_time() - begin
