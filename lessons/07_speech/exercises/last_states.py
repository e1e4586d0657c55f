"""What the check of `last-states` needs to know."""

from typing import Any

import numpy as np

from helpers.judge import Case, Exercise, Mistake, Probe

TENSOR = "torch.Tensor"
NAMES = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


def last_states(sequences: Any, weights: Any) -> Any:
    """The GRU's state after the last step of each sequence, however long it is."""
    import torch
    from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

    gru = torch.nn.GRU(weights[0].shape[1], weights[1].shape[1], dtype=weights[0].dtype)
    gru.load_state_dict(dict(zip(NAMES, weights, strict=True)))
    lengths = torch.tensor([len(one) for one in sequences])
    padded = pad_sequence(sequences)
    packed = pack_padded_sequence(padded, lengths, enforce_sorted=False)
    _, last = gru(packed)
    return last[0].detach()


def drawn(rng: np.random.Generator, lengths: list[int], features: int = 3, hidden: int = 4) -> dict[str, Any]:
    """Sequences of these lengths, and a GRU's weights that are large enough to remember with."""
    shapes = ((3 * hidden, features), (3 * hidden, hidden), (3 * hidden,), (3 * hidden,))
    return {
        "sequences": [rng.normal(size=(length, features)) for length in lengths],
        "weights": [rng.uniform(-1, 1, size=shape) for shape in shapes],
    }


def cases(rng: np.random.Generator) -> list[Case]:
    """Smallest first; then lengths in any order."""
    return [
        Case("one sequence of one step", drawn(rng, [1], 1, 1)),
        Case("one sequence", drawn(rng, [4])),
        Case("two of the same length", drawn(rng, [3, 3])),
        Case("the second is shorter", drawn(rng, [4, 2])),
        Case("the second is longer", drawn(rng, [2, 5])),
        Case("lengths in any order", drawn(rng, [3, 7, 1, 5, 5, 2])),
        Case("as many sequences as steps", drawn(rng, [1, 4, 3, 2], 4, 4)),
    ]


PADDING = "what happens where a sequence has ended"


def probes(rng: np.random.Generator) -> list[Probe]:
    """With equal lengths nothing is padded."""
    return [Probe(PADDING, Case("probe of equal lengths", drawn(rng, [5, 5, 5])))]


PACKED = "packed = pack_padded_sequence(padded, lengths, enforce_sorted=False)"
RUN = "_, last = gru(packed)"
RETURN = "return last[0].detach()"

MISTAKES = (
    Mistake(
        "padding-read",
        "The GRU seems to have read the padding: the states of the shorter sequences went on changing after their ends. Pack first.",
        edit=(RUN, "_, last = gru(padded)"),
    ),
    Mistake(
        "zeros-after-the-end",
        "You seem to take the last row of the unpacked states. For the shorter sequences there is only padding, zeros.",
        edit=(RETURN, "return torch.nn.utils.rnn.pad_packed_sequence(gru(packed)[0])[0][-1].detach()"),
    ),
    Mistake(
        "shortest-length-for-all",
        "All sequences seem to be cut to the shortest. Each is read to its own end.",
        edit=("[len(one) for one in sequences]", "[min(map(len, sequences))] * len(sequences)"),
    ),
    Mistake(
        "one-step-early",
        "The state seems to be that of one step before the last. The last step counts, too.",
        edit=("[len(one) for one in sequences]", "[max(1, len(one) - 1) for one in sequences]"),
    ),
    Mistake(
        "order-lost",
        "The states seem to stand in the order of length. They have to stand in the order of the sequences.",
        edit=(
            RETURN,
            "return last[0].detach()[lengths.argsort(descending=True, stable=True)]",
        ),
    ),
    Mistake(
        "mean-of-the-states",
        "You seem to average the states. The exercise asks for the last one.",
        edit=(
            RETURN,
            "return (torch.nn.utils.rnn.pad_packed_sequence(gru(packed)[0])[0].sum(0) / lengths[:, None]).detach()",
        ),
    ),
    Mistake(
        "layer-axis-kept",
        "Your answer has one axis too many: the layers. There is one layer; take its states, (B, H).",
        edit=(RETURN, "return last.detach()"),
    ),
    Mistake(
        "returns-nothing",
        "Your function returns nothing. Hand back the states.",
        edit=(f"    {RETURN}", "    pass"),
    ),
)

# What the names stand for, in the solution and in the form below: for a check that says where to look.
QUANTITIES = {
    "lengths": "the lengths",
    "padded": "the padded sequences",
    "states": "the states of all steps",
    "last": "the last states",
    "return last": "the last states",
}
FORM = """\
def last_states(sequences, weights):
    import torch

    gru = torch.nn.GRU(weights[0].shape[1], weights[1].shape[1], dtype=weights[0].dtype)
    gru.load_state_dict(dict(zip(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"], weights)))
    lengths = torch.tensor([len(one) for one in sequences])
    padded = torch.nn.utils.rnn.pad_sequence(sequences)
    states, _ = gru(padded)
    last = states[lengths - 1, torch.arange(len(lengths))]
    last = last.detach()
    return last
"""

EXERCISES = [
    Exercise(
        id="last-states",
        function="last_states",
        parameters=("sequences", "weights"),
        returns=("last",),
        points=10,
        concept="packing",
        deeper=True,
        oracle=last_states,
        cases=cases,
        probes=probes,
        parts={
            PADDING: "With sequences of equal length your answer is right, with others it is not. What does the GRU read after the end of "
            "the shorter ones?"
        },
        types={"sequences": list[TENSOR], "weights": list[TENSOR], "last": TENSOR},
        grants=("numpy", "torch"),
        mistakes=MISTAKES,
        forms=(FORM,),
        quantities=QUANTITIES,
        concerns={PADDING: ("the last states", "the lengths")},
        hints=(
            "torch.nn.utils.rnn has what is needed: pad_sequence puts sequences side by side, pack_padded_sequence says where each ends.",
            "Lengths needn't be sorted by you: enforce_sorted=False sorts inside, and restores the order.",
            "The second thing that a GRU returns for a packed batch is the state after each sequence's own last step, (1, B, H).",
        ),
    )
]
