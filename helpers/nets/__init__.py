"""The cells in NumPy, as their equations read. What trains (torch) is in modules of its own, imported only where it is used."""

from helpers.nets._lstm import lstm_sequence, lstm_step, sigmoid

__all__ = ["lstm_sequence", "lstm_step", "sigmoid"]
