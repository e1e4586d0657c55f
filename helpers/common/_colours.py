"""One colour for each quantity, the same in widgets, plots, pages and prose. Readers who see no red or green tell them apart."""

OKABE_ITO = {
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "green": "#009E73",
    "blue": "#0072B2",
    "vermilion": "#D55E00",
    "purple": "#CC79A7",
}
"""Source: Okabe and Ito, Color Universal Design (2008)."""
COLOURS = {
    "forget": OKABE_ITO["vermilion"],
    "input": OKABE_ITO["green"],
    "output": OKABE_ITO["blue"],
    "candidate": OKABE_ITO["orange"],
    "cell": OKABE_ITO["purple"],
    "hidden": OKABE_ITO["sky blue"],
    # The GRU's gates do the forget and the input gate's work, in their colours.
    "reset": OKABE_ITO["vermilion"],
    "update": OKABE_ITO["green"],
}
# The same for kinds of networks, wherever they are compared; widgets have them by the first word, as --gkm-rnn and so on.
NETWORK_COLOURS = {
    "rnn": "#666666",
    "orthogonal rnn": OKABE_ITO["orange"],
    "lstm": OKABE_ITO["blue"],
    "gru": OKABE_ITO["green"],
}
