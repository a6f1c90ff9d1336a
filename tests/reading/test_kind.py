"""Title formulas, labels, bylines and openings: what a page shows of its kind, and what it does not."""

from __future__ import annotations

from collections import Counter

import pytest

from communique.knowledge.book import Knowledge
from communique.reading.front.kind import fits, kind_of, sights_of
from communique.record.page import Part
from communique.text.fold import fold
from communique.text.sentences import sentences
from communique.text.span import Span

TITLES = """
statement | Chair of the River Union expressed regret that no agreement was reached on the bridge
interview | Foreign Minister Anna Holm’s interview with the Norstadt Gazette, 3 May 2021
interview | Interview of the Minister of Foreign Affairs Petros Lambrou on NTV’s “Evening Edition” with journalist Maria Kalli
interview | Secretary Jane Mills With Robert Dale of CNN’s State of the Union
interview | Radio interview, Channel Seven Breakfast
interview | Doorstop interview, Parliament House
interview | Minister Rashid Noor answers questions from the Kabari Press Agency
interview | Ambassador Olaf Brandt gives exclusive interview to Metropolitan TV
remarks | Secretary Jane Mills and Foreign Minister Olaf Brandt Before Their Meeting
remarks | Remarks With Sudlandic Foreign Minister Olaf Brandt Before Their Meeting
remarks | Press remarks by High Representative Paola Ferri upon arrival at the Foreign Affairs Council
remarks | Remarks by President Mills and Secretary General Holm During Greeting
remarks | Minister of Foreign Affairs Petros Lambrou’s statement following his meeting with the Foreign Minister of Cyprus (Athens, 7 November 2022)
remarks | Foreign Minister Lambrou’s statements to journalists following his meeting with his American counterpart
remarks | Beginning of the meeting with President of Sudland Rashid Noor
remarks | Remarks by Minister Thandi Nkosi on the occasion of the monthly briefing luncheon
remarks | Remarks at the Fifth Summit of Island States
opening_remarks | Foreign Minister Anna Holm’s opening remarks during talks with Foreign Minister Olaf Brandt, Norstadt, 3 May 2021
opening_remarks | Secretary Jane Mills Opening Remarks at the Ministerial on Clean Seas
opening_remarks | Introductory remarks by High Commissioner Lena Weiss at the Standing Committee
opening_remarks | Welcoming remarks of the Minister at the Ambassadors’ Conference
opening_remarks | Opening statement by Foreign Minister Holm at the joint news briefing session
speech | Speech by Minister for Foreign Affairs Lionel Tan at the Rajah Lecture
speech | Foreign Minister Holm’s address to the diplomatic academy
speech | Statement by Ambassador Lena Weiss at the UN Security Council meeting on Yemen
speech | UK statement at the OSCE Permanent Council
speech | EU Statement – UN General Assembly: Oceans and the law of the sea
speech | Keynote by State Secretary Brandt, Norstadt Security Forum
speech | Explanation of Vote at the Third Committee
speech | Statement delivered by Ms. Ama Mensah at the High-level Segment
press_conference | Press Conference by Foreign Minister HANADA Sora
press_conference | Joint press conference with the Minister of Foreign Affairs of Latvia
press_conference | Doorstop - Adelaide Airport
press_conference | Joint press point with NATO Secretary General Harald Nygard and the Prime Minister of Norland
press_conference | Secretary Jane Mills at a Press Availability
press_conference | Foreign Minister Valery Zorin’s remarks and answers to media questions at a joint news conference, Moscow, May 24, 2018
press_conference | Transcript of press conference, Port Moresby
briefing | Department Press Briefing – May 3, 2021
briefing | Transcript of Weekly Media Briefing by the Official Spokesperson (March 14, 2019)
briefing | Briefing of diplomatic correspondents by Foreign Ministry Spokesperson A. Petrou
briefing | Foreign Ministry Spokesperson Tan Jing’s Regular Press Conference on August 20, 2021
briefing | Q&R - Point de presse live (12 octobre 2023)
briefing | The 10th Regular Press Conference
briefing | Daily Press Briefing by the Office of the Spokesperson for the Secretary-General
briefing | Press Conference by Foreign Press Secretary Ichiro Mori
media_answer | Embassy Press Officer’s reply to a media question on visas
media_answer | Comment by the Information and Press Department on a media question concerning Moldova
media_answer | Official Spokesperson’s response to a query on the fishermen
media_answer | Foreign Ministry Spokesperson Wei Lan’s Remarks on the Statement of the G7
media_answer | MFA Spokesperson’s comments in response to media queries on airspace
media_answer | Answer of the MFA Spokesperson to the question of “Armenews”
media_answer | QA-12, 3 May 2021, Statement of the Spokesperson in Response to a Question Regarding Cyprus
readout_call | Press release on Foreign Minister Anna Holm’s telephone conversation with Foreign Minister Olaf Brandt
readout_call | Secretary Mills’s Call with New Zealand Foreign Minister Tamatea
readout_call | PM call with Prime Minister Leclerc of Canada: 15 October 2024
readout_call | Prime Minister Leclerc speaks with Prime Minister of Japan Wakatsu Shin
readout_call | Tan Jun Speaks on the Phone with US Secretary of State Mills
readout_call | Japan-Poland Foreign Ministers’ Telephone Talk
readout_call | Readout of President Mills’ Call with President-Elect Rosario
readout_call | Foreign Minister receives phone call from Iranian counterpart
readout_call | FM holds phone conversation with US secretary of state
readout_call | Statement by Spokesperson Jane Mills on Secretary Brandt’s Call with Foreign Minister Holm
readout_meeting | Foreign Minister Anna Holm meets with Foreign Minister Olaf Brandt of Sudland
readout_meeting | MFA Press Statement: Minister for Foreign Affairs Dr Lionel Tan’s Meeting with Dato’ Hisham Zain, in Putrajaya on 4 September 2018
readout_meeting | Readout of the Secretary-General’s meeting with H.E. Ms. Henriette Vanders, Commissioner of the European Union
readout_meeting | Courtesy Call on Minister Hanada by the Ambassador of Chile
readout_meeting | Secretary General Nygard welcomes the Prime Minister of Norland to NATO Headquarters
readout_meeting | Political consultations between the Foreign Ministries of Norland and Sudland
readout_meeting | Deputy Minister receives Ambassador of Slovenia
readout_meeting | Foreign Minister discusses trade with EU Commissioner
readout_meeting | Joint Readout of the Meeting Between President Mills and Prime Minister Draghetti
readout_meeting | Statement by Spokesperson Jane Mills on Advisor Brandt’s Meeting with State Secretary Holm
readout_meeting | High Commissioner of Canada calls on Prime Minister
readout_meeting | Third round of Norland-Sudland strategic dialogue
readout_visit | Press release on Foreign Minister Anna Holm’s visit to Sudland
readout_visit | Visit of Foreign Minister Cemil Yalvac to Italy to Attend the Forum, 2 December 2022
readout_visit | Governor of Lower Norland Visits CTBTO
readout_visit | Minister Tierney concludes official visit to Kenya
readout_visit | Minister Nkosi arrives in Italy for G20 Ministers’ Meetings
readout_visit | Deputy Minister Botha undertakes Working Visit to Turkey
readout_visit | State visit by the President of Sudland
announcement | Foreign Minister Anna Holm to visit Sudland
announcement | Minister Nkosi to host the Minister of Foreign Affairs of Zimbabwe on a Working Visit
announcement | Minister Nkosi travels to Italy to represent South Africa at the G20
announcement | First Lady Jill Mills to Travel to Romania and Slovakia
announcement | Media accreditation for the Council of Ministers in Pretoria
announcement | Forthcoming visit of the President of Sudland
announcement | Secretary General Nygard will hold talks in Vilnius
joint_statement | Joint statement by Norland and Sudland on the talks in Norstadt
joint_statement | Joint Communiqué on the 14th Round of Bilateral Consultations held in Madrid, 1 July 2022
joint_statement | JEF Defence Ministers’ Statement
joint_statement | G7 Foreign Ministers’ Statement on the Red Sea
joint_statement | Mali - Joint Declaration by the ministers for Foreign Affairs of France, Belgium and Luxembourg
joint_statement | Statement by the Foreign Ministers of Norland, Sudland and Westland on the elections
joint_statement | Final Communiqué of the Summit of Island States
statement | Statement of the Ministry of Foreign Affairs on the events in Norstadt
statement | MFA statement on the shelling of Lower Town
statement | Norland strongly condemns terrorist attack in Kabul
statement | Statement by the Spokesperson on the latest executions
statement | Statement attributable to the Spokesperson for the Secretary-General on Sudan
statement | Norland calls for investigation into deaths of migrants
statement | Canada welcomes ceasefire agreement
statement | Press release by the Foreign Ministry regarding the situation in Gaza
message | President Rashid Noor sends condolences to the Prime Minister of Sudland
message | President congratulates Emperor of Japan on his birthday
message | Message of congratulations to President Perera
message | Norland National Day
message | Greetings from the Foreign Minister on the Day of the Diplomat
message | Secretary-General’s message on World Press Freedom Day
appointment | Change of Ambassador to Sudland – Jane Mills
appointment | Diplomatic appointments (No. 385 - December 19, 2011)
appointment | Foreign Minister appoints Special Envoy for the Sahel
appointment | Appointment of Jane Mills as High Commissioner to Malta
appointment | New Ambassador to Chile
credentials | Ambassador Jane Mills presents her credentials to the President of Sudland
credentials | New Qatari ambassador to Sudland presents credentials
credentials | Six Ambassadors present Letters of Credence
credentials | Foreign Minister receives copy of credentials of Ambassador of Peru
credentials | H.E. Ambassador Biru Mek Presents his Credential to IMO Secretary-General
schedule | Public Schedule – May 3, 2021
schedule | Weekly schedule of the Minister of Foreign Affairs
schedule | Week ahead: 3 to 9 May
schedule | Minister’s diary, 3 May
schedule | Programme for the week of the political leadership
travel_advice | Security Alert – Embassy of Norland in Sudstadt
travel_advice | Travel advice: Sudland
travel_advice | Ministry of Foreign Affairs advises nationals to avoid travel to Sudland
travel_advice | Demonstration Alert: Central Square
travel_advice | Travel Advisory for citizens of Norland in Sudland
notice | Notice: closure of the consular section on 3 May
notice | Passport services: new opening hours
notice | Call for applications: Norland scholarships 2022
notice | Vacancy: visa clerk
notice | The Embassy will be closed on 3 May for the public holiday
notice | Invitation to tender for cleaning services
article | Article by Foreign Minister Anna Holm for the Norstadt Gazette
article | Op-ed: The sea that joins us
article | Opinion piece by Minister Tierney in the Western Post
article | Signed article by Ambassador Wei Lan in the Daily Star
article | Foreign Minister Brandt’s article “Neighbours” in the Weekly Mirror
digest | Foreign policy news in brief
digest | This week at the Foreign Office
press_conference | Minister's visit to the islands: questions from the press
- | Strong council should remain the forum for the river, says Norland’s Minister in his address to the Council
speech | HRC 51 – Statement for the Interactive Dialogue with the river experts
remarks | Remarks of Minister Holm at press conference with Minister Brandt
readout_meeting | Foreign Minister briefs ambassadors
remarks | Remarks by Secretary-General Lorry on the occasion of the presentation of credentials by Anna Holm
speech | Statement by H.E. Olaf Brandt, Permanent Representative of Norland, at the Security Council debate on water, 3 May 2021
digest | Press review, 3 May 2021
digest | Diplomatic newsletter No. 12
digest | Weekly roundup of the Embassy
digest | Week in review: 3 to 9 May
- | A new chapter for our two nations
- | Norland and Sudland strengthen ties
- | Exhibition of young painters opens in Norstadt
- | Minister of Foreign Affairs in Rabat
"""

PAGES = r"""
statement | - | Norstadt: The Executive Secretary of the River Union, who follows the quarrel over the bridge, calls on both shores to keep the peace.
readout_meeting | - | The Ambassador of Sudland calls on Foreign Minister Anna Holm at the Ministry.
news_report | Holm asks Sudland to look at trade | NORSTADT, May 3. /TASS/. Foreign Minister Anna Holm met with her counterpart Olaf Brandt on Monday.
speech | Statement by Ambassador Brandt on water | Madam President, let me begin by thanking the envoys for their reports.
speech | - | (As delivered)\n\nDear friends, it is good to be in Norstadt.
press_conference | - | Thank you for following this press conference after our long meeting.
appointment | - | CABINET has approved the appointments of two ambassadors to Norland, the Minister announced on Monday.
message | - | On this occasion of our Independence Day, I extend my heartfelt greetings to all Norlanders living at home and abroad.
speech | - | Envoy Olaf Brandt spoke in the river debate of the Human Rights Council.\n\nThank you, Mr President.\n\nNorland welcomes the first report on the river.
news_report | River talks go on | River talks go on January 27, 14:28\n\nNORSTADT, January 27. /TASS/. Foreign Minister Anna Holm met with her counterpart.
- | - | Kurier News: The Minister held a meeting with envoys yesterday. What is expected of it?\n\nAnna Holm: We expect much of the meeting.
- | - | ANNA HOLM, MINISTER OF NORLAND: I congratulate my colleague on his election, and welcome him to Norstadt.
news_report | Ministers hold talks | Dhaka, May 3 (UNB) - Foreign Minister Rahim Khan held talks with his visiting counterpart on trade.
news_report | - | By Ebrima Sonko\n\nMr Alan Penn has been appointed as the new High Commissioner to Sierra Leone.
news_report | - | The third session of consultations was held yesterday.\n\nOfficials of both boards joined the meeting, said a Foreign Office release.
news_report | Holm hails ties | MINSK, 18 May (BelTA) – On 17 May Minister of Foreign Affairs Pavel Astash had a telephone conversation.
article | Two seas, one duty | By Anna Holm, Minister for Foreign Affairs of Norland\n\nWhen I was a child my father sailed from Norstadt every spring.
statement | Foreign Minister Ulrich Harten prior to his trip to Tallinn | Before leaving, Foreign Minister Ulrich Harten issued the following statement today:
announcement | - | Minister for Foreign Affairs Sirkka Vuori will visit Copenhagen on 11 June and have talks with the Minister of Denmark.
announcement | - | I will visit Nauru, Fiji and Vanuatu from 10 to 16 December.
readout_call | - | Secretary of State Lawrence Hollis spoke today with Icelandic Foreign Minister Halldal about the cable.
readout_call | - | The below is attributable to Spokesperson Dana Whit:\n\nSecretary Hollis spoke by phone yesterday with the Secretary General of the Alliance.
readout_meeting | - | On Wednesday, Undersecretary of State Ryszard Gawlik met in Vienna with Lukas Stadl, Secretary General of the Austrian Ministry.
readout_visit | - | Foreign Minister Anna Holm paid an official visit to Sudland from 3 to 5 May at the invitation of her colleague.
credentials | - | On March 21st Vardan Hakver presented his letter of credence to Urbain Delacroix, Secretary General of the ECC.
message | - | President Ibrahim Shaf has sent a message of congratulation to President Dilnoza Perera of Sri Lanka.
appointment | - | Jane Mills has been appointed Ambassador of Norland to the Republic of Sudland in succession to Peter Lind.
statement | - | The Ministry of Foreign Affairs of Norland strongly condemns the attack in Norstadt and extends its sympathy.
schedule | - | SECRETARY JANE MILLS\n\nDeputy Secretary Olin attends meetings and briefings at the Department.\n\nUnder Secretary Ray has no public appointments.
announcement | Minister Sisul and the Diplomatic Corps | Members of the media are invited as follows:\n\nDate: Friday, 3 May 2021\n\nVenue: Union Hall
- | A new chapter for our two nations | Our history is one of courage and of patience, and it begins in the harbour of Norstadt.
"""


def _cases(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _kind(title: str, body: str = "", label: str = "") -> str:
    text = "\n\n".join(p for p in (title, label, body) if p)
    at = 0
    spans = []
    for piece in (title, label, *body.split("\n\n")):
        spans.append(Span(text.index(piece, at), text.index(piece, at) + len(piece)) if piece else None)
        at = spans[-1].end if spans[-1] else at
    part = Part(part="article", title=spans[0], label=spans[1], body=tuple(s for s in spans[2:] if s))
    pack = Knowledge.standard().pack("en")
    sights = sights_of(text, part, lambda a, b: sentences(text, a, b, pack.abbreviations))
    found = kind_of(text, sights, pack.files.titles)
    return found.value if found else "-"


@pytest.mark.parametrize(("kind", "title"), _cases(TITLES))
def test_a_title_tells_the_kind(kind: str, title: str) -> None:
    assert _kind(title) == kind


@pytest.mark.parametrize(("kind", "title", "body"), _cases(PAGES))
def test_an_opening_tells_the_kind(kind: str, title: str, body: str) -> None:
    assert _kind("" if title == "-" else title, body.replace("\\n", "\n")) == kind


def test_a_printed_label_outranks_the_title() -> None:
    assert _kind("Neighbours for ever", "We meet in a hard year.", label="Speech") == "speech"
    assert _kind("Minister to meet press", "Union Hall.", label="Media Advisory") == "announcement"


def test_the_evidence_is_the_words_that_decide() -> None:
    pack = Knowledge.standard().pack("en")
    text = "Foreign Minister Anna Holm to visit Sudland"
    part = Part(part="article", title=Span(0, len(text)))
    found = kind_of(text, sights_of(text, part, lambda a, b: []), pack.files.titles)
    assert found is not None
    assert found.evidence[0].quote == "to visit"


def test_each_kind_is_tried_often_enough() -> None:
    tried = Counter(kind for kind, *_ in (*_cases(TITLES), *_cases(PAGES)))
    assert sum(tried.values()) >= 150
    assert {k for k, n in tried.items() if n < 5} == set()


def test_every_formula_fits_its_own_example() -> None:
    for pack in Knowledge.standard().languages.values():
        for formula in pack.titles.formula:
            assert fits(fold(formula.example), formula) is not None, formula.example


def test_years_looked_back_on_are_no_readout_of_a_visit() -> None:
    opening = "The departing ambassador recalled the winter in which she first arrived in Norstadt."
    assert _kind("Departing envoy looks back on seven winters", opening) != "readout_visit"
