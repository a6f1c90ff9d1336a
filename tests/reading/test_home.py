"""The home side: for whom the nameless offices of a page speak, by which rule, and when nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.app import read_all
from communique.record.document import Participant

CASES = [
    ("Secretary of State Jane Mills", "US", "house_style", "The below is attributable to Spokesperson Dana Whit:\n\nSecretary of State Jane Mills spoke today with Icelandic Foreign Minister Sigurd Hall."),
    ("Minister for Foreign Affairs Sirkka Vuori", "FI", "contact_host", "Minister for Foreign Affairs Sirkka Vuori met with Minister of Foreign Affairs of Denmark Rasmus Kjeld on 11 June.\n\nThe ministry’s addresses are firstname.lastname@formin.fi."),
    ("Foreign Minister Anna Holm", "DE", "paired_side", "Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May. They spoke of the relations between Germany and Norway."),
    ("Foreign Secretary Rehana Bajwa", "PK", "dateline_capital", "ISLAMABAD, 3 May 2021 – Foreign Secretary Rehana Bajwa met with the Hungarian Foreign Minister Zsolt Kerekes on 3 May."),
    ("Foreign Minister Anna Holm", "MT", "host_of_ambassador", "Foreign Minister Anna Holm received Jane Mills, Ambassador of Ireland to Malta, on 3 May."),
    ("Foreign Minister Anna Holm", "LV", "signs_of_home", "Foreign Minister Anna Holm received the Ambassador of Mexico, Luis Vega, on 3 May. The Ambassador’s accreditation with the President of Latvia, Juris Kalns, takes place tomorrow."),
    ("Foreign Minister Anna Holm", "QA", "signs_of_home", "Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May. She stressed Qatar’s readiness to help."),
    ("Sigrun Halls", "IS", "signs_of_home", "The President of Iceland, Jon Th. Olafs, and Sigrun Halls, Minister for Foreign Affairs, met with Norwegian Foreign Minister Olaf Brandt on 3 May."),
    ("Prime Minister Ahmad Noor", "EG", "host_of_visit", "www.gov.mt\n\nForeign Minister Anna Vella paid an official visit to Egypt on 3 May. Foreign Minister Vella held talks with Prime Minister Ahmad Noor."),
    ("Prime Minister Ida Moser", None, None, "www.gov.mt\n\nForeign Minister Anna Vella met with Ida Moser on 3 May.\n\nShe said that Prime Minister Moser had been very kind."),
    ("Foreign Minister Rashid Noor", None, None, "Calm needed in Jerusalem\n\nForeign Minister Rashid Noor received a phone call from the Norwegian Foreign Minister Olaf Brandt on 3 May."),
    ("King Olaf VI", "NO", None, "www.gov.mt\n\nPresident Anna Vella will pay a state visit to Norway at the invitation of His Majesty King Olaf VI. She will be received by King Olaf VI on 3 May."),
    ("President Li Hua", "CN", None, "www.gov.mt\n\nAmbassador Anna Vella presented her credentials to His Excellency, President Li Hua, in Beijing on 3 May."),
    ("Foreign Minister Anna Holm", None, None, "Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May. They spoke of Ukraine’s recovery and Libya’s elections."),
    ("Vice Minister Salem Noor", "SA", "title_without_state", "Foreign Minister Meets Turkish Counterpart\n\nSaudi Foreign Minister Rashid Noor met with Turkish Foreign Minister Hakan Demir on 3 May.\n\nLater Vice Minister Salem Noor met with the Ambassador of Norway."),
    ("Speaker Adel Hassan", None, None, "www.foreign.gov.mt\n\nForeign Minister Anna Holm received Adel Hassan, Speaker of the Andean Parliament, on 3 May."),
    ("High Commissioner Frank Gleeson", None, None, "www.statehouse.gov.mt\n\nHigh Commissioner Frank Gleeson presented his credentials to President Anna Holm on 3 May."),
    ("President Anna Holm", "MT", "contact_host", "www.statehouse.gov.mt\n\nHigh Commissioner Frank Gleeson presented his credentials to President Anna Holm on 3 May."),
    ("High Commissioner Frank Gleeson", "GB", None, "The new British High Commissioner to Malta accredited\n\nHigh Commissioner Frank Gleeson presented his credentials to President Anna Holm on 3 May."),
    ("Foreign Minister Anna Holm", "KW", "own_agency", "Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May.\n\nSource: Kuwait News Agency"),
    ("Foreign Minister Anna Holm", None, None, "Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May.\n\nSource: Reuters"),
    ("Secretary Harris", None, None, "www.mfa.gov.mt\n\nForeign Minister Anna Holm spoke of the United States on 3 May. Secretary Harris visited Iceland."),
    ("Minister Anna Holm", "KW", "dateline_capital", "KUWAIT: Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May."),
    ("Foreign Minister Anna Holm", "MV", "signs_of_home", "Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May. She will deliver a statement on behalf of the Maldives."),
    ("Minister Anna Holm", "MT", "contact_host", "www.mfa.gov.mt\n\nMinister Anna Holm meets with ambassadors\n\nThe High Commissioner of Canada, Ambassadors of Norway and Turkey took part in a meeting with Minister Anna Holm."),
    ("Prime Minister Anna Holm", None, None, "www.un.org\n\nPrime Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May."),
    ("Minister Melanie Brandt", None, None, "www.mfa.gov.mt\n\nForeign Minister Anna Holm met with Elbonian Minister Melanie Brandt on 3 May."),
    ("Foreign Minister Anna Holm", None, None, "Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May. They spoke of Ukraine."),
    ("Foreign Minister Anna Holm", None, None, "VIENNA, 3 May 2021 – Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May."),
    ("Harris", None, None, "Anna Holm and Olaf Brandt\n\nPresident Harris spoke with Prime Minister Anna Holm of Iceland on 3 May. He also spoke with Norwegian Chancellor Olaf Brandt."),
    ("Anna Holm", None, None, "Anna Holm receives phone call from Icelandic foreign minister\n\nAnna Holm, Minister of Foreign Affairs, received a phone call from the foreign minister of Iceland on 3 May."),
    ("Prime Minister Anna Holm", None, None, "Questions of the day\n\n" + "This week the press asked about the harbours of the north and the bridges of the south.\n\n" * 6 + "The US Spokesperson, Dana Whit, praised the ties between the US and India.\n\nLater Prime Minister Anna Holm met with Turkish Foreign Minister Hakan Demir."),
]  # fmt: skip


def _participants(folder: Path, text: str) -> list[Participant]:
    path = folder / "page.txt"
    path.write_text(f"{text}\n", "utf-8")
    record = next(iter(read_all(str(path))))
    return [p for d in record.documents for e in d.events for p in e.participants]  # type: ignore[union-attr]


@pytest.mark.parametrize(("who", "country", "rule", "page"), CASES)
def test_home_side(tmp_path: Path, who: str, country: str | None, rule: str | None, page: str) -> None:
    own = next(p for p in _participants(tmp_path, page) if p.name and who.endswith(p.name.value))
    assert (own.country.value if own.country else None) == country
    if own.country is not None:
        assert (own.country.rule or None) == rule


@pytest.mark.parametrize(
    ("host", "state"), [("www.gov.mt", "MT"), ("oslo.mfa.gov.mt", "MT"), ("www.kenyaembassy-oslo.example", "KE"), ("mirror.example", None)]
)
def test_publisher_by_host(tmp_path: Path, host: str, state: str | None) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Foreign Minister Anna Holm met with Norwegian Foreign Minister Olaf Brandt on 3 May.\n", "utf-8")
    record = next(iter(read_all(str(path), url=f"https://{host}/news/1")))
    country = record.publisher.country  # type: ignore[union-attr]
    assert (country.value if country else None) == state


def test_the_ambassador_alone_need_not_be_the_publishers_own(tmp_path: Path) -> None:
    page = "www.statehouse.gov.mt\n\nPresident Anna Holm received Jan Berg, Ambassador of Iceland, and Otto Falk, Ambassador of Chile. The Ambassador met with Speaker Olaf Brandt."
    [alone] = [p for p in _participants(tmp_path, page) if p.name is None]
    assert alone.office is not None
    assert alone.country is None


def test_whom_own_officials_meet_is_not_made_their_own(tmp_path: Path) -> None:
    page = "MEDIA RELEASE  http://www.dfat.gov.au/\n\nFA176  7 December 2001\n\nI held discussions with President Harris on fishing, and I met Prime Minister Qarase."
    assert all(p.country is None or p.country.value != "AU" for p in _participants(tmp_path, page) if p.name)


@pytest.mark.parametrize(
    ("what", "state"),
    [
        ("a delegation from the Icelandic Parliament", "IS"),
        ("members of the Parliament of Iceland", "IS"),
        ("a letter from the leadership of Iceland", None),
    ],
)
def test_whom_a_minister_received(tmp_path: Path, what: str, state: str | None) -> None:
    found = _participants(tmp_path, f"Norwegian Foreign Minister Anna Holm received {what} on 3 May.")
    assert {p.country.value for p in found if p.country} == ({"NO", state} if state else set())
