"""Typed readers of the environment. A wrong value is a start-up error with an id and a remedy, never a guess."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class WrongSetting(Exception):
    """A setting that cannot be used. ``identity`` is stable, so that it can be searched for."""

    def __init__(self, identity: str, sentence: str, remedy: str) -> None:
        super().__init__(f"{identity}: {sentence} {remedy}")
        self.identity = identity


def read_text(name: str, default: str = "") -> str:
    """The variable, or the contents of the file that ``NAME_FILE`` names (for secrets)."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise WrongSetting(
                "balai.E001", f"{name}_FILE names a file that cannot be read ({error}).", "Name a readable file."
            ) from error
    return os.environ.get(name, "").strip() or default


def read_flag(name: str, default: bool = False) -> bool:
    value = read_text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise WrongSetting("balai.E002", f"{name} is {value!r}.", "Set it to 1 or 0.")


def read_number(name: str, default: int, least: int, most: int) -> int:
    value = read_text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or len(value) > 18 or not least <= int(value) <= most:
        raise WrongSetting("balai.E003", f"{name} is {value!r}.", f"Set it to a whole number from {least} to {most}.")
    return int(value)


def read_folder(name: str, default: Path) -> Path:
    value = read_text(name)
    folder = Path(value) if value else default
    try:
        folder = folder.expanduser()
        if folder.exists() and not folder.is_dir():
            raise WrongSetting("balai.E004", f"{name} is {folder}, which is a file.", "Name a folder.")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, RuntimeError) as error:  # RuntimeError: ~somebody who has no home
        raise WrongSetting(
            "balai.E004", f"{name} is {folder}, which cannot be made ({error}).", "Name a folder that you may write to."
        ) from error
    if not os.access(folder, os.W_OK):
        raise WrongSetting("balai.E004", f"{name} is {folder}, which cannot be written.", "Name a folder of yours.")
    return folder.resolve()


def read_secret(name: str, file: Path, least: int) -> str:
    """A secret of at least so many characters: given, or made once and kept in ``file``."""
    given = read_text(name)
    if given:
        if len(given) < least:
            raise WrongSetting("balai.E006", f"{name} is too short.", f"Give at least {least} random characters.")
        return given
    try:
        if not file.exists():
            # Written whole under another name first: whoever starts at the same moment never reads half a secret.
            fresh = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
                made.write(secrets.token_urlsafe(max(48, least)))
            with suppress(FileExistsError):
                file.hardlink_to(fresh)
            fresh.unlink()
        kept = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(
            "balai.E006", f"The portal's key cannot be kept in {file} ({error}).", f"Make it readable, or give {name}."
        ) from error
    if len(kept) < least:
        raise WrongSetting(
            "balai.E006",
            f"The portal's key in {file} is too short.",
            "Put the right one back, or remove the file.",
        )
    return kept


def read_time_zone(name: str, default: str) -> str:
    value = read_text(name, default)
    try:
        ZoneInfo(value)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise WrongSetting("balai.E011", f"{name} is {value!r}.", "Name a zone such as Asia/Bangkok or UTC.") from error
    return value


def read_address(name: str, default: str) -> str:
    """A web address as a browser sends it in ``Origin``: scheme, host and port, nothing behind."""
    value = read_text(name, default).rstrip("/")
    remedy = "Write it as people open it, without a path: https://portal.example.org."
    try:
        parts = urlsplit(value)
        well_formed = parts.port is None or parts.port > 0
    except ValueError as error:
        raise WrongSetting("balai.E007", f"{name} is {value!r}.", remedy) from error
    bare = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not well_formed or not bare:
        raise WrongSetting("balai.E007", f"{name} is {value!r}.", remedy)
    return value


def read_database(home: Path) -> dict[str, object]:
    """Django's settings of one database, from ``DATABASE_URL``; without it SQLite in ``home``.

    ``sqlite:///path`` and ``postgresql://user:password@host:port/name`` are understood; a socket's folder is given
    as ``postgresql:///name?host=/folder``.
    """
    address = read_text("DATABASE_URL")
    if not address:
        return _sqlite(home / "balai.sqlite3")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise WrongSetting("balai.E005", f"DATABASE_URL cannot be read ({error}).", _DATABASE_REMEDY) from error
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(query.pop("host", "") or parts.hostname or ""),
            "PORT": str(port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {name: unquote(value) for name, value in query.items()},
        }
    raise WrongSetting("balai.E005", f"DATABASE_URL starts with {parts.scheme!r}.", _DATABASE_REMEDY)


_DATABASE_REMEDY = "Write postgresql://user:password@host:5432/name, or sqlite:////folder/file.sqlite3."


def _sqlite(file: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: a write that was confirmed survives a loss of power, which NORMAL does not promise in WAL mode.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728;"
            ),
        },
    }
