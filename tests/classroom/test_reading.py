"""A notebook's bytes: what is read of them, and that no file takes more memory than its size explains."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers.classroom import _reading
from helpers.classroom._reading import CELLS_LIMIT, CODE_LIMIT, PARTS_LIMIT, Unreadable, read_code, read_notebook

pytestmark = pytest.mark.slow

SIZE = 24 << 20


def notebook(*sources: str, **metadata: object) -> dict:
    return {"cells": [{"cell_type": "code", "source": source} for source in sources], "metadata": metadata}


def as_bytes(content: object, encoding: str = "utf-8") -> bytes:
    return json.dumps(content, ensure_ascii=False).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_text_of_every_kind_comes_out_as_it_went_in(encoding: str) -> None:
    source = "σ = 'é'  # 中文 😀 \udbff".replace("\udbff", "\U0010ffff")
    data = as_bytes(notebook(source, course={"lesson": "é-σ-😀", "assignment": "week"}), encoding)
    found = read_notebook(data)
    assert found.cells == [("cell 1", source)]
    assert (found.lesson, found.assignment) == ("é-σ-😀", "week")
    assert read_code(data) == found.cells


@pytest.mark.parametrize("ascii_only", [True, False])
def test_text_in_escapes_and_in_bytes_is_one(ascii_only: bool) -> None:
    source = "'é' + '\x80\xff' + 'σ' + '😀' + '\udc80' + '\ud800'"
    data = json.dumps(notebook(source)).encode()
    if not ascii_only:
        data = data.replace(b"\\u00e9", "é".encode())
    ((_, found),) = read_code(data)
    # A lone surrogate is no text that a file could hold. What becomes of it does not matter; that nothing fails does.
    assert found.startswith("'é' + '\x80\xff' + 'σ' + '😀' + '")
    found.encode()


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\xfa\x80", b'{"cells": [], "x": "\xe9"}', b'{"cells": [], "x": "\xed\xa0\x80"}']
)
def test_what_is_not_utf_8_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"not text in UTF-8|not valid JSON"):
        read_notebook(data)


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({}, ("", "")),
        ({"course": {"assignment": "week-3", "lesson": "introduction-to-lstm"}}, ("week-3", "introduction-to-lstm")),
        ({"course": {"assignment": "week-3"}}, ("week-3", "")),
        ({"course": {"assignment": 3, "lesson": ["x"]}}, ("", "")),
        ({"course": {"assignment": "x" * 200, "lesson": "x" * 201}}, ("x" * 200, "")),
        ({"course": {"assignment": "é" * 200, "lesson": "é" * 201}}, ("é" * 200, "")),
        ({"course": "week-3"}, ("", "")),
        ({"course": None}, ("", "")),
    ],
)
def test_which_assignment_it_says_it_is(metadata: dict, expected: tuple[str, str]) -> None:
    found = read_notebook(as_bytes(notebook("x = 1", **metadata)))
    assert (found.assignment, found.lesson) == expected


@pytest.mark.parametrize("metadata", ["[]", "null", '"x"', "3", '{"course": [1]}'])
def test_metadata_of_another_form_says_nothing(metadata: str) -> None:
    found = read_notebook(f'{{"cells": [], "metadata": {metadata}}}'.encode())
    assert (found.cells, found.assignment, found.lesson) == ([], "", "")


def test_honest_outputs_are_no_many_values() -> None:
    """A plot with a million numbers, a picture, a printed array, a page of HTML: none comes near the limit."""
    outputs = [
        [n / 7 for n in range(1_000_000)],
        "iVBOR" * 1_000_000,
        "[0.1, 0.2], {1: 2},\n" * 500_000,
        '<a b="c">' * 9,
    ]
    data = as_bytes(notebook("x = 1") | {"outputs": outputs})
    assert read_code(data) == [("cell 1", "x = 1")]


def test_the_limits_hold_where_they_say() -> None:
    def parts(count: int) -> bytes:
        return b'{"cells":[],"x":[' + b",".join([b"1"] * (count - 7)) + b"]}"

    assert read_code(parts(PARTS_LIMIT)) == []
    with pytest.raises(Unreadable, match="more than 2,000,000 values"):
        read_code(parts(PARTS_LIMIT + 1))
    assert len(read_code(as_bytes(notebook(*["x"] * CELLS_LIMIT)))) == CELLS_LIMIT
    with pytest.raises(Unreadable, match="5,001 code cells"):
        read_code(as_bytes(notebook(*["x"] * (CELLS_LIMIT + 1))))
    assert read_code(as_bytes(notebook("σ" * CODE_LIMIT)))
    with pytest.raises(Unreadable, match="hold 262,145 characters"):
        read_code(as_bytes(notebook("σ" * CODE_LIMIT + "x")))


HEAD, TAIL, EMOJI = b'{"cells":[],"x":', b"}", "😀".encode()


def many(unit: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    """A notebook of one large output."""
    return HEAD + before + unit * (SIZE // len(unit)) + after + TAIL


def recoded(data: bytes, encoding: str) -> bytes:
    return data.decode().encode(encoding)


# By name: a file, and whether it is read.
LARGE = {
    "empty lists": (lambda: many(b"[],", b"[", b"0]"), False),
    "small objects": (lambda: many(b'{"a":{}},', b"[", b"0]"), False),
    "one key again and again": (lambda: many(b'"a":{},', b"{", b'"b":0}'), False),
    "distinct strings": (lambda: HEAD + b"[" + b",".join(b'"%x"' % n for n in range(2_000_000)) + b"]" + TAIL, False),
    "small numbers": (lambda: many(b"0,", b"[", b"0]"), False),
    "as many lists as are read": (lambda: HEAD + b"[" + b"[]," * 990_000 + b"0]" + b" " * SIZE + TAIL, True),
    "as many objects as are read": (lambda: HEAD + b"[" + b'{"a":[0]},' * 280_000 + b"0]" + b" " * SIZE + TAIL, True),
    "one huge integer": (lambda: many(b"1"), False),
    "one huge number": (lambda: many(b"1", after=b".5"), True),
    "one huge exponent": (lambda: many(b"9", b"1e"), True),
    "many large integers": (lambda: many(b"1" * 4200 + b",", b"[", b"0]"), True),
    "deep lists": (lambda: b"[" * SIZE, False),
    "deep lists, few enough": (lambda: HEAD + b"[" * 990_000 + b"]" * 990_000 + TAIL, False),
    "deep objects": (lambda: b'{"a":' * (SIZE // 5), False),
    "pictures": (lambda: many(b"a" * 999_999 + b'","', b'["', b'"]'), True),
    "pictures and one emoji": (lambda: many(b"a" * 999_999 + b'","', b'["', EMOJI + b'"]'), True),
    "emoji": (lambda: many(EMOJI, b'"', b'"'), True),
    "emoji in escapes": (lambda: many(rb"\ud83d\ude00", b'"', b'"'), True),
    "line ends": (lambda: many(rb"\n", b'"', b'"'), True),
    "a string without end": (lambda: many(rb"\"", b'"'), False),
    "quotes": (lambda: many(b'"'), False),
    "Greek code": (lambda: as_bytes(notebook("σa" * (SIZE // 3))), False),
    "utf-16": (lambda: recoded(HEAD + b"[" + b"[]," * (SIZE // 6) + b"0]" + TAIL, "utf-16"), False),
    "utf-16-be": (lambda: recoded(HEAD + b"[" + b"[]," * (SIZE // 6) + b"0]" + TAIL, "utf-16-be"), False),
    "utf-32": (lambda: recoded(HEAD + b"[" + b"[]," * (SIZE // 12) + b"0]" + TAIL, "utf-32"), False),
    "utf-16 beyond Latin": (lambda: recoded(many("中".encode(), b'"', b'"'), "utf-16"), True),
    "spaces": (lambda: many(b" ", after=b"0"), True),
}
# Forks a process for each file named on its input, since loading the course takes longer than reading one; a fork's peak is its own.
MEASURE = """
import os
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from helpers.classroom._reading import Unreadable, read_notebook

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)

def measure(path):
    data = Path(path).read_bytes()
    before = peak()
    try:
        read_notebook(data)
        ended = "read"
    except Unreadable as error:
        assert len(str(error)) < 300
        ended = "refused"
    print(ended, peak() - before, flush=True)

for line in sys.stdin:
    process = os.fork()
    if process == 0:
        measure(line.rstrip("\\n"))
        os._exit(0)
    if os.waitpid(process, 0)[1] != 0:
        print("failed 0", flush=True)
"""


@pytest.fixture(scope="module")
def measured() -> Iterator[Callable[[Path], tuple[str, int]]]:
    """How reading a file ended, and how many MB it took beside the file's own bytes."""
    command = [sys.executable, "-c", MEASURE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        assert process.stdin and process.stdout
        given, answers = process.stdin, process.stdout

        def measure(path: Path) -> tuple[str, int]:
            given.write(f"{path}\n")
            ended, peak = answers.readline().split()
            return ended, int(peak)

        yield measure
        given.close()
    assert process.returncode == 0


@pytest.mark.parametrize("kind", LARGE)
def test_no_file_takes_more_memory_than_its_size_explains(
    kind: str, tmp_path: Path, measured: Callable[[Path], tuple[str, int]]
) -> None:
    """Empty lists took 28 times the file. The bound is wide: the file as text, two bytes a character, its strings, and its values."""
    written, is_read = LARGE[kind]
    path = tmp_path / "large.ipynb"
    path.write_bytes(written())
    assert path.stat().st_size <= _reading.FILE_LIMIT
    ended, peak = measured(path)
    assert ended == ("read" if is_read else "refused")
    assert peak < 250, f"{peak} MB"


def test_a_list_of_as_many_values_as_are_read_is_seen_to_take_memory(
    tmp_path: Path, measured: Callable[[Path], tuple[str, int]]
) -> None:
    """Else the measurement would say nothing."""
    path = tmp_path / "large.ipynb"
    path.write_bytes(LARGE["as many lists as are read"][0]())
    assert measured(path)[1] > 40
