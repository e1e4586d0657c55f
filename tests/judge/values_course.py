"""A course whose exercises take and give all kinds of values: texts, lists in lists, dicts, numbers, generators, iterators, tensors."""

from pathlib import Path

from helpers.bench._training import ANSWER
from helpers.content import Course

SOLVED = {
    "tokens": """
def tokens(text, joined):
    return [part for part in text.lower().split() if part]
""",
    "counts": """
def counts(text):
    found = {}
    for token in tokens(text, False):
        found[token] = found.get(token, 0) + 1
    return found
""",
    "beam": """
def beam(scores, width):
    beams = [([], 0.0)]
    for row in scores:
        longer = [([*path, k], total + float(row[k])) for path, total in beams for k in range(len(row))]
        beams = sorted(longer, key=lambda one: -one[1])[:width]
    return beams
""",
    "spans": """
def spans(tags):
    found, start = [], None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I"):
            found.append((tags[start][2:], start, at))
            start = None
        if tag.startswith("B"):
            start = at
    return found
""",
    "sample": """
def sample(probabilities, count, rng):
    return [int(rng.choice(len(probabilities), p=probabilities)) for _ in range(count)]
""",
    "batches": """
def batches(data, size):
    for start in range(0, len(data), size):
        yield data[start : start + size]
""",
    "first": """
def first(words, wanted):
    for at, word in enumerate(words):
        if word == wanted:
            return at, word
    return None, None
""",
    "fit": ANSWER,
}
DECLARED = {
    "tokens": """
    parameters=("text", "joined"), returns=("tokens",), types={"text": str, "joined": bool, "tokens": list[str]},
    cases=lambda rng: [Case("one word", {"text": "Cat", "joined": False}), Case("three", {"text": "The cat  sat", "joined": False}),
                       Case("odd letters", {"text": "Ünï \\ud800 x", "joined": True})],
    mistakes=(Mistake("case", "Capitals stay.", edit=(".lower()", "")),),
""",
    "counts": """
    parameters=("text",), returns=("counts",), types={"text": str, "counts": dict[str, int]}, builds_on="tokens",
    cases=lambda rng: [Case("one", {"text": "a"}), Case("some", {"text": "a b a"})],
""",
    "beam": """
    parameters=("scores", "width"), returns=("beams",), types={"width": int, "beams": list[tuple[list[int], float]]},
    cases=lambda rng: [Case(f"{n} steps", {"scores": rng.normal(size=(n, 3)), "width": n}) for n in (1, 2, 4)],
    mistakes=(Mistake("worst", "The worst are kept.", edit=("-one[1]", "one[1]")),),
""",
    "spans": """
    parameters=("tags",), returns=("spans",), types={"tags": list[str], "spans": list[tuple[str, int, int]]},
    cases=lambda rng: [Case("none", {"tags": ["O"]}), Case("two", {"tags": ["B-PER", "I-PER", "O", "B-LOC"]})],
    exact_sequences=True,
""",
    "sample": """
    parameters=("probabilities", "count", "rng"), returns=("drawn",),
    types={"count": int, "rng": np.random.Generator, "drawn": list[int]},
    cases=lambda rng: [Case(f"seed {n}", {"probabilities": np.array([0.2, 0.3, 0.5]), "count": 5, "rng": n}) for n in (1, 2)],
""",
    "batches": """
    parameters=("data", "size"), returns=("batches",), types={"size": int, "batches": Iterator[np.ndarray]},
    cases=lambda rng: [Case(f"size {n}", {"data": rng.normal(size=(4, 2)), "size": n}) for n in (4, 3)],
""",
    "first": """
    parameters=("words", "wanted"), returns=("place", "word"),
    types={"words": list[str], "wanted": str, "place": int | None, "word": str | None},
    cases=lambda rng: [Case("there", {"words": ["a", "b"], "wanted": "b"}), Case("not there", {"words": ["a"], "wanted": "b"})],
""",
    "fit": """
    parameters=("x", "y", "noise"), returns=("weight", "loss"),
    types={"x": "torch.Tensor", "y": "torch.Tensor", "noise": "torch.Generator", "weight": "torch.Tensor", "loss": float},
    cases=lambda rng: [Case("seed 3", {"x": rng.normal(size=(8, 2)), "y": rng.normal(size=8), "noise": 3})],
    grants=("numpy", "torch"),
""",
}


def write(folder: Path, *names: str, **changes: tuple[str, str]) -> Course:
    """Write the course with some of its exercises.

    Args:
        folder: where.
        names: of the exercises.
        changes: by exercise, a text of its declaration and what stands there instead.

    Returns:
        The course; its one lesson is "values".
    """
    lesson = folder / "01_values"
    (lesson / "exercises").mkdir(parents=True)
    (folder / "concepts.yaml").write_text("concepts:\n  - {id: adding, name: Adding, definition: To add.}\n")
    cells = ["```{code-cell}\n:label: open\n\nimport numpy as np\n```\n"]
    for name in names:
        before, _, rest = SOLVED[name].lstrip("\n").partition("def ")
        head, _, body = rest.partition("\n")
        solved = f"{before}def {head}\n    ### BEGIN SOLUTION\n{body}    ### END SOLUTION\n"
        cells.append(f"```{{code-cell}}\n:label: {name}\n:exercise: {name}\n\n{solved}```\n")
        declared = DECLARED[name]
        for old, new in [changes[name]] if name in changes else []:
            assert declared.count(old) == 1
            declared = declared.replace(old, new)
        (lesson / "exercises" / f"{name}.py").write_text(
            "from collections.abc import Iterator\n\nimport numpy as np\n\nfrom helpers.judge import Case, Exercise, Mistake\n\n"
            + ("\n\n".join([SOLVED["tokens"], SOLVED[name]]) if name == "counts" else SOLVED[name])
            .replace("import torch\n", "")
            .replace("def fit(x, y, noise):\n", "def fit(x, y, noise):\n    import torch\n\n")
            + f"\n\nEXERCISES = [Exercise(\n    id={name!r}, function={name!r}, points=2, concept='adding', oracle={name},\n"
            + "    hints=('one', 'two', 'three'), time_limit=20.0,\n"
            + declared
            + ")]\n"
        )
    front = "---\ncourse:\n  title: Values\n  one_line: Values.\n  sittings:\n    - {title: One, minutes: 1}\n  concepts: [adding]\n---\n\n"
    (lesson / "lesson.md").write_text(front + "\n".join(cells))
    return Course(folder)
