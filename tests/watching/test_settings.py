"""Settings: from a file and the environment, never from the command line, and no secret in a complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.record.errors import WrongUse
from communique.watching.settings import settings_of


def test_the_environment_overrules_the_file(tmp_path: Path) -> None:
    file = tmp_path / "watch.toml"
    file.write_text('[smtp]\nhost = "mail.example"\nport = 2525\npassword = "one"\n\n[webhook]\nsecret = "s"\n')
    found = settings_of(str(file), {"COMMUNIQUE_SMTP_PASSWORD": "two", "COMMUNIQUE_SMTP_SECURITY": "tls"})
    assert (found.smtp.host, found.smtp.port, found.smtp.password, found.smtp.security, found.webhook.secret) == (
        "mail.example",
        2525,
        "two",
        "tls",
        "s",
    )


@pytest.mark.parametrize(
    ("text", "advice"),
    (
        ("[smtp]\nport = 'x'\npassword = 'geheim'\n", "smtp.port"),
        ("[smtp]\nsecurity = 'ssl'\n", "smtp.security"),
        ("[smtp]\nserver = 'geheim'\n", "unknown field"),
        ("[smtp\n", "no settings that can be read"),
        ("smtp = 'geheim'\n", "smtp"),
    ),
)
def test_complaints_name_what_is_wrong_and_no_secret(tmp_path: Path, text: str, advice: str) -> None:
    file = tmp_path / "watch.toml"
    file.write_text(text)
    with pytest.raises(WrongUse, match=advice) as found:
        settings_of(str(file), {})
    assert "geheim" not in str(found.value)


def test_a_file_that_is_not_there_and_a_port_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no settings"):
        settings_of(str(tmp_path / "none.toml"), {})
    with pytest.raises(WrongUse, match="COMMUNIQUE_SMTP"):
        settings_of(None, {"COMMUNIQUE_SMTP_PORT": "x"})
