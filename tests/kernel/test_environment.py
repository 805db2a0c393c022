"""Each wrong setting is a start-up error with an id and a remedy; nothing is guessed, and nothing is a traceback."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from balai.kernel.environment import (
    WrongSetting,
    read_address,
    read_database,
    read_flag,
    read_folder,
    read_number,
    read_secret,
    read_text,
    read_time_zone,
)

NAME = "BALAI_EXAMPLE"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the setting, and the database's address too."""

    def give(value: str) -> None:
        monkeypatch.setenv(NAME, value)
        monkeypatch.setenv("DATABASE_URL", value)

    return give


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (NAME, f"{NAME}_FILE", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


Reader = Callable[[Path], Any]

READERS: dict[str, tuple[Reader, str]] = {
    "flag": (lambda home: read_flag(NAME), "balai.E002"),
    "number": (lambda home: read_number(NAME, 8000, least=1, most=65535), "balai.E003"),
    "folder": (lambda home: read_folder(NAME, home), "balai.E004"),
    "database": (read_database, "balai.E005"),
    "secret": (lambda home: read_secret(NAME, home / "secret.key", least=32), "balai.E006"),
    "address": (lambda home: read_address(NAME, "http://127.0.0.1:8000"), "balai.E007"),
    "time zone": (lambda home: read_time_zone(NAME, "UTC"), "balai.E011"),
}

RIGHT: list[tuple[str, str, Any]] = [
    *(("flag", value, True) for value in ("1", "true", "YES", " on ")),
    *(("flag", value, False) for value in ("0", "False", "no", "off", "")),
    ("number", "1", 1),
    ("number", " 65535 ", 65535),
    ("number", "", 8000),
    ("address", "https://portal.example.org/", "https://portal.example.org"),
    ("address", "http://[::1]:8000", "http://[::1]:8000"),
    ("address", "", "http://127.0.0.1:8000"),
    ("time zone", "Europe/Zurich", "Europe/Zurich"),
    ("time zone", "", "UTC"),
    ("secret", "s" * 32, "s" * 32),
]

WRONG: list[tuple[str, str]] = [
    *(("flag", value) for value in ("2", "maybe", "ja")),
    *(("number", value) for value in ("0", "65536", "-1", "8000.0", "eight", "٨", "9" * 5000, "1e3")),
    *(("folder", value) for value in (__file__, "/proc/balai", "~nobody-of-that-name/balai", f"{__file__}/balai")),
    *(("database", value) for value in ("mysql://host/name", "balai", "postgresql://", "sqlite://", "sqlite:///")),
    *(("database", value) for value in ("postgresql://host:port/name", "postgresql://[::1/name")),
    *(("secret", value) for value in ("s" * 31, "x")),
    *(("address", value) for value in ("portal.example.org", "ftp://portal.example.org", "https://", "http://[::1")),
    *(("address", value) for value in ("https://portal.example.org/group", "https://host:99999", "https://host:0")),
    *(("address", value) for value in ("https://me@host", "https://host?x=1", "https://host#x")),
    *(("time zone", value) for value in ("Mars/Olympus", "../etc/passwd", "Asia", "/etc/localtime")),
]


@pytest.mark.parametrize(("reader", "value", "expected"), RIGHT)
def test_a_right_setting(
    given: Callable[[str], None], tmp_path: Path, reader: str, value: str, expected: object
) -> None:
    given(value)
    assert READERS[reader][0](tmp_path) == expected


@pytest.mark.parametrize(("reader", "value"), WRONG)
def test_a_wrong_setting(given: Callable[[str], None], tmp_path: Path, reader: str, value: str) -> None:
    given(value)
    read, identity = READERS[reader]
    with pytest.raises(WrongSetting) as raised:
        read(tmp_path)
    assert raised.value.identity == identity
    sentence, remedy = str(raised.value).removeprefix(f"{identity}: ").rsplit(". ", 1)
    assert {NAME, "DATABASE_URL"} & set(sentence.split()), "it says which setting"
    assert remedy.split()[0] in {"Set", "Name", "Give", "Write"}
    assert remedy.endswith(".")


class TestDatabases:
    def test_without_a_word_it_is_sqlite_in_the_home(self, tmp_path: Path) -> None:
        assert read_database(tmp_path)["NAME"] == str(tmp_path / "balai.sqlite3")

    def test_a_file(self, given: Callable[[str], None], tmp_path: Path) -> None:
        given(f"sqlite:///{tmp_path}/a%20b.sqlite3")
        assert Path(str(read_database(tmp_path)["NAME"])).name == "a b.sqlite3"

    def test_postgresql(self, given: Callable[[str], None], tmp_path: Path) -> None:
        given("postgresql://some%40one:p%2Fw@db.example.org:6543/na%20me?sslmode=require")
        read = read_database(tmp_path)
        assert [read[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
            "na me",
            "some@one",
            "p/w",
            "db.example.org",
            "6543",
        ]
        assert read["OPTIONS"] == {"sslmode": "require"}

    def test_a_socket(self, given: Callable[[str], None], tmp_path: Path) -> None:
        given("postgres:///name?host=/run/postgresql")
        assert read_database(tmp_path)["HOST"] == "/run/postgresql"


class TestFiles:
    def test_a_secret_may_stand_in_a_file(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        file = tmp_path / "password"
        file.write_text("from a file\n")
        monkeypatch.setenv(f"{NAME}_FILE", str(file))
        monkeypatch.setenv(NAME, "from the environment")
        assert read_text(NAME) == "from a file"

    @pytest.mark.parametrize("contents", [None, b"\xff\xfe"])
    def test_a_file_that_cannot_be_read(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, contents: bytes | None
    ) -> None:
        file = tmp_path / "password"
        if contents is not None:
            file.write_bytes(contents)
        monkeypatch.setenv(f"{NAME}_FILE", str(file))
        with pytest.raises(WrongSetting, match=r"balai\.E001: .*cannot be read.* Name a readable file\."):
            read_text(NAME)


class TestTheKey:
    def test_it_is_made_once_and_kept_to_its_owner(self, tmp_path: Path) -> None:
        file = tmp_path / "secret.key"
        made = read_secret(NAME, file, least=32)
        assert len(made) >= 32
        assert read_secret(NAME, file, least=32) == made == file.read_text()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert [each.name for each in tmp_path.iterdir()] == ["secret.key"]

    def test_several_that_start_at_once_have_the_same(self, tmp_path: Path) -> None:
        keys: set[str] = set()
        threads = [
            Thread(target=lambda: keys.add(read_secret(NAME, tmp_path / "secret.key", least=32))) for _ in range(20)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(keys) == 1

    @pytest.mark.parametrize("contents", [b"", b"short", b"\xff" * 64])
    def test_a_damaged_one_is_told(self, tmp_path: Path, contents: bytes) -> None:
        (tmp_path / "secret.key").write_bytes(contents)
        with pytest.raises(WrongSetting, match=r"balai\.E006: The portal's key"):
            read_secret(NAME, tmp_path / "secret.key", least=32)


BALAI = Path(sys.executable).with_name("balai")
AT_THE_START: list[tuple[str, str, str]] = [
    ("BALAI_HOME", __file__, "balai.E004"),
    ("BALAI_PORT", "99999", "balai.E003"),
    ("BALAI_ADDRESS", "portal", "balai.E007"),
    ("BALAI_SECRET_KEY", "short", "balai.E006"),
    ("BALAI_SECRET_KEY_FILE", "/nowhere/key", "balai.E001"),
    ("BALAI_BEHIND_PROXY", "perhaps", "balai.E002"),
    ("BALAI_MECHANISMS", "nothing_like_that", "balai.E008"),
    ("BALAI_TIME_ZONE", "Mars/Olympus", "balai.E011"),
    ("BALAI_MAIL_PORT", "smtp", "balai.E003"),
    ("BALAI_MAIL_TLS", "starttls", "balai.E002"),
    ("DATABASE_URL", "mysql://host/name", "balai.E005"),
    ("DATABASE_URL", "postgresql://127.0.0.1:1/name", "balai.E009"),
    ("DATABASE_URL", "sqlite:////nowhere/at/all.sqlite3", "balai.E009"),
]


@pytest.mark.parametrize(("name", "value", "identity"), AT_THE_START)
def test_the_command_says_one_sentence_and_stops(tmp_path: Path, name: str, value: str, identity: str) -> None:
    environment = {"PATH": os.environ["PATH"], "BALAI_HOME": str(tmp_path), name: value}
    done = subprocess.run(
        [str(BALAI), "migrate"], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 78, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith(f"{identity}: ")
    assert "Traceback" not in done.stderr


def test_a_home_that_was_never_prepared_is_told(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "BALAI_HOME": str(tmp_path)}
    words = [str(BALAI), "ledger", "verify"]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 78
    assert "balai migrate" in done.stderr
    assert "Traceback" not in done.stderr
