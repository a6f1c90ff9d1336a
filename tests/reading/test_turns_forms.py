"""Transcripts in the forms that foreign services use, each written for the test."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

import communique
from communique.knowledge.label_words import LabelWords
from communique.reading.turns.drafts import LabelContext, TurnsFound
from communique.reading.turns.turns import read_turns
from communique.record.page import Block, Page, Part
from communique.text.fold import fold
from communique.text.span import Span

DATA = Path(communique.__file__).parent / "data" / "languages"
OUTLETS = {"Norland Times", "Radio Sud", "Kurier News"}


def label_words(code: str) -> LabelWords:
    return msgspec.convert(tomllib.loads((DATA / code / "labels.toml").read_text("utf-8")), LabelWords)


ENGLISH = label_words("en")


def page_of(text: str, bold: bool = False) -> tuple[Page, Part]:
    """Lines of `text`; with `bold`, lines that begin with `**` are bold (the mark is taken out)."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    plain = [line.removeprefix("**") if bold else line for line in lines]
    blocks, at = [], 0
    for raw, line in zip(lines, plain, strict=True):
        span = Span(at, at + len(line))
        blocks.append(Block(span.start, span.end, emphasis=(span,) if bold and raw.startswith("**") else ()))
        at += len(line) + 1
    whole = "\n".join(plain)
    page = Page(text=whole, source=whole, media_type="text/plain", blocks=tuple(blocks))
    return page, Part(part="article", title=blocks[0].span, body=tuple(b.span for b in blocks[1:]))


def read(
    text: str, kind: str | None = None, host: str | None = None, bold: bool = False, words: LabelWords = ENGLISH
) -> tuple[str, TurnsFound]:
    page, part = page_of(text, bold)
    where = Span(page.text.index(host), page.text.index(host) + len(host)) if host else None
    persons = {fold(host): where, fold(host).split()[-1]: where} if host and where else {}
    context = LabelContext(kind=kind, host=where, persons=persons, is_outlet=lambda words: words.strip() in OUTLETS)
    return page.text, read_turns(page, part, words, context)


def told(
    text: str, kind: str | None = None, host: str | None = None, bold: bool = False, words: LabelWords = ENGLISH
) -> list[tuple[str, str | None, str]]:
    """Role, speaker and first words of each turn."""
    whole, found = read(text, kind, host, bold, words)
    return [
        (t.role, (t.name or t.outlet or t.office or Span(0, 0)).of(whole) or None, " ".join(whole[t.start : t.end].split()[:2]))
        for t in found.turns
    ]


def test_question_and_answer_words() -> None:
    page = """Interview with Anna Holm
    Question: When do you travel?
    Answer: I travel in May.
    And I return in June.
    Q. With whom?
    A. Alone."""
    assert told(page, "interview", "Anna Holm") == [
        ("question", None, "When do"),
        ("answer", "Anna Holm", "I travel"),
        ("question", None, "With whom?"),
        ("answer", "Anna Holm", "Alone."),
    ]


def test_minutes_of_a_recording_after_the_label() -> None:
    page = """Minister Holm holds news briefing
    Watch the Minister Holm briefing here.
    Kurt: (00:00)
    Will you go?
    Anna Holm: (00:04)
    I shall.
    Anna Holm (01:12:05): And soon."""
    assert told(page, "briefing", "Anna Holm") == [
        ("question", "Kurt", "Will you"),
        ("answer", "Anna Holm", "I shall."),
        ("answer", "Anna Holm", "And soon."),
    ]


def test_a_question_without_label_between_two_labels_of_one_speaker() -> None:
    page = """Weekly briefing
    Spokesperson, Shri Ravi Nair: Good afternoon. We go straight to your questions.
    We have seen a report of a meeting in Lorry. What is your reaction?
    Spokesperson, Shri Ravi Nair: We welcome it.
    Question: And the border?
    Spokesperson, Shri Ravi Nair: It is open.
    Question Contd.: If I may add, since when?"""
    assert told(page, "briefing", "Ravi Nair") == [
        ("remarks", "Ravi Nair", "Good afternoon."),
        ("question", None, "We have"),
        ("answer", "Ravi Nair", "We welcome"),
        ("question", None, "And the"),
        ("answer", "Ravi Nair", "It is"),
        ("question", None, "If I"),
    ]


def test_a_speech_begins_with_whom_it_addresses() -> None:
    page = """Remarks by Minister Holm
    River House
    His Excellency Archbishop Karl Au, Dean of the Diplomatic Corps,
    Colleagues in the Ministry,
    Good evening."""
    assert told(page, "remarks", "Holm") == [("remarks", "Holm", "His Excellency")]


def test_an_opening_of_a_press_conference_without_questions_is_remarks() -> None:
    page = """Press conference
    by Secretary General Olaf Brandt ahead of the river summit
    (As delivered)
    Good morning.
    Two weeks from now we meet in Lorry."""
    assert told(page, "press_conference", "Olaf Brandt") == [("remarks", "Olaf Brandt", "Good morning.")]


def test_a_greeting_on_its_own_line_is_said() -> None:
    page = """Remarks by Minister Holm upon arrival
    Good morning,
    We have a long day before us.
    Q. Will you see the envoys?
    Certainly I will."""
    assert told(page, "remarks", "Holm") == [
        ("remarks", "Holm", "Good morning,"),
        ("question", None, "Will you"),
        ("answer", "Holm", "Certainly I"),
    ]


def test_a_title_of_honour_of_several_words_in_a_label() -> None:
    page = """Press conference, Lorry
    Joint transcript with:
    Hon Tane Parata, Minister for Rivers
    THE RT HON. MARAMA KEY, PRIME MINISTER: Kia ora. Welcome to the river."""
    assert told(page, "press_conference") == [("remarks", "MARAMA KEY", "Kia ora.")]


def test_the_title_once_more_before_the_first_label(tmp_path: Path) -> None:
    title = "Interview of the Minister for Rivers, Anna Holm, on Radio Sud (6 February 2020)"
    path = tmp_path / "page.txt"
    path.write_text(
        f"{title}\n\n{title}JOURNALIST: Good evening, Minister.\n\nA. HOLM: Good evening.\n\nJOURNALIST: Will you go?\n\nA. HOLM: Yes.\n"
    )
    document = communique.read(path).documents[0]
    assert [t.role for t in document.turns] == ["question", "answer", "question", "answer"]


def test_whose_question_and_whose_answer() -> None:
    page = """Answer of the press secretary to the question of Radio Sud
    Question of Radio Sud agency:
    How does the ministry see the bridge?
    Answer of the press secretary:
    We welcome the bridge."""
    assert told(page, "media_answer") == [("question", None, "How does"), ("answer", None, "We welcome")]


def test_labels_on_lines_of_their_own_in_a_report_of_a_meeting() -> None:
    page = """Minister Holm met with Head of the River Board Piotr Lorry
    Minister of Norland Anna Holm:
    Mr. Lorry, how long have you been working here?
    Acting Head of the River Board Piotr Lorry:
    Five months.
    Anna Holm:
    Then you know the river."""
    whole, found = read(page, "readout_meeting", "Piotr Lorry")
    assert [(t.role, t.name and t.name.of(whole)) for t in found.turns][1] == ("remarks", "Piotr Lorry")


def test_what_is_printed_above_a_speech_is_not_said() -> None:
    page = """Norland's statement at the council
    The press release issued by the ministry on 3 May 2021.
    Statement by Ambassador Olaf Brandt at the meeting on water.
    I thank the envoys for their reports, and for the map."""
    assert told(page, "speech") == [("remarks", None, "I thank")]


def test_names_alone_by_turns() -> None:
    page = """An evening on the river
    Anna Holm
    Good evening, all of you, and thank you for coming.
    Olaf Brandt
    Thank you, Anna.
    Anna Holm
    When will the bridge open?
    Olaf Brandt
    It will open in May."""
    assert [t[:2] for t in told(page)] == [(told(page)[0][0], "Anna Holm"), (told(page)[1][0], "Olaf Brandt")] * 2


def test_an_official_alone_above_the_first_question() -> None:
    page = """Government press conference
    Deputy Spokesperson Hoffmann
    Good morning, the Cabinet met today.
    Question
    When will the Minister travel?
    Hoffmann
    She will travel on Thursday."""
    assert told(page, "briefing") == [
        ("remarks", "Hoffmann", "Good morning,"),
        ("question", None, "When will"),
        ("answer", "Hoffmann", "She will"),
    ]


def test_a_word_alone_over_the_label_of_a_name() -> None:
    page = """Written replies to questions in parliament
    QUESTION
    Mr Piotr Lorry: To ask the Minister how many bridges there are.
    REPLY
    There are three bridges over the river.
    QUESTION
    Ms Anna Kess: To ask the Minister how many ferries there are.
    REPLY
    There is one."""
    assert told(page) == [
        ("question", "Piotr Lorry", "To ask"),
        ("answer", None, "There are"),
        ("question", "Anna Kess", "To ask"),
        ("answer", None, "There is"),
    ]


def test_thanks_behind_a_question() -> None:
    page = """Press conference: questions and answers
    Thank you, Karl Au from the Post. Will the envoys go to Lorry? Thank you.
    They will go there in May, all of them."""
    assert told(page, "press_conference") == [("question", None, "Thank you,"), ("answer", None, "They will")]


def test_dash_after_a_letter() -> None:
    page = """Point de presse
    Q - When do you travel?
    A - I travel in May."""
    assert [t[0] for t in told(page, "briefing")] == ["question", "answer"]


def test_labels_on_their_own_line() -> None:
    page = """Government press conference
    Question
    What does the ministry say about the talks?
    Lindner (AA)
    We welcome the talks.
    They are useful.
    Question
    And Sudland?
    Lindner (AA)
    Nothing to add."""
    assert told(page, "press_conference") == [
        ("question", None, "What does"),
        ("answer", "Lindner", "We welcome"),
        ("question", None, "And Sudland?"),
        ("answer", "Lindner", "Nothing to"),
    ]


def test_alliance_secretary_general_on_a_line() -> None:
    page = """Press conference by Secretary General Olaf Brandt
    Moderator
    We start with Norland.
    Question
    Will the alliance meet again?
    Secretary General Olaf Brandt
    It will meet in autumn."""
    assert told(page, "press_conference", "Olaf Brandt") == [
        ("moderator", "Moderator", "We start"),
        ("question", None, "Will the"),
        ("answer", "Olaf Brandt", "It will"),
    ]


def test_capitals_with_honorific() -> None:
    page = """Department Press Briefing
    Ned Orlov, Department Spokesperson
    2:39 p.m. EDT
    MR ORLOV: Good afternoon. One announcement.
    QUESTION: Is the envoy in Oslo?
    MR ORLOV: She is. (Laughter.)
    QUESTION: Since when --
    MR ORLOV: Since Monday.
    (The briefing was concluded at 3:05 p.m.)"""
    assert told(page, "briefing", "Ned Orlov") == [
        ("remarks", "Ned Orlov", "Good afternoon."),
        ("question", None, "Is the"),
        ("answer", "Ned Orlov", "She is."),
        ("question", None, "Since when"),
        ("answer", "Ned Orlov", "Since Monday."),
    ]


def test_secretary_minister_and_moderator() -> None:
    page = """Joint press availability
    SECRETARY HOLM: Thank you all for coming.
    FOREIGN MINISTER BRANDT: (Via interpreter) Welcome.
    MODERATOR: We have time for two questions.
    QUESTION: Madam Secretary, will there be a treaty?
    SECRETARY HOLM: There will.
    FOREIGN MINISTER BRANDT: I agree."""
    assert told(page, "press_conference") == [
        ("remarks", "HOLM", "Thank you"),
        ("remarks", "BRANDT", "Welcome."),
        ("moderator", "MODERATOR", "We have"),
        ("question", None, "Madam Secretary,"),
        ("answer", "HOLM", "There will."),
        ("answer", "BRANDT", "I agree."),
    ]


def test_outlets_ask() -> None:
    page = """Spokesperson Anna Holm's Regular Press Conference
    Norland Times: What is the state of the talks?
    Anna Holm: They go on.
    Radio Sud: A follow-up on this. The talks have lasted two years.
    Anna Holm: They have."""
    assert told(page, "briefing", "Anna Holm") == [
        ("question", "Norland Times", "What is"),
        ("answer", "Anna Holm", "They go"),
        ("question", "Radio Sud", "A follow-up"),
        ("answer", "Anna Holm", "They have."),
    ]


def test_outlet_and_surname_and_headings() -> None:
    page = """Press Conference by Foreign Minister HAMADA Kenta
    Opening Remarks
    Mr. HAMADA Kenta, Minister for Foreign Affairs: I have two announcements to make.
    Relations with Norland
    Kurier News, SATO: How do you see relations with Norland?
    Minister HAMADA: They are good.
    We work on them.
    Travel to Sudland
    Kurier News, SATO: Will you travel to Sudland?
    Minister HAMADA: In March."""
    assert told(page, "press_conference", "HAMADA Kenta") == [
        ("remarks", "HAMADA Kenta", "I have"),
        ("question", "SATO", "How do"),
        ("answer", "HAMADA Kenta", "They are"),
        ("question", "SATO", "Will you"),
        ("answer", "HAMADA Kenta", "In March."),
    ]
    whole, found = read(page, "press_conference", "HAMADA Kenta")
    assert whole[found.turns[2].start : found.turns[2].end].endswith("We work on them.")


def test_first_names_ask() -> None:
    page = """Transcript of weekly briefing
    Shri Ravi Sen, Official Spokesperson: Good afternoon. I take your questions.
    Meera: Sir, Meera from Radio Sud. What about the visit?
    Karl Moser: Sir, I am Karl from Kurier. On the same issue.
    Shri Ravi Sen, Official Spokesperson: Which issue?
    Karl Moser: The visit, sir.
    Shri Ravi Sen, Official Spokesperson: It takes place."""
    assert told(page, "briefing") == [
        ("remarks", "Ravi Sen", "Good afternoon."),
        ("question", "Meera", "Sir, Meera"),
        ("question", "Karl Moser", "Sir, I"),
        ("answer", "Ravi Sen", "Which issue?"),
        ("question", "Karl Moser", "The visit,"),
        ("answer", "Ravi Sen", "It takes"),
    ]


def test_host_then_shorter_labels_and_a_lost_colon() -> None:
    page = """Interview with Carl Stevens, Morning Show
    Subjects: the visit; trade.
    Carl Stevens, Host: The minister joins us. Good to see you.
    Anna Holm, Foreign Minister Good morning, Carl.
    Stevens: What is on the agenda?
    Foreign Minister: Trade.
    [Replay of earlier clip]
    Stevens: And the islands?
    Foreign Minister: Those too.
    [Ends]"""
    assert told(page, "interview", None) == [
        ("question", "Carl Stevens", "The minister"),
        ("answer", "Anna Holm", "Good morning,"),
        ("question", "Carl Stevens", "What is"),
        ("answer", "Anna Holm", "Trade."),
        ("question", "Carl Stevens", "And the"),
        ("answer", "Anna Holm", "Those too."),
    ]
    whole, found = read(page, "interview")
    assert [note.of(whole) for note in found.notes] == ["[Replay of earlier clip]"]


def test_office_abbreviation() -> None:
    page = """Press encounter at the stakeout
    SG: Good morning. I am worried about the drought.
    Question: What will you do?
    SG: We will help."""
    assert told(page, "press_conference") == [
        ("remarks", "SG", "Good morning."),
        ("question", None, "What will"),
        ("answer", "SG", "We will"),
    ]


def test_broken_label() -> None:
    page = """Answer to a media question
    Question
    : What is your position?
    Foreign Ministry Spokesperson
    : It is known."""
    assert told(page, "media_answer") == [("question", None, "What is"), ("answer", "Foreign Ministry Spokesperson", "It is")]


def test_inline_turns_with_languages() -> None:
    page = """Interview
    Question (in English): Are relations better? And when? Anna Holm (in French): They are. Question: Why? Anna Holm (speaking in Hindi): Because."""
    whole, found = read(page, "interview")
    assert [(t.role, t.language) for t in found.turns] == [("question", "en"), ("answer", "fr"), ("question", None), ("answer", "hi")]
    assert whole[found.turns[0].start : found.turns[0].end] == "Are relations better? And when?"
    assert found.exchanges == ((0, (1,)), (2, (3,)))


def test_no_labels_question_marks() -> None:
    page = """Daily press briefing
    1. Norland
    Do you welcome the vote in Norland?
    We took note of the vote. It was orderly.
    We will work with the new government.
    2. Sudland
    Can you confirm the visit?
    I confirm it."""
    assert told(page, "briefing", None) == [
        ("question", None, "Do you"),
        ("answer", None, "We took"),
        ("question", None, "Can you"),
        ("answer", None, "I confirm"),
    ]


def test_bold_questions() -> None:
    page = """Spokesperson Anna Holm's press conference
    The envoy will visit Sudland from 3 to 5 May.
    **Reports say that the talks stalled. What is your comment?
    They did not stall.
    They go on.
    **I want to come back to this question of yesterday. It was not answered, I believe, at all by you
    I have nothing to add."""
    assert told(page, "briefing", "Anna Holm", bold=True) == [
        ("remarks", "Anna Holm", "The envoy"),
        ("question", None, "Reports say"),
        ("answer", "Anna Holm", "They did"),
        ("question", None, "I want"),
        ("answer", "Anna Holm", "I have"),
    ]


def test_question_raised_afterwards() -> None:
    page = """Spokesperson Anna Holm's press conference
    Q: When do the talks begin?
    A: In May.
    After the press conference, the following question was raised: Sudland said it would not come. What is your response?
    A: We take note."""
    assert [t[0] for t in told(page, "briefing", "Anna Holm")] == ["question", "answer", "question", "answer"]


@pytest.mark.parametrize("kind", ["remarks", "opening_remarks", "speech"])
def test_one_speaker(kind: str) -> None:
    page = """Remarks by Anna Holm
    (As delivered)
    Thank you, Mr President. I am glad to be here.
    Sudland is a friend.
    ENDS"""
    assert told(page, kind, "Anna Holm") == [("remarks", "Anna Holm", "Thank you,")]


def test_introduced_statement() -> None:
    page = """Statement on the vote
    Foreign Minister Anna Holm said:
    We welcome the vote.
    It was fair."""
    assert told(page, "statement", "Anna Holm") == [("remarks", "Anna Holm", "We welcome")]


@pytest.mark.parametrize("kind", ["readout_call", "readout_meeting", "joint_statement", "article", "announcement", None])
def test_no_turns_in_a_narrative(kind: str | None) -> None:
    page = """Press release on the meeting
    Location: Novy Brod
    Moscow: 07:31
    Consular queries: +44 20 0000 0000
    On 3 May, Foreign Minister Anna Holm met the envoys.
    The sides agreed to: meet again; exchange lists.
    Can peace be made? The sides believe so.
    Note to editors: the envoys were appointed in 2019."""
    assert told(page, kind, "Anna Holm") == []


def test_what_is_not_a_label() -> None:
    page = """Press conference
    Question: Where is the envoy?
    Answer: Location: Oslo. I can say three things:
    Time: 14:30
    First: the talks go on.
    The message reads as follows: all is well.
    See also: https://example.org/page
    Question: Thanks."""
    assert [t[0] for t in told(page, "press_conference")] == ["question", "answer", "question"]


def test_same_label_again_is_a_new_turn() -> None:
    page = """Department briefing
    MS NORD: Good afternoon.
    MS NORD: Good. Let us begin.
    QUESTION: Any news?
    MS NORD: None."""
    assert [t[0] for t in told(page, "briefing")] == ["remarks", "remarks", "question", "answer"]


def test_russian_words() -> None:
    page = """Интервью
    Вопрос: Когда состоится встреча?
    Анна Хольм: В мае.
    Вопрос: Где?
    Анна Хольм: В Осло."""
    assert told(page, "interview", words=label_words("ru")) == [
        ("question", None, "Когда состоится"),
        ("answer", "Анна Хольм", "В мае."),
        ("question", None, "Где?"),
        ("answer", "Анна Хольм", "В Осло."),
    ]


def test_only_questions_are_labelled() -> None:
    page = """Remarks by High Representative Anna Holm upon arrival
    Check against delivery!
    Good morning. We have a long agenda today.
    Q. Do you expect a decision?
    I expect one.
    It will be a good one.
    Q. On Sudland. The ministers met there in May.
    What did they say?
    They said little."""
    assert told(page, "remarks", "Anna Holm") == [
        ("remarks", "Anna Holm", "Good morning."),
        ("question", None, "Do you"),
        ("answer", "Anna Holm", "I expect"),
        ("question", None, "On Sudland."),
        ("answer", "Anna Holm", "They said"),
    ]


def test_initial_and_surname() -> None:
    page = """Interview of Foreign Minister Anna Holm
    Question: When? A.Holm: Soon.
    Question: Where?
    A.Holm: Here."""
    assert told(page, "interview", "Anna Holm") == [
        ("question", None, "When?"),
        ("answer", "Anna Holm", "Soon."),
        ("question", None, "Where?"),
        ("answer", "Anna Holm", "Here."),
    ]


def test_full_office_then_name_with_a_press_secretary() -> None:
    page = """News conference of Olaf Brandt
    President of Norland Olaf Brandt: Good afternoon, friends.
    Mr Lind, please.
    Presidential Press Secretary Karl Lind: The first question comes from the north.
    Erik Dahl: Thank you, Mr President. Here is my question. Will prices rise?
    Olaf Brandt: They will not.
    Karl Lind: The next one, please.
    Question: And wages?
    Olaf Brandt: They will."""
    assert told(page, "press_conference", "Olaf Brandt") == [
        ("remarks", "Olaf Brandt", "Good afternoon,"),
        ("moderator", "Karl Lind", "The first"),
        ("question", "Erik Dahl", "Thank you,"),
        ("answer", "Olaf Brandt", "They will"),
        ("moderator", "Karl Lind", "The next"),
        ("question", None, "And wages?"),
        ("answer", "Olaf Brandt", "They will."),
    ]


def test_spokesman_word_and_starred_headings() -> None:
    page = """Daily Press Briefing by the Office of the Spokesperson
    The following is a near-verbatim transcript of the briefing by Jean Petit, Spokesman.
    **Summit of the Islands
    Good afternoon. The summit opens tomorrow.
    Question: Who comes?
    Spokesman: All of them.
    Correspondent: All?
    Spokesman: All."""
    assert told(page, "briefing", "Jean Petit") == [
        ("remarks", "Jean Petit", "Good afternoon."),
        ("question", None, "Who comes?"),
        ("answer", "Jean Petit", "All of"),
        ("question", "Correspondent", "All?"),
        ("answer", "Jean Petit", "All."),
    ]


def test_question_word_with_a_name() -> None:
    page = """Regular briefing
    Question (Kurier News): Will there be talks?
    Deputy Spokesperson Holm: Yes.
    Question, Radio Sud: When?
    Deputy Spokesperson Holm: In May."""
    assert told(page, "briefing") == [
        ("question", "Kurier News", "Will there"),
        ("answer", "Holm", "Yes."),
        ("question", "Radio Sud", "When?"),
        ("answer", "Holm", "In May."),
    ]


def test_leaders_speak_in_turn_without_questions() -> None:
    page = """Beginning of talks with President of Sudland Ravi Sen
    Olaf Brandt: Mr President, welcome. Did you travel well?
    Ravi Sen (via interpreter): Thank you.
    Olaf Brandt: Let us begin."""
    assert [t[:2] for t in told(page, "opening_remarks", "Olaf Brandt")] == [
        ("remarks", "Olaf Brandt"),
        ("remarks", "Ravi Sen"),
        ("remarks", "Olaf Brandt"),
    ]


def test_headings_that_are_names_are_no_labels() -> None:
    page = """Daily press briefing
    Norland
    Question: Is the border open?
    Answer: It is.
    Sudland
    Question: And there?
    Answer: There too.
    Iran: the talks go on"""
    assert [t[0] for t in told(page, "briefing")] == ["question", "answer", "question", "answer"]


@pytest.mark.parametrize("kind", ["appointment", "schedule", "news_report", None])
def test_lists_and_headings_are_no_conversation(kind: str | None) -> None:
    page = """The new delegation
    Ambassador: Anna Holm
    Deputy Director: Olaf Brandt
    Press
    The press is welcome.
    Question
    The list is open."""
    assert told(page, kind) == []


def test_a_heading_at_the_end_is_not_said() -> None:
    page = """Briefing
    Q: Any news?
    A: None at all.
    Appendix:"""
    whole, found = read(page, "briefing")
    assert whole[found.turns[-1].start : found.turns[-1].end] == "None at all."


def test_glued_dashes_and_words_that_nobody_wrote_down() -> None:
    page = """Press Conference - Norland
    Holm: Thanks very much for coming to Novy Brod.
    Journalist- Mr Minister, do you play chess?
    Holm- I do. I play it every week.
    Journalist: (inaudible)
    Holm: No, I do not think so."""
    assert told(page, "press_conference", "Holm") == [
        ("remarks", "Holm", "Thanks very"),
        ("question", "Journalist", "Mr Minister,"),
        ("answer", "Holm", "I do."),
        ("question", "Journalist", "(inaudible)"),
        ("answer", "Holm", "No, I"),
    ]


def test_questions_without_labels_under_remarks() -> None:
    page = """Remarks by Anna Holm following the Rivers Council
    Check against delivery!
    The Norland minister wants you to call him first. Did he ask you to stay out of the talks?
    Nobody made such a request to me. I spoke with him on Saturday.
    Talks are better than silence, as I have said many times.
    Will you travel to Novy Brod?
    If I am invited, I will go. In May I will be in Strelsau in any case."""
    assert told(page, "remarks", "Anna Holm") == [
        ("question", None, "The Norland"),
        ("answer", "Anna Holm", "Nobody made"),
        ("question", None, "Will you"),
        ("answer", "Anna Holm", "If I"),
    ]


def test_a_rhetorical_question_leaves_remarks_whole() -> None:
    page = """Speech by Anna Holm at the Rivers Council
    Rivers know no borders, and we have met to speak of them.
    So what do we need to do?
    My first point is the bridge at Novy Brod. Why do I begin with it?
    Because it is the oldest of all."""
    assert [role for role, _, _ in told(page, "speech", "Anna Holm")] == ["remarks"]


def test_a_briefing_that_was_read_out() -> None:
    page = """Spokesperson's Press Briefing (February 13, 2018)
    Spokesperson Karl Kess
    Good afternoon. Let me start today's briefing.
    First, the Minister will visit Novy Brod on February 19."""
    assert [(role, said) for role, _, said in told(page, "briefing")] == [("remarks", "Good afternoon.")]
    told_of_him = """Spokesperson on the river commission
    Spokesperson Anna Holm told reporters on Monday that the commission will meet.
    Holm added that the bridge stays closed."""
    assert told(told_of_him, "briefing", "Anna Holm") == []


def test_a_statement_introduced_with_the_day() -> None:
    page = """Minister Anna Holm before her trip to Novy Brod
    Before her departure, Minister Anna Holm issued the following statement today (24 January):
    The river is a shared home for both our peoples, and we carry a common duty to keep it clean.
    Background Information:
    The Minister is travelling to Novy Brod for the first time."""
    whole, found = read(page, "statement", "Anna Holm")
    assert [whole[t.start : t.end][:9] for t in found.turns] == ["The river"]
    assert whole[: found.turns[0].end].endswith("keep it clean.")


def test_one_who_hails_asks() -> None:
    page = """Transcript of the Weekly Briefing by Anna Holm
    Anna Holm, Spokesperson: Good afternoon to all of you.
    Karl Kess: Sir, tell us of the river at Novy Brod and of the letter.
    Anna Holm, Spokesperson: We have seen the letter.
    Karl Kess: Sir, and of the bridge."""
    assert [role for role, _, _ in told(page, "briefing", "Anna Holm")] == ["remarks", "question", "answer", "question"]


def test_a_bare_letter_marks_questions_only_where_others_speak() -> None:
    page = """Press Conference of President Holm and Prime Minister Brandt
    Q Thank you, Mr. President. What about the river?
    PRESIDENT HOLM: It is clean again.
    Q And the bridge?
    PRIME MINISTER BRANDT: It will be open in May."""
    assert [role for role, _, _ in told(page, "press_conference")] == ["question", "answer", "question", "answer"]
    company = """Minister Anna Holm visits a mill at Novy Brod
    Q Paper showed her the new hall on the river.
    Minister Anna Holm thanked the workers for the day."""
    assert told(company, "news_report", "Anna Holm") == []


def test_labels_in_square_brackets() -> None:
    page = """Interview of the Foreign Minister with Radio Sud
    [Minister Holm] The river is what both sides share, and we will keep it clean.
    ([Karl Kess] And what of the bridge?)
    [Minister Holm] It will be open in May.
    ([Karl Kess] Will you go there yourself?)"""
    assert [role for role, _, _ in told(page, "interview")] == ["remarks", "question", "answer", "question"]


def test_a_greeting_opens_what_is_said_in_a_statement() -> None:
    page = """Institutional statement by the President
    Good day to you all. Thank you for coming to Novy Brod.
    I wish to speak of the river today, and of the bridge."""
    assert [role for role, _, _ in told(page, "statement")] == ["remarks"]
    silent = """Statement on the river
    The ministry has read the letter of the envoys.
    It will answer in May."""
    assert told(silent, "statement") == []


def test_initials_behind_the_first_label_are_labels_later() -> None:
    text = """The minister spoke to Radio Sud about the river
    Adam Lorry (AL):** Minister, why a river commission now?**
    Rupert Hay (RH):** Because the water is low.**
    AL:** And what will it do?**
    RH:** It will measure the water every day."""
    assert told(text, "interview", host="Rupert Hay") == [
        ("question", "Adam Lorry", "Minister, why"),
        ("answer", "Rupert Hay", "Because the"),
        ("question", "Adam Lorry", "And what"),
        ("answer", "Rupert Hay", "It will"),
    ]


def test_a_name_and_any_outlet_behind_a_slash() -> None:
    text = """Briefing of the ministry in Novy Brod
    SPOKESPERSON HOLM: I am open for questions.
    MARIA LORRY/RTV5: Good morning.  Will the envoys come?
    SPOKESPERSON HOLM: They will come tomorrow."""
    assert told(text, "briefing")[1] == ("question", "MARIA LORRY", "Good morning.")


def test_the_title_names_who_interviewed() -> None:
    text = """Interview with Rupert Hay
    RUPERT HAY: Minister, thank you.  Will you go to Novy Brod?
    ANNA HOLM: I was there last night.
    RUPERT HAY: And what was said?
    ANNA HOLM: That the river needs us all."""
    assert [t[:2] for t in told(text, "interview", host="Rupert Hay")] == [("question", "Rupert Hay"), ("answer", "ANNA HOLM")] * 2


def test_one_label_on_its_own_line_over_an_address() -> None:
    text = """Meeting with Envoy Lorry
    President of Ruritania Rupert Hay:
    Mr Lorry, I am very happy to see you.
    Our two states have much to speak of."""
    persons = {"rupert hay": "Rupert Hay"}
    page, part = page_of(text)
    spans = {key: Span(page.text.index(name), page.text.index(name) + len(name)) for key, name in persons.items()}
    found = read_turns(
        page, part, ENGLISH, LabelContext(kind="readout_meeting", persons=spans, is_office=lambda w: w == "President of Ruritania")
    )
    assert [(t.role, t.name and t.name.of(page.text)) for t in found.turns] == [("remarks", "Rupert Hay")]


def test_who_speaks_and_what_the_words_are_about_are_not_his_words() -> None:
    named = """Joint press statement
    President of Ruritania (Rupert Hay)
    Your Excellency, President Lorry,
    It is an honour to have you here."""
    assert told(named, "remarks")[0][2] == "Your Excellency,"
    deck = """Statement to the river council
    Ambassador Lorry reflects on the bridges that the commission has built.
    Thank you, Madam Chair. This week is the anniversary of the first bridge."""
    assert told(deck, "speech")[0][2] == "Thank you,"


def test_words_about_a_speaker_before_the_first_label_are_not_his() -> None:
    text = """Presser in Strelsau
    Spokesperson Anna Holm held a briefing today and took questions on many things.
    QUESTION: Will the envoys come?
    MS HOLM: They will come tomorrow."""
    assert [t[0] for t in told(text, "briefing")] == ["question", "answer"]


def test_one_who_answers_outlets_in_small_letters_is_heard() -> None:
    text = """Regular press conference
    Norland Times: The minister met the envoys yesterday. What did they speak of?
    Anna Holm: they spoke of rivers and bridges, as they do each year.
    Radio Sud: Will they meet again?"""
    assert [t[:2] for t in told(text, "press_conference")] == [
        ("question", "Norland Times"),
        ("answer", "Anna Holm"),
        ("question", "Radio Sud"),
    ]


def test_a_line_about_a_speech_is_no_part_of_it() -> None:
    text = """Minister's words at the river banquet
    Minister Holm gave a banquet for the envoys. The following is the full text of the speech.
    Excellency Ambassador Lorry, dean of the envoys,
    Ladies and gentlemen,
    On behalf of the river states I welcome all guests."""
    assert told(text, "speech")[0][2] == "Excellency Ambassador"
    own = """Speech at the river banquet
    I am glad that so many of you have come here tonight.
    Ladies and gentlemen,
    The river brings us together."""
    assert told(own, "speech")[0][2] == "I am"


def test_initials_of_one_speaker_are_his_label() -> None:
    text = """Interview about the river forum
    GERRY BRAND: There will be many ministers.
    OLAF HOLM: Will you be there too?
    GB: I shall be there."""
    assert [t[1] for t in told(text, "interview", host="GERRY BRAND")] == ["GERRY BRAND", "OLAF HOLM", "GERRY BRAND"]
