"""All data and weights of the course. `course data` lists them, and DATA.md is that list."""

from collections.abc import Iterable

from helpers.experiments._data import DataFile, Made, Shipped, size_in_words

MEMBRANE = DataFile(
    name="membrane",
    about="a nerve cell's voltage under a steady current",
    file="membrane.dat",
    form="float32, little-endian; 12,000 values, 2,000 a second",
    origin=Shipped("matplotlib", "mpl-data/sample_data/membrane.dat"),
    credit="the recording in Matplotlib's first logo",
    licence="Matplotlib licence, as a part of Matplotlib",
    sha256="ab795b429201a5bb575c6370d5e17090dfcfc317431aa9382f8e881366f43357",
    size=48_000,
)
EEG = DataFile(
    name="eeg",
    about="an electroencephalogram",
    file="eeg.dat",
    form="float64, little-endian; 800 rows of 4 channels, 80 rows a second",
    origin=Shipped("matplotlib", "mpl-data/sample_data/eeg.dat"),
    credit="Matplotlib's example “MRI with EEG”",
    licence="Matplotlib licence, as a part of Matplotlib",
    sha256="28656316df0004acfba7a5d98ab35f7314933a918636ec80f09604ad128b4417",
    size=25_600,
)
FADING_MEMORY = DataFile(
    name="fading-memory",
    about="weights of four small networks that choose “was” or “were”",
    file="fading_memory.json",
    form="JSON, since a browser reads it; task, words, and for each network its arrays in PyTorch's layout",
    origin=Made("made/fading_memory.json", "python -m helpers.experiments.fading_memory"),
    credit="the course's authors",
    licence="CC BY 4.0",
    sha256="e8baecc048805f7f093df6a77605d17cfdae78b45bac6a26f4d7aa723d879f19",
    size=68497,
)
DATA = {one.name: one for one in (MEMBRANE, EEG, FADING_MEMORY)}


def data_page(files: Iterable[DataFile] = DATA.values()) -> str:
    """All data with source, licence, size and checksum, as a page in Markdown."""
    rows = [
        f"| `{one.file}` | {one.about}: {one.form} | {one.credit} | {one.origin.words} | {one.licence} "
        f"| {size_in_words(one.size)} | `{one.sha256}` |"
        for one in files
    ]
    return "\n".join(
        [
            "# Data and weights",
            "",
            "Code is under the MIT licence, the course's texts are under CC BY 4.0; data keeps its own licence. "
            "`course data` makes this page.",
            "",
            "| file | what | by | source | licence | size | SHA-256 |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )
