"""What the course made and ships: weights of small networks."""

from pathlib import Path

FADING_MEMORY = (
    Path(__file__).parent / "made" / "fading_memory.json"
)  # by `python -m helpers.experiments.fading_memory`
