"""All numbers in words, and what torch makes of networks on the same 16-bit weights, for the tests of the modules on translation."""

import base64
from typing import Any

import torch
from num2words import num2words

from helpers.experiments import PRONOUNCER, TRANSLATORS, DataFile
from helpers.experiments.translation import END, PAD, START, Translator, Vocabulary, weights_of
from helpers.experiments.weights import read_weights

SOURCES, TARGETS = list("abcdef"), list("uvwxyz")


def network(kind: str, attention: bool, seed: int) -> dict[str, Any]:
    """A small network with large random weights: its file, and in 64 bits the encoder's states, log probabilities and attention."""
    stream = torch.Generator().manual_seed(seed)
    vocabulary = Vocabulary([PAD, *SOURCES], [PAD, START, END, *TARGETS])
    model = Translator(kind, len(vocabulary.source), len(vocabulary.target), 5, 7, attention)
    rounded = {name: torch.randn(value.shape, generator=stream).half() for name, value in model.state_dict().items()}
    model.load_state_dict(rounded)
    file = weights_of(model, vocabulary, "nothing", 0, seed, 0.0, "none")
    model.double()
    name = f"{kind}, {'with' if attention else 'without'} attention"
    return {"name": name, "small": True, **watched(model, vocabulary, file, stream)}


def shipped(file: DataFile) -> dict[str, Any]:
    """The same of a network that ships."""
    tensors, card = read_weights(file.path())
    sizes = card.sizes
    shape = sizes["source"], sizes["target"], sizes["embedding"], sizes["hidden"]
    model = Translator(card.kind, *shape, bool(sizes["attention"]))
    model.load_state_dict(tensors)
    vocabulary = Vocabulary(list(card.symbols[: shape[0]]), list(card.symbols[shape[0] :]))
    seen = watched(model.double(), vocabulary, file.path().read_bytes(), torch.Generator().manual_seed(0))
    return {"name": file.name, "small": False, **seen}


def watched(model: Translator, vocabulary: Vocabulary, file: bytes, stream: torch.Generator) -> dict[str, Any]:
    """What a network makes of random symbols, in 64 bits."""
    source = torch.randint(1, len(vocabulary.source), (9, 1), generator=stream)
    written = torch.randint(3, len(vocabulary.target), (11, 1), generator=stream)
    target = torch.cat([torch.ones(1, 1, dtype=torch.long), written])
    with torch.no_grad():
        memory, state = model.encoder(source)
        logits, _, weights = model.decoder(target, state, memory, source > 0)
    return {
        "file": base64.b64encode(file).decode(),
        "source": source[:, 0].tolist(),
        "target": target[:, 0].tolist(),
        "states": memory[:, 0].tolist(),
        "logs": logits.log_softmax(2)[:, 0].tolist(),
        "attention": None if weights is None else weights[:, 0].tolist(),
    }


def values() -> dict[str, Any]:
    return {
        "words": [[num2words(number, lang=language) for language in ("en", "de", "fr")] for number in range(10_000)],
        "networks": [
            *(network(kind, attention, 3) for kind in ("rnn", "gru", "lstm") for attention in (True, False)),
            *(shipped(file) for file in (*TRANSLATORS, PRONOUNCER)),
        ],
    }
