"""One colour for each quantity, the same in widgets, plots, pages and prose; on dark ground a lighter one of the same kind.

The hues are those of Okabe and Ito. Theirs are too pale for white or too dark for black, so each was moved until it stands out from its
ground (4.5 to 1, as text has to; no colour does that on white and on black) and no two are nearer to each other than theirs, for readers
of all three kinds of colour blindness. The tests compute both.
"""

OKABE_ITO = {
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "green": "#009E73",
    "blue": "#0072B2",
    "vermilion": "#D55E00",
    "purple": "#CC79A7",
}
"""Source: Okabe and Ito, Color Universal Design (2008)."""
HUES = {
    "forget": "vermilion",
    "input": "green",
    "output": "blue",
    "candidate": "orange",
    "cell": "purple",
    "hidden": "sky blue",
    # The GRU's gates do the forget and the input gate's work, in their colours.
    "reset": "vermilion",
    "update": "green",
}
ON_LIGHT = {
    "orange": "#9C5904",
    "sky blue": "#0071D1",
    "green": "#097555",
    "blue": "#274E90",
    "vermilion": "#913301",
    "purple": "#CE2B6F",
}
ON_DARK = {
    "orange": "#FFC61F",
    "sky blue": "#94E0FF",
    "green": "#039C6C",
    "blue": "#4FAFFF",
    "vermilion": "#F94905",
    "purple": "#F270B8",
}
# What is drawn once stands on light ground: plots, pictures, pages. Widgets and formulas follow the theme (js/kit/base.css, prose.css).
COLOURS = {quantity: ON_LIGHT[hue] for quantity, hue in HUES.items()}
COLOURS_ON_DARK = {quantity: ON_DARK[hue] for quantity, hue in HUES.items()}
# The same for kinds of networks, wherever they are compared; widgets have them by the first word, as --gkm-rnn and so on.
NETWORK_COLOURS = {
    "rnn": "#666666",
    "orthogonal rnn": ON_LIGHT["orange"],
    "lstm": ON_LIGHT["sky blue"],
    "gru": ON_LIGHT["green"],
}
NETWORK_COLOURS_ON_DARK = {
    "rnn": "#9A9A9A",
    "orthogonal rnn": ON_DARK["orange"],
    "lstm": ON_DARK["blue"],
    "gru": ON_DARK["green"],
}
