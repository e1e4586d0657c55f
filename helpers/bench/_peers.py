"""What somebody would write instead of the course's explorers: torch computes, matplotlib draws, `interact` calls.

They are cells of one notebook, so a later one has what an earlier one imported.
"""

GATE_DESK = """
%matplotlib inline
import numpy as np
import matplotlib.pyplot as plt
import ipywidgets
from helpers.nets import lstm_sequence

def draw(bias=2.0):
    x = np.zeros((50, 1, 1)); x[1] = 1.0
    zeros = np.zeros((1, 1))
    weights = np.array([[0.0], [0.0], [1.0], [0.0]]), np.zeros((4, 1)), np.array([0.0, bias, 0.0, 0.0])
    h, c = lstm_sequence(x, zeros, zeros, *weights)
    fig, ax = plt.subplots(figsize=(9, 3.6))
    for name, values in (("x", x), ("c", c), ("h", h)):
        ax.plot(values[:, 0, 0], label=name)
    ax.set(xlabel="step", ylim=(-1.1, 1.1)); ax.legend(); plt.show()

ipywidgets.interact(draw, bias=(-8.0, 8.0, 0.1));
"""

NEXT_LETTER = """
%matplotlib inline
import matplotlib.pyplot as plt
import ipywidgets, torch
from helpers.experiments import DATA
from helpers.experiments.language import CharModel
from helpers.experiments.weights import read_weights
from helpers.experiments.writing import probabilities

def model_of(name):
    weights, card = read_weights(DATA[f"letters-{name}"].path())
    model = CharModel(card.kind, "".join(card.symbols), card.sizes["embedding"], card.sizes["hidden"])
    model.load_state_dict(weights)
    return model

words, code = model_of("words"), model_of("code")

def believe(text="transfor"):
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.barh([repr(symbol) for symbol in words.symbols], probabilities(words, text)); plt.show()

ipywidgets.interact(believe, text="transfor");
"""

WATCH_IT_WRITE = """
text = "def longest(words):\\n    return max([len(word) for word in words])\\n" * 4
ids = torch.tensor([code.symbols.index(symbol) for symbol in text])[:, None]

@torch.no_grad()
def watch(read=100):
    state, cells = None, []
    for one in ids[:read]:
        _, state = code(one[None], state)
        cells.append(state[1][0, 0])
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.imshow(torch.stack(cells[-41:]).T, aspect="auto", cmap="RdBu"); plt.show()

ipywidgets.interact(watch, read=(1, 250));
"""

TRANSLATION_DESK = """
from helpers.experiments.number_words import english
from helpers.experiments.translation import Translator, Vocabulary, alignment

weights, card = read_weights(DATA["german-attention"].path())
sizes = card.sizes
translator = Translator(card.kind, sizes["source"], sizes["target"], sizes["embedding"], sizes["hidden"], True)
translator.load_state_dict(weights)
vocabulary = Vocabulary(card.symbols[: sizes["source"]], card.symbols[sizes["source"] :])

def look(number="432"):
    words = english(int(number))
    parts, shares = alignment(translator, words, vocabulary)
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.imshow(shares.T); ax.set_xticks(range(len(parts)), parts); ax.set_yticks(range(len(words)), words); plt.show()

ipywidgets.interact(look, number="432");
"""

COURSE_CHAT = """
from helpers.experiments.assistant import AssistantModel, Vocabulary
from helpers.experiments.assistant_questions import INTENTS, words_of
from helpers.experiments.calibration import softmax

weights, card = read_weights(DATA["assistant"].path())
sizes = card.sizes
listener = AssistantModel(card.kind, Vocabulary(card.symbols[: sizes["words"]]), sizes["embedding"], sizes["hidden"])
listener.load_state_dict({name: weights[name] for name in listener.state_dict()})

def hear(question="What is a forget gate"):
    fig, ax = plt.subplots(figsize=(5, 4))
    ax.barh(INTENTS, softmax(listener.scores(words_of(question)))); plt.show()

ipywidgets.interact(hear, question="What is a forget gate");
"""

SPOKEN_DIGIT = """
import numpy as np
from helpers.experiments.digits import DigitModel, beliefs
from helpers.experiments.log_mel import log_mel
from helpers.experiments.spoken_digits import synthetic

weights, card = read_weights(DATA["digits-gru"].path())
hears = DigitModel(card.kind, hidden=card.sizes["hidden"])
hears.load_state_dict(weights)
recordings = synthetic()
seven = recordings.signals[recordings.number(7, 0, 0)].astype(float)
noise = np.random.default_rng(0).standard_normal(len(seven))

def listen(level=0):
    signal = seven + 0.01 * level * noise
    fig, axes = plt.subplots(3, figsize=(5, 4))
    axes[0].plot(signal); axes[1].imshow(log_mel(signal).T, aspect="auto", origin="lower")
    axes[2].imshow(beliefs(hears, signal, "mean").T, aspect="auto"); plt.show()

ipywidgets.interact(listen, level=(0, 8));
"""

# In the order in which they are measured.
PEERS = {
    "gate-desk": GATE_DESK,
    "next-letter": NEXT_LETTER,
    "watch-it-write": WATCH_IT_WRITE,
    "translation-desk": TRANSLATION_DESK,
    "course-chat": COURSE_CHAT,
    "spoken-digit": SPOKEN_DIGIT,
}
