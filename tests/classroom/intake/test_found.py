"""Names of files for learners; and that of any tree of files nothing vanishes."""

import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.classroom import ClassroomError
from helpers.classroom.intake import Submitted
from helpers.classroom.intake._entries import Entry, entries_in
from tests.classroom.intake.conftest import PLAIN, found


def slug(learner: str) -> str:
    return Submitted(learner, "", "", "", bytes).slug


def test_every_learner_has_a_safe_file_name_of_their_own() -> None:
    names = [
        "ada",
        "Ada",
        "ADA",
        "con",
        "nul.x",
        "..",
        "a/b",
        "a b",
        "ä",
        "é" * 99,
        "x" * 99,
        "=cmd()",
        "a\nb",
        "-rf",
        ".hidden",
        "",
    ]
    names += [
        "ada.",
        "ada.json",
        "a-1",
        slug("a b"),
        slug("Ada"),
        slug(slug("a b")),
        "x-0123456789",
        "x-0123456789abcdef",
    ]
    slugs = [slug(name) for name in names]
    assert len({each.lower() for each in slugs}) == len(slugs)
    assert slugs[0] == "ada" and slug("a-1") == "a-1"
    for each in slugs:
        assert len(each) <= 60 and each.isascii() and each[0] not in ".- " and "/" not in each and each.lower() != "con"


def test_two_forms_of_one_name_have_one_file_name() -> None:
    assert slug("Zoë") == slug("Zoe\u0308")


@given(st.lists(st.text(max_size=12), unique_by=lambda name: Submitted(name, "", "", "", bytes).key, max_size=30))
def test_no_two_learners_share_a_file_name(names: list[str]) -> None:
    every = [*names, *map(slug, names)]
    keys = {Submitted(name, "", "", "", bytes).key for name in every}
    assert len({slug(key).lower() for key in keys}) == len(keys)


PARTS = [
    "ada",
    "bob",
    "lstm",
    "class",
    "submitted",
    "hw",
    "Zoe\u0308",
    ".git",
    "__MACOSX",
    "A B_4711_assignsubmission_file_",
]
FILES = [
    "nb.ipynb",
    "02_lstm.ipynb",
    "02_lstm-1.ipynb",
    "x.py",
    "timestamp.txt",
    "ada.ipynb.txt",
    "times.csv",
    "ada_4711_998_a.ipynb",
]
FILES += [
    "hw_3_2_x.ipynb",
    "meier_2026_11_30.ipynb",
    "C_4712_assignsubmission_file_a.ipynb",
    ".DS_Store",
    "ada.zip",
    "notes.json",
]


@settings(max_examples=150, deadline=None)
@given(
    st.sets(
        st.tuples(st.lists(st.sampled_from(PARTS), max_size=4), st.sampled_from(FILES)).map(
            lambda one: "/".join([*one[0], one[1]])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_nothing_vanishes(names: set[str]) -> None:
    """Each file is in somebody's row (the row's own files, or what counts), or it is ignored with a reason."""
    with tempfile.TemporaryDirectory() as name:
        for each in names:
            path = Path(name, each)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(PLAIN if ".ipynb" in each else b"text")
        try:
            intake = found(Path(name))
        except ClassroomError as error:
            assert "there is no submission" in str(error)
            return
        base = "submitted" if Path(name, "submitted").is_dir() else ""
        lying = {one.path for one in entries_in(Path(name)) if isinstance(one, Entry)}
        assert lying | {one.path for one in intake.ignored} and len(lying) <= len(names)
        ignored = {one.path for one in intake.ignored}
        rows = " ".join(one.learner for one in intake.submissions)
        for each in lying - ignored:
            inside = os.path.relpath(each, ".").split("/")
            owners = set(inside) | {"4711", "4712"} | {part.partition(".ipynb")[0] for part in inside}
            assert any(one.learner in owners for one in intake.submissions), (each, rows, base)
        assert len({one.slug for one in intake.submissions}) == len(intake.submissions)
