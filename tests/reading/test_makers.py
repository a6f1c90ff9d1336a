"""Who makes a statement, as its title says."""

from __future__ import annotations

import pytest

from communique.app import read

BODY = "Norway condemns the attack in Lima. The ministry calls for calm and asks all sides to talk."


@pytest.mark.parametrize(
    ("title", "makers"),
    [
        ("Written statement by the Government Spokesman Mr. Olaf Brandt", ["Olaf Brandt"]),
        ("Statement by Foreign Minister Anna Holm on the elections in Peru", ["Anna Holm"]),
        ("Statement by Foreign Minister Anna Holm and Minister of Defence Olaf Brandt on Peru", ["Anna Holm", "Olaf Brandt"]),
        ("Statement by Foreign Minister Anna Holm on the arrest of Olaf Brandt", ["Anna Holm"]),
        ("Statement by the Ministry of Foreign Affairs on the arrest of Anna Holm", []),
        ("Statement by the spokesperson on the detention of journalist Pavel Novak", []),
    ],
)
def test_the_person_behind_the_words_of_making_speaks(title: str, makers: list[str]) -> None:
    document = read(f"{title}\n\n3 May 2018\n\n{BODY}\n").documents[0]
    assert document.kind is not None and document.kind.value == "statement"
    assert [s.name.value for s in document.speakers if s.name] == makers
