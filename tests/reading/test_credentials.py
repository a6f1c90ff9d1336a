"""Envoys who present their credentials, one after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.record.document import Document

Read = Callable[..., Document]
LEAD = "President Otto Falk of Norway received letters of credence from new ambassadors on Tuesday."
CASES = {
    "Her Excellency Eva Lund of Sweden was the first to present her credentials.": ("Eva Lund", "SE", "happened"),
    "Next to present his Letters of Credence was the Ambassador of Sweden Jan Berg.": ("Jan Berg", "SE", "happened"),
    "The second ambassador to present her Letters of Credence to President Falk is the representative of Sweden, Ms. Eva Lund.": ("Eva Lund", "SE", "happened"),
    "Presenting his credentials, Ambassador Jan Berg of Sweden assured President Falk of his support.": ("Jan Berg", "SE", "happened"),
    "The Ambassador of Sweden Jan Berg also presented copies of his credentials before President Falk.": ("Jan Berg", "SE", "happened"),
    "Ambassador Jan Berg of Sweden will present his letter of credence tomorrow.": ("Jan Berg", "SE", "planned"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_each_envoy_in_turn(read: Read, sentence: str) -> None:
    event = read(f"New ambassadors\n{LEAD}\n{sentence}", home="NO").events[-1]
    roles = {p.role: (p.name.value, p.country.value if p.country else None) for p in event.participants if p.name}
    assert event.type == "accreditation"
    assert (*roles["guest"], event.status) == CASES[sentence]
    assert roles["host"] == ("Otto Falk", "NO")


def test_credentials_that_were_not_presented(read: Read) -> None:
    assert read("The new ambassador\nAmbassador Jan Berg of Sweden did not present his credentials.").events == ()
