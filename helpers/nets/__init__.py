"""The cells in NumPy, as their equations read: one step, a sequence, and both backward."""

from helpers.nets._gru import gru_sequence, gru_step
from helpers.nets._gru_backward import gru_sequence_backward, gru_step_backward
from helpers.nets._lstm import lstm_1997_step, lstm_sequence, lstm_step, sigmoid
from helpers.nets._lstm_backward import lstm_sequence_backward, lstm_step_backward
from helpers.nets._rnn import rnn_sequence, rnn_sequence_backward, rnn_step, rnn_step_backward

__all__ = [
    "gru_sequence",
    "gru_sequence_backward",
    "gru_step",
    "gru_step_backward",
    "lstm_1997_step",
    "lstm_sequence",
    "lstm_sequence_backward",
    "lstm_step",
    "lstm_step_backward",
    "rnn_sequence",
    "rnn_sequence_backward",
    "rnn_step",
    "rnn_step_backward",
    "sigmoid",
]
