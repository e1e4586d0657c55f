"""The quantities' colours: each stands out from its ground, light or dark, and no two fall together for a colour-blind reader."""

import re
from pathlib import Path

import numpy as np
import pytest

from helpers.common import COLOURS, COLOURS_ON_DARK, NETWORK_COLOURS, NETWORK_COLOURS_ON_DARK, OKABE_ITO, SIGNS
from helpers.content import course

KIT = Path(__file__).parents[2] / "helpers" / "widgets" / "js" / "kit"
LIGHT, DARK = ("#ffffff", "#f6f6f6"), ("#111111", "#212121")  # pages and panels, as JupyterLab has them
# What a reader sees who lacks the cones for long, middle or short waves. Source: Machado, Oliveira and Fernandes (2009), severity 1.
BLINDNESS = [
    np.eye(3),
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
]
# From linear red, green, blue to Oklab, where equal distances look equal. Source: Ottosson (2020).
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: str) -> np.ndarray:
    """Red, green and blue as amounts of light."""
    values = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, as WCAG 2 has it."""
    low, high = sorted(linear(colour) @ (0.2126, 0.7152, 0.0722) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def nearest(colours: set[str]) -> float:
    """The least distance between two colours, for readers of every kind."""
    light = np.array([linear(colour) for colour in sorted(colours)])
    found = []
    for seen in BLINDNESS:
        lab = np.cbrt(np.clip(light @ np.array(seen).T, 0, 1) @ TO_CONES.T) @ TO_LAB.T
        distances = np.linalg.norm(lab[:, None] - lab[None], axis=-1)
        found.append(distances[np.triu_indices(len(lab), 1)].min())
    return float(min(found))


def test_contrast_is_as_wcag_has_it() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#0072B2", "#111111") == pytest.approx(3.64, abs=0.01), "the blue that was too dark"


@pytest.mark.parametrize("ground", LIGHT)
@pytest.mark.parametrize("colours", [COLOURS, NETWORK_COLOURS])
def test_on_light_ground_every_colour_can_be_read(colours: dict[str, str], ground: str) -> None:
    assert {name: contrast(colour, ground) for name, colour in colours.items() if contrast(colour, ground) < 4.5} == {}


@pytest.mark.parametrize("ground", DARK)
@pytest.mark.parametrize("colours", [COLOURS_ON_DARK, NETWORK_COLOURS_ON_DARK])
def test_on_dark_ground_every_colour_can_be_read(colours: dict[str, str], ground: str) -> None:
    assert {name: contrast(colour, ground) for name, colour in colours.items() if contrast(colour, ground) < 4.5} == {}


def test_what_is_drawn_for_light_ground_is_seen_on_dark() -> None:
    """A formula before the course's style has come, or the curve of a verdict: no less than half of what text should have."""
    for colours in (COLOURS, NETWORK_COLOURS):
        assert min(contrast(colour, DARK[0]) for colour in colours.values()) > 2.25


@pytest.mark.parametrize("colours", [COLOURS, COLOURS_ON_DARK], ids=["light", "dark"])
def test_nobody_takes_one_for_another_more_easily_than_in_okabe_and_itos(colours: dict[str, str]) -> None:
    assert nearest(set(colours.values())) > nearest(set(OKABE_ITO.values())) > 0.07


def test_widgets_and_formulas_have_the_same_colours() -> None:
    base, prose = ((KIT / name).read_text(encoding="utf-8") for name in ("base.css", "prose.css"))
    blocks = re.findall(r"\.gkm \{([^}]*--gkm-forget:[^}]*)\}", base)
    themes = (COLOURS, NETWORK_COLOURS), (COLOURS_ON_DARK, NETWORK_COLOURS_ON_DARK)
    for block, (quantities, networks) in zip(blocks, themes, strict=True):
        written = dict(re.findall(r"--gkm-(\w+): (#[0-9a-f]{6})", block))
        wanted = {name: colour for name, colour in quantities.items() if name not in ("reset", "update")}
        wanted |= {name.split()[0]: colour for name, colour in networks.items()}
        assert written == {name: colour.lower() for name, colour in wanted.items()}
    found = re.findall(r'rgb\((\d+), (\d+), (\d+)\)"\] \{\s*color: (#[0-9a-f]{6})', prose)
    pairs = {"#" + "".join(f"{int(part):02X}" for part in rgb): colour.upper() for *rgb, colour in found}
    assert pairs == {COLOURS[name]: COLOURS_ON_DARK[name] for name in COLOURS}


def test_formulas_of_the_lessons_use_them() -> None:
    for lesson in course().lessons.values():
        for cell in lesson.cells:
            assert set(re.findall(r"\\color\{(#\w+)\}", cell.source)) <= set(COLOURS.values()), cell.label


@pytest.mark.parametrize(("ink", "grounds"), [("#1a1a1a", LIGHT), ("#ffffff", DARK)], ids=["light", "dark"])
def test_the_words_of_the_signs_can_be_read(ink: str, grounds: tuple[str, ...]) -> None:
    """They are mixed with the theme's ink, 72 to 28, as base.css does it."""
    assert "var(--gkm-sign) 72%, var(--gkm-ink)" in (KIT / "base.css").read_text(encoding="utf-8")
    for sign in SIGNS.values():
        parts = [round(0.72 * int(sign.colour[at : at + 2], 16) + 0.28 * int(ink[at : at + 2], 16)) for at in (1, 3, 5)]
        mixed = "#" + "".join(f"{part:02x}" for part in parts)
        assert contrast(mixed, grounds[0]) >= 4.5, (sign.word, mixed)
