"""A translator's sizes and training, and its name in plots and sentences; without torch, so that a list of experiments is read fast."""

from dataclasses import dataclass

KINDS = {"lstm": "LSTM", "gru": "GRU"}
Network = tuple[str, bool]  # a kind, and whether it has attention


@dataclass(frozen=True)
class Settings:
    """Sizes of a translator and how it is trained.

    Attributes:
        embedding, hidden: sizes E and H.
        batch: pairs in a step.
        steps: updates.
        rate: learning rate of Adam at first; it falls to 0 in a line.
    """

    embedding: int = 48
    hidden: int = 96
    batch: int = 64
    steps: int = 250
    rate: float = 0.01


USUAL = Settings()


def name_of(network: Network) -> str:
    """A network's name, such as "LSTM, attention"."""
    kind, attention = network
    return f"{KINDS[kind]}, attention" if attention else KINDS[kind]
