"""The cells in NumPy, as their equations read. What trains (torch) is in modules of its own, imported only where it is used."""

from helpers.nets._lstm import lstm_1997_step, lstm_sequence, lstm_step, sigmoid
from helpers.nets._lstm_backward import lstm_sequence_backward, lstm_step_backward

__all__ = [
    "lstm_1997_step",
    "lstm_sequence",
    "lstm_sequence_backward",
    "lstm_step",
    "lstm_step_backward",
    "sigmoid",
]
