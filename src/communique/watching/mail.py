"""Mail: what is new, in one plain text, through the user's own mail server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime

from communique.record.errors import WrongUse
from communique.serve.cleaning import web_address
from communique.serve.naming import short_digest
from communique.serve.telling import kind_told
from communique.text.visible import one_line
from communique.watching.carriers import Away, Carrier, Refused
from communique.watching.settings import Smtp
from communique.watching.told import change_told, title_told, what_was_told
from communique.watching.watch import Item, Parcel

PATIENCE = 30.0
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def mailbox_of(word: str) -> str:
    """An address of mail.  Raises `WrongUse` for a word that is none.

    >>> mailbox_of("desk@mfa.example")
    'desk@mfa.example'
    """
    try:
        address = Address(addr_spec=word)
    except (ValueError, IndexError, MessageError):  # the library says it in any of these ways
        address = Address()
    if not (address.username and address.domain and word.isascii() and word.isprintable()) or set(word) & set(' <>,;:\\"'):
        raise WrongUse(f"--mail {one_line(word)}: is no address of mail, such as desk@example.org")
    return word


def checked(settings: Smtp) -> Smtp:
    """Settings by which mail can go.  Raises `WrongUse`, telling what is missing."""
    if not settings.host or not settings.sender:
        raise WrongUse(
            "--mail: which server, and from whom?  Set COMMUNIQUE_SMTP_HOST and COMMUNIQUE_SMTP_SENDER (and _PORT, _SECURITY, _USER, _PASSWORD), "
            "or give a file of settings with --settings"
        )
    mailbox_of(settings.sender)
    if settings.user and settings.security == "none" and settings.host not in _HERE:
        raise WrongUse(f"mail through {settings.host}: no password goes out in the open; set security to starttls or tls")
    return settings


def message(parcel: Parcel, sender: str, to: str, root: str) -> EmailMessage:
    """The mail that tells a parcel.  Nothing that a page says can become a header, or a second one: headers are one line, and encoded."""
    items = [item for _, item in parcel.items]
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = sender, to
    mail["Subject"] = one_line(_subject(items), 160).replace(
        "=?", "= ?"
    )  # else the library would decode words, and take their line breaks for its own
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = f"<{parcel.key}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(
        "\n\n".join((*(_told(item, root) for item in items), f"-- \n{items[0].watch} ({parcel.key})")) + "\n", cte="quoted-printable"
    )
    return mail


def _subject(items: list[Item]) -> str:
    return f"{items[0].watch}: {title_told(items[0]) if len(items) == 1 else f'{len(items)} news'}"


def _told(item: Item, root: str) -> str:
    """An item in a few lines of text."""
    document = item.document
    lines = [change_told(item)] if item.change != "new" or not item.fits else []
    if document is not None:
        facts = (document.published, kind_told(document.kind) if document.kind else None, document.publisher or document.publisher_country)
        lines += [document.title or "(no title)", " · ".join(fact for fact in facts if fact)]
        lines += [item.snippet.text] if item.snippet else []
        lines += [url] if (url := web_address(document.url)) else []
    lines += what_was_told(item)
    lines += [f"{root}/document/{short_digest(item.digest)}"] if root and document is not None else []
    return "\n".join(one_line(line) for line in lines if line.strip())


class MailCarrier(Carrier):
    """Sends to one address, many items in one mail; one conversation with the server serves for several."""

    size = 50

    def __init__(self, to: str, settings: Smtp, root: str, *, patience: float = PATIENCE) -> None:
        self._to, self._settings, self._root, self._patience = to, settings, root, patience
        self._line: smtplib.SMTP | None = None

    def carry(self, parcel: Parcel) -> Iterator[list[int]]:
        """Sends the parcel as one mail."""
        mail = message(parcel, self._settings.sender, self._to, self._root)
        try:
            self._server().send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            raise self._fault(next(iter(error.recipients.values()))[0], "does not take mail for this address") from None
        except smtplib.SMTPDataError as error:
            self.close()
            if error.smtp_code >= 500:
                raise Refused(f"answers {error.smtp_code} to the mail") from None
            raise Away(f"answers {error.smtp_code} to the mail") from None
        except smtplib.SMTPResponseException as error:
            raise self._fault(error.smtp_code, _WORDS.get(type(error), "is not ready")) from None
        except ssl.SSLCertVerificationError as error:
            raise self._fault(500, f"shows a certificate that does not hold ({error.verify_message})") from None
        except (OSError, smtplib.SMTPException) as error:
            raise self._fault(0, f"does not answer ({one_line(str(error)) or type(error).__name__})") from None
        yield [place for place, _ in parcel.items]

    def close(self) -> None:
        """Ends the conversation."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.quit()
            except (OSError, smtplib.SMTPException):
                line.close()

    def _fault(self, code: int, words: str) -> Away:
        self.close()
        return Away(f"{self._settings.host} {words}{f' ({code})' if code else ''}", again=code < 500)

    def _server(self) -> smtplib.SMTP:
        if self._line is None:
            own, secure = self._settings, ssl.create_default_context()
            if own.security == "tls":
                self._line = smtplib.SMTP_SSL(own.host, own.door, timeout=self._patience, context=secure)
            else:
                self._line = smtplib.SMTP(own.host, own.door, timeout=self._patience)
            if own.security == "starttls":
                self._line.starttls(context=secure)
            if own.user:
                self._line.login(own.user, own.password)
        return self._line


_WORDS: dict[type[smtplib.SMTPResponseException], str] = {
    smtplib.SMTPSenderRefused: "does not take mail from this sender",
    smtplib.SMTPAuthenticationError: "does not know this user and password",
}
