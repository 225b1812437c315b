"""While the packages are installed, a person sees how far it is."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from install import show, steps

ROOT = Path(__file__).resolve().parents[1]

SAID = """\
Looking in indexes: https://index.example/simple
Ignoring numpy: markers 'python_full_version >= "3.12"' don't match your environment
Collecting lxml[html-clean]==6.1.3 (from -r requirements.lock (line 530))
  Downloading lxml-6.1.3-cp311-cp311-manylinux_2_26_x86_64.whl (5.2 MB)
Processing /mirror/files/dj_database_url-3.1.2-py3-none-any.whl (from -r requirements.lock (line 4))
Requirement already satisfied: django-csp==4.0 in ./lib/python3.11 (from -r requirements.lock)
Building wheels for collected packages: x
Installing collected packages: lxml, dj-database-url
Successfully installed dj-database-url-3.1.2 lxml-6.1.3
"""


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_every_package_is_counted_however_pip_comes_by_it():
    assert list(steps(SAID.splitlines(), 4)) == [
        "1 of 4: numpy",
        "2 of 4: lxml",
        "2 of 4: lxml, 5.2 MB",
        "3 of 4: dj_database_url",
        "4 of 4: django-csp",
        "unpacking 2 of them …",
    ]


def test_a_terminal_shows_one_line_that_is_written_over():
    out = Terminal()
    show(["1 of 2: a", "2 of 2: b"], out)
    assert out.getvalue() == "\r\033[K  1 of 2: a\r\033[K  2 of 2: b\r\033[K"


def test_a_log_gets_a_line_now_and_then():
    out = io.StringIO()
    told = [f"{n} of 70: p{n}" for n in range(1, 71)]
    told.insert(10, "10 of 70: p10, 5.2 MB")
    show([*told, "unpacking 70 of them …"], out)
    lines = out.getvalue().splitlines()
    assert lines[:2] == ["  10 of 70: p10", "  20 of 70: p20"]
    assert lines[-2:] == ["  70 of 70: p70", "  unpacking 70 of them …"]
    assert len(lines) == 8
    assert "\033" not in out.getvalue()


def test_what_went_wrong_is_shown_with_pips_own_exit_code(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text("columba-missing-package==1\n", encoding="utf-8")
    (tmp_path / "pip.py").write_text(
        "import sys; print('Collecting columba-missing-package'); print('Not found.'); sys.exit(3)"
    )
    done = subprocess.run(
        [sys.executable, str(ROOT / "install.py"), str(lock)],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert "Not found." in done.stderr
    assert "could not be installed" in done.stderr
    assert "are there" not in done.stdout


def test_it_keeps_to_the_lock():
    from install import PIP

    assert {"--no-deps", "--require-hashes"} <= set(PIP)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_of_a_lock_has_a_hash(lock):
    rows = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert [row[:40] for row in rows if row.strip() and "--hash=" not in row] == []
