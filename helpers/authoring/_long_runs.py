"""Results that take minutes to compute: each has a script, and a record of the script that it was computed by."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from helpers.common import write_whole

RECORD = Path(__file__).with_name("long_runs.json")
RUNS = {
    "lessons/04_lstm_or_gru/precomputed/equal_parameters.json": "lessons/04_lstm_or_gru/precomputed/run.py",
    "lessons/04_lstm_or_gru/precomputed/bias_sweep.json": "lessons/04_lstm_or_gru/precomputed/run_biases.py",
    "lessons/06_translation/precomputed/german_letters.json": "lessons/06_translation/precomputed/run.py",
    "lessons/07_speech/precomputed/people.json": "lessons/07_speech/precomputed/run.py",
    "helpers/experiments/made/fading_memory.json": "helpers/experiments/fading_memory.py",
    "helpers/experiments/made/letters_words.safetensors": "helpers/experiments/shipped_models.py",
    "helpers/experiments/made/letters_code.safetensors": "helpers/experiments/shipped_models.py",
    "helpers/experiments/made/letters_shakespeare.safetensors": "helpers/experiments/shipped_models.py",
    **{
        f"helpers/experiments/made/{target}_{how}.safetensors": "helpers/experiments/number_translators.py"
        for target in ("german", "german_letters", "french")
        for how in ("attention", "plain")
    },
    "helpers/experiments/made/pronouncer.safetensors": "helpers/experiments/pronouncer.py",
    "helpers/experiments/made/assistant.safetensors": "helpers/experiments/assistant_weights.py",
    **{
        f"helpers/experiments/made/digits_{kind}.safetensors": "helpers/experiments/digit_listeners.py"
        for kind in ("gru", "lstm")
    },
    "helpers/experiments/made/spoken_digits.npz.xz": "helpers/experiments/synthetic_digits.py",
}


def stale_runs(root: Path) -> list[str]:
    """Results whose script has changed since, as `FILE: why`."""
    known = json.loads(RECORD.read_text(encoding="utf-8"))
    found = []
    for result, script in RUNS.items():
        if not (root / result).is_file():
            found.append(f"{result}: missing")
        elif known.get(result) != _digest(root / script):
            found.append(f"{result}: {script} has changed since")
    return found


def run_long(root: Path, say: Callable[[str], object] = print, force: bool = False) -> None:
    """Compute what is stale anew; minutes each.

    Raises:
        RuntimeError: a script failed.
    """
    stale = {line.partition(":")[0] for line in stale_runs(root)}
    for script in dict.fromkeys(RUNS.values()):
        results = [result for result, one in RUNS.items() if one == script]
        if force or stale.intersection(results):
            say(f"running {script} (minutes) ...")
            module = script.removesuffix(".py").replace("/", ".")
            command = ["-m", module] if script.startswith("helpers/") else [script]
            if subprocess.run([sys.executable, *command], cwd=root).returncode:
                raise RuntimeError(f"{script} failed, so {' and '.join(results)} may be as before.")
            keep_runs(root, results)


def keep_runs(root: Path, results: list[str] | None = None) -> None:
    """Record that results are what their scripts compute now: after a run, or after a change of words alone."""
    known = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    known |= {result: _digest(root / RUNS[result]) for result in results or RUNS}
    write_whole(RECORD, json.dumps(known, indent=1, sort_keys=True) + "\n")


def _digest(script: Path) -> str:
    """Of a script's lines, its imports, comments and blank lines aside: where a name comes from changes no result."""
    lines = script.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.lstrip().startswith(("#", "import ", "from "))]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()
