"""A run needs no widget: it has its seeds, its curves, and whatever shows it."""

from helpers.experiments import Experiment, Outcome, Plot, Run


class Notes:
    """A monitor that notes what it is shown, and asks to stop after so many looks."""

    def __init__(self, looks: int = 10_000):
        self.looks, self.shown = looks, []

    def stopped(self) -> bool:
        self.looks -= 1
        return self.looks < 0

    def show_progress(self, share: float, text: str, curves: dict) -> None:
        self.shown.append((share, text, {name: list(points) for name, points in curves.items()}))


def test_a_run_shows_its_first_and_its_last_progress_and_few_between() -> None:
    notes = Notes()
    run = Run([0, 1], monitor=notes)
    for step in range(1000):
        run.point("a", step, step / 2)
        run.progress((step + 1) / 1000, f"step {step}")
    assert notes.shown[0] == (0.001, "step 0", {"a": [[0.0, 0.0]]})
    share, text, curves = notes.shown[-1]
    assert (share, text, len(curves["a"])) == (1.0, "step 999", 1000)
    assert len(notes.shown) < 500
    assert run.text == "step 999" and not run.stopped() and not run.fast


def test_a_recipe_that_is_stopped_returns_what_it_has() -> None:
    def recipe(run: Run) -> Outcome:
        done = 0
        while not run.stopped():
            done += 1
        return Outcome(Plot("<p>plot</p>", "alt"), [f"{done} steps, {len(run.seeds)} seeds"])

    toy = Experiment("toy", "Toy", "gate", ["a"], "x", "y", (0, 1), (0, 1), recipe)
    outcome = toy.recipe(Run([0, 1, 2], monitor=Notes(looks=7)))
    assert outcome is not None and outcome.verdict == ["7 steps, 3 seeds"]
