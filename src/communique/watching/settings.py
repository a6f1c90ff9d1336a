"""What a watch needs to know that stands on no command line: the mail server and its password, the secret that signs webhooks.

From a TOML file (`--settings FILE`), and from the environment, which overrules it.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from communique.record.errors import WrongUse


class Smtp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mail server: `security` is `starttls`, `tls` or `none`; `sender` is the address that mail comes from."""

    host: str = ""
    port: int = 0
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = ""
    sender: str = ""

    @property
    def door(self) -> int:
        """The port; the usual one of its kind where none is given."""
        return self.port or {"starttls": 587, "tls": 465, "none": 25}[self.security]


class Webhook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The secret that signs what is posted (`whsec_` and base64, or any words)."""

    secret: str = ""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    smtp: Smtp = Smtp()
    webhook: Webhook = Webhook()


def settings_of(file: str | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings.  Raises `WrongUse` for a file or a value that does not fit, naming what is wrong and never what a secret is.

    >>> settings_of(None, {"COMMUNIQUE_SMTP_HOST": "mail.example", "COMMUNIQUE_SMTP_SECURITY": "tls"}).smtp.door
    465
    """
    found = _read(file) if file else {}
    for section, form in (("smtp", Smtp), ("webhook", Webhook)):
        own = found.setdefault(section, {})
        for name in form.__struct_fields__:
            word = environment.get(f"COMMUNIQUE_{section}_{name}".upper())
            if word and isinstance(own, dict):
                own[name] = word
    try:
        return msgspec.convert(found, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise WrongUse(f"{file or 'the environment (COMMUNIQUE_SMTP_…, COMMUNIQUE_WEBHOOK_…)'}: {error}") from None


def _read(file: str) -> dict[str, object]:
    try:
        return tomllib.loads(Path(file).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse(f"{file}: no settings that can be read ({error})") from None
