"""Mail against a server of this machine: what arrives, what a hostile page cannot do, how servers fail."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

import pytest

from communique.record.errors import WrongUse
from communique.watching.carriers import Away, Refused
from communique.watching.mail import MailCarrier, checked, mailbox_of, message
from communique.watching.settings import Smtp

from .items import HOSTILE, item, parcel

controller = pytest.importorskip("aiosmtpd.controller")


class Postbox:
    """A mail server: `refuse` are answers to MAIL, RCPT and DATA, by verb."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.to: list[list[str]] = []
        self.refuse: dict[str, str] = {}

    async def handle_MAIL(self, server: object, session: object, envelope: object, address: str, options: list[str]) -> str:  # noqa: N802
        """Whether it takes mail of a sender."""
        envelope.mail_from = address  # type: ignore[attr-defined]
        return self.refuse.get("MAIL", "250 OK")

    async def handle_RCPT(self, server: object, session: object, envelope: object, address: str, options: list[str]) -> str:  # noqa: N802
        """Whether it takes mail for an address."""
        envelope.rcpt_tos.append(address)  # type: ignore[attr-defined]
        return self.refuse.get("RCPT", "250 OK")

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802
        """Takes a mail, or not."""
        if "DATA" not in self.refuse:
            self.got.append(envelope.content)  # type: ignore[attr-defined]
            self.to.append(list(envelope.rcpt_tos))  # type: ignore[attr-defined]
        return self.refuse.get("DATA", "250 OK")


@pytest.fixture
def box() -> Postbox:
    """A mail server's box."""
    return Postbox()


@pytest.fixture
def settings(box: Postbox) -> Iterator[Smtp]:
    """A mail server at work, and how to reach it."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    server = controller.Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield Smtp(host="127.0.0.1", port=port, security="none", sender="watch@norland.example")
    server.stop()


def _sent(settings: Smtp, box: Postbox, *titles: str | None) -> Message:
    carrier = MailCarrier("desk@norland.example", settings, "https://room.example")
    assert list(carrier.carry(parcel(*(item(title, n) for n, title in enumerate(titles, 1))))) == [list(range(1, len(titles) + 1))]
    carrier.close()
    return message_from_bytes(box.got[-1], policy=default)


def test_a_mail_tells_all_news_of_a_parcel(settings: Smtp, box: Postbox) -> None:
    mail = _sent(settings, box, "Talks in Port Callan", "A visit")
    assert mail["Subject"] == "harbour: 2 news" and mail["Message-ID"] == "<parcel-1@norland.example>"
    assert mail["Auto-Submitted"] == "auto-generated" and mail["From"] == "watch@norland.example" and mail["To"] == "desk@norland.example"
    assert isinstance(mail, EmailMessage)
    text = mail.get_content()
    assert "Talks in Port Callan" in text and "A visit" in text and "https://mfa.norland.example/1" in text
    assert "https://room.example/document/0000000000000000" in text


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_within_one_header_and_one_text(settings: Smtp, box: Postbox, title: str) -> None:
    mail = _sent(settings, box, title)
    assert box.to == [["desk@norland.example"]] and len(box.got) == 1
    assert sorted(mail.keys()) == sorted(_sent(settings, box, "Talks").keys())
    assert isinstance(mail, EmailMessage) and mail["Bcc"] is None
    told = mail.get_content() + mail["Subject"]
    assert not set(told) & set("\x00\x08\x1b\u202e\u2028")
    assert len(mail["Subject"]) <= 160


def test_a_hostile_address_of_a_page_is_left_out() -> None:
    mail = message(parcel(item("Talks", url="javascript:alert(1)")), "a@x.example", "b@x.example", "")
    assert "javascript" not in mail.get_content()


def test_corrections_and_withdrawals_say_what_was_told() -> None:
    corrected = item("Talks", change="corrected", before={"published": "2019", "held": None})
    withdrawn = item(None, 2, change="withdrawn", document=None, snippet=None, fits=False, before={"title": "A notice", "kind": None})
    text = message(parcel(corrected, withdrawn), "a@x.example", "b@x.example", "").get_content()
    assert "told before: published 2019" in text and "told before: no held" in text and "told before: A notice" in text
    assert message(parcel(withdrawn), "a@x.example", "b@x.example", "")["Subject"] == "harbour: A notice"


@pytest.mark.parametrize(("verb", "answer", "again"), (("RCPT", "550 no such user", False), ("RCPT", "451 later", True), ("MAIL", "530 who are you", False), ("DATA", "451 later", True)))  # fmt: skip
def test_a_server_that_is_not_ready_is_waited_for(settings: Smtp, box: Postbox, verb: str, answer: str, again: bool) -> None:
    box.refuse = {verb: answer}
    carrier = MailCarrier("desk@norland.example", settings, "")
    with pytest.raises(Away, match=answer[:3]) as found:
        list(carrier.carry(parcel(item("Talks"))))
    assert found.value.again == again
    box.refuse = {}
    assert list(carrier.carry(parcel(item("Talks")))) == [[1]]
    carrier.close()


def test_a_mail_that_a_server_does_not_want_is_refused(settings: Smtp, box: Postbox) -> None:
    box.refuse = {"DATA": "554 this is spam"}
    with pytest.raises(Refused, match="554"):
        list(MailCarrier("desk@norland.example", settings, "").carry(parcel(item("Talks"))))


def test_a_server_without_tls_gets_nothing_where_tls_is_asked_for(settings: Smtp, box: Postbox) -> None:
    secure = Smtp(host=settings.host, port=settings.port, sender=settings.sender, user="anna", password="secret words")
    with pytest.raises(Away, match="does not answer") as found:
        list(MailCarrier("desk@norland.example", secure, "").carry(parcel(item("Talks"))))
    assert box.got == [] and "secret words" not in str(found.value)


def test_nobody_there() -> None:
    with pytest.raises(Away, match="does not answer"):
        list(MailCarrier("a@x.example", Smtp(host="127.0.0.1", port=1, security="none", sender="b@x.example"), "").carry(parcel(item("T"))))


@pytest.mark.parametrize("word", ("", "anna", "a@b@c", "a@x.example\r\nBcc: b@x.example", "Anna <a@x.example>", "a@x.example,b@x.example", "@x.example", "a b@x.example", "=?utf-8?q?a=0D=0AB=3A_b?=@x.example"))  # fmt: skip
def test_what_is_no_address(word: str) -> None:
    with pytest.raises(WrongUse, match="no address of mail"):
        mailbox_of(word)


def test_settings_that_do_not_do() -> None:
    with pytest.raises(WrongUse, match="COMMUNIQUE_SMTP_HOST"):
        checked(Smtp())
    with pytest.raises(WrongUse, match="in the open"):
        checked(Smtp(host="mail.example", sender="a@x.example", user="anna", password="p", security="none"))
    assert Smtp(security="none").door == smtplib.SMTP_PORT
