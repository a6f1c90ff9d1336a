"""From bytes to text: the right encoding, for a stated reason, every loss told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.capture.charsets import declared_labels, named
from communique.capture.decode import decode
from communique.record.capture import RawCapture
from communique.record.errors import CommuniqueError, NothingThere

SENTENCES = {
    "windows-1251": "Министр иностранных дел провела переговоры с послом. Стороны договорились продолжить консультации.",
    "koi8-r": "Временный поверенный в делах вручил ноту. Визит состоится в июне.",
    "koi8-u": "Міністр закордонних справ провів переговори з послом. Її візит відбувся у Відні.",
    "iso-8859-5": "Посольство сообщает о приёме граждан в новом здании.",
    "windows-1252": "Le ministère des Affaires étrangères a publié un communiqué à Genève.",
    "windows-1250": "Minister spraw zagranicznych przeprowadził rozmowy. Współpraca będzie się rozwijać; świat słucha.",
    "iso-8859-2": "Ministr zahraničních věcí jednal s velvyslancem o spolupráci. Příští schůzka proběhne v říjnu.",
    "windows-1254": "Dışişleri Bakanı büyükelçi ile görüştü. Türkiye iş birliğini geliştirmeye hazır.",
    "windows-1253": "Ο υπουργός Εξωτερικών συναντήθηκε με τον πρέσβη. Οι δύο πλευρές συμφώνησαν.",
    "windows-1256": "التقى وزير الخارجية السفير وبحث معه العلاقات الثنائية بين البلدين.",
    "gb18030": "外交部发言人主持例行记者会。双方就两国关系交换了意见。",
    "big5": "外交部發言人主持例行記者會。雙方就兩國關係交換了意見。",
    "shift_jis": "外務大臣は大使と会談を行いました。両者は協力を続けることで一致しました。",
    "euc-jp": "外務大臣は大使と会談を行いました。両者は協力を続けることで一致しました。",
    "euc-kr": "외교부 장관은 대사와 회담을 가졌다. 양측은 협력을 계속하기로 합의하였다.",
}


def raw(data: bytes, **more: str) -> RawCapture:
    return RawCapture("x", data, **more)


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "right"])
@pytest.mark.parametrize("codec", SENTENCES)
def test_old_encodings_whatever_is_declared(codec, declared):
    label = codec if declared == "right" else declared
    head = f"<meta charset={label}>" if label else ""
    text = f"<html><head>{head}</head><body><p>{SENTENCES[codec]}</p></body></html>"
    decoded = decode(raw(text.encode(codec)))
    assert (decoded.text, decoded.losses) == (text, ())
    if declared == "right":
        assert "declared (meta)" in decoded.reason


def test_capitals_only():
    text = "МИНИСТЕРСТВО ИНОСТРАННЫХ ДЕЛ РУРИТАНИИ"
    for codec in ("cp1251", "koi8-r"):
        assert decode(raw(text.encode(codec))).text == text


def test_utf8_under_any_declaration():
    text = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>{SENTENCES["koi8-r"]}</p>'
    assert decode(raw(text.encode(), charset="koi8-r")).text == text


def test_bad_bytes_are_told_with_their_places():
    data = ("Переговоры " * 2000).encode() + b"\xff" + "прошли".encode()
    decoded = decode(raw(data))
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffdпрошли")
    assert [(loss.kind, loss.offset, loss.size) for loss in decoded.losses] == [("bytes", len(data) - 13, 1)]


def test_places_of_bad_bytes_count_the_mark():
    decoded = decode(raw(b"\xef\xbb\xbf" + "да ".encode() + b"\xff"))
    assert (decoded.text, decoded.losses[0].offset) == ("да \ufffd", 8)


def test_many_bad_places_are_summed_up():
    data = ("Переговоры прошли в Осло. " * 20 + "\n").encode() * 200
    spoilt = data.replace(b"\n", b"\xff\n")
    decoded = decode(raw(spoilt))
    assert decoded.encoding == "utf-8"
    assert len(decoded.losses) == 101
    assert sum(loss.size for loss in decoded.losses) == 200


def test_quotation_marks_of_windows_in_an_ascii_page():
    assert decode(raw(b"the Minister\x92s visit \x97 a success")).text == "the Minister’s visit — a success"


def test_a_legacy_page_with_few_bytes_beyond_ascii_follows_its_declaration():
    data = b"<meta charset=windows-1252><p>" + b"The visit went on. " * 2000 + b"A caf\xe9 in Strelsau.</p>"
    assert "café" in decode(raw(data)).text


def test_unknown_names_are_told_and_passed_over():
    decoded = decode(raw(SENTENCES["koi8-r"].encode("koi8-r"), charset="x-nonsense"))
    assert decoded.text == SENTENCES["koi8-r"]
    assert decoded.reason.endswith("ignored: charset x-nonsense")


def test_utf7_is_never_read():
    assert "+ADw-" in decode(raw(b"<meta charset=utf-7>+ADw-script+AD4-")).text


def test_iso_2022_jp_only_where_declared():
    data = "外務大臣".encode("iso-2022-jp")
    assert decode(raw(data, charset="iso-2022-jp")).text == "外務大臣"
    assert decode(raw(data)).encoding == "utf-8"


def test_declarations_in_order():
    head = b'<?xml version="1.0" encoding="koi8-r"?><meta name=a><meta http-equiv=x content="text/html; charset=win-1251">'
    assert declared_labels(head, "big5") == [("header", "big5"), ("meta", "win-1251"), ("xml", "koi8-r")]
    assert declared_labels(b" " * 5000 + b"<meta charset=big5>", None) == []
    assert declared_labels(b"the charset=big5 of the text", None) == []
    assert named("ISO-8859-1") == "windows-1252"


@pytest.mark.parametrize(
    ("text", "declared", "media_type"),
    [
        ("<!doctype html>x", "text/plain", "text/html"),
        ("Plain words", "text/html; charset=x", "text/html"),
        ("Plain words", None, "text/plain"),
        ("a <b and c", "text/plain", "text/plain"),
    ],
)
def test_media_type_from_the_content_then_as_declared(text, declared, media_type):
    assert decode(raw(text.encode(), content_type=declared)).media_type == media_type


def test_line_ends_stay():
    text = "one\r\ntwo\rthree\u2028four\x0bfive\x85"
    assert decode(raw(text.encode())).text == text


@pytest.mark.parametrize("data", [b"", b" \n", bytes(9), b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u2003".encode(), " ".encode("utf-16")])
def test_nothing_there(data):
    with pytest.raises(NothingThere):
        decode(raw(data))


@pytest.mark.parametrize(
    "piece", [b"\xe9\xe8 ", b"\xff", "ж".encode("cp1251"), b"\x81\xff", b"<meta charset=", "да".encode() + b"\xff", b"\x1b$"]
)
def test_time_stays_linear(piece):
    started = time.monotonic()
    decode(raw(b"x" + piece * (3_000_000 // len(piece))))
    assert time.monotonic() - started < 2


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "koi8-r", "iso-2022-jp", "utf-7", "x", "\0", "gb2312", "tis-620"]))
def test_any_bytes_give_text_or_an_error_of_ours(data, charset):
    try:
        decoded = decode(RawCapture("x", data, charset=charset))
    except CommuniqueError:
        return
    assert "\0" not in decoded.text
    assert decoded.text.strip()


@given(st.binary(max_size=300))
def test_any_bytes_in_a_page_give_text_or_an_error_of_ours(data):
    decoded = None
    try:
        decoded = decode(raw(b"<html><p>Press release of 3 May, and what follows it: " + data))
    except CommuniqueError:
        return
    assert decoded.text.strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_utf8_round_trips(text):
    text = "Oslo " + text
    assert decode(raw(text.encode())).text == text
