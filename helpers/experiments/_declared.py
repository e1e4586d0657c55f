"""All data and weights of the course. `course data` lists them, and DATA.md is that list."""

from collections.abc import Iterable

from helpers.experiments._data import DataFile, Download, Made, Shipped, size_in_words

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
CMUDICT = DataFile(
    name="cmudict",
    about="135,166 pronunciations of English words, by their sounds",
    file="cmudict.dict",
    form="UTF-8; a line each: the word, then its sounds in the ARPAbet",
    origin=Shipped("cmudict", "data/cmudict.dict"),
    credit="Carnegie Mellon University",
    licence="BSD 2-clause (the package around it is under GPL 3.0 or later, and the course doesn't import it)",
    sha256="81917843c7f44ce2b094ac63873c2c7a4cf802040792c455ba3ca406891c3d22",
    size=3_618_488,
)
NAMES = DataFile(
    name="names",
    about="32,033 first names",
    file="names.txt",
    form="ASCII, a name a line",
    origin=Download(
        "https://raw.githubusercontent.com/karpathy/makemore/988aa59e4d8fefa526d06f3b453ad116258398d4/names.txt"
    ),
    credit="Andrej Karpathy's makemore, from a list of the United States' Social Security Administration",
    licence="MIT, as the repository",
    sha256="0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d",
    size=228_145,
)
SHAKESPEARE = DataFile(
    name="shakespeare",
    about="a million characters of Shakespeare",
    file="tinyshakespeare.txt",
    form="ASCII; 1,115,394 characters, 65 different ones",
    origin=Download(
        "https://raw.githubusercontent.com/karpathy/char-rnn/6f9487a6fe5b420b7ca9afb0d7c078e37c1d1b4e/data/tinyshakespeare/input.txt"
    ),
    credit="William Shakespeare; put together for Andrej Karpathy's char-rnn",
    licence="public domain",
    sha256="86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
    size=1_115_394,
)
COURSE_TEXT = DataFile(
    name="course-text",
    about="117,387 characters of the course's own prose, talks, cards and answers, as they were in November 2026",
    file="course_text.txt",
    form="ASCII, a paragraph or a spoken line on each line",
    origin=Made("made/course_text.txt", "python -m helpers.experiments.course_text"),
    credit="the course's authors",
    licence="CC BY 4.0",
    sha256="d7d1f42f090f6fa35bb4b4a97f710a222739ac05212e048db491c38979705f28",
    size=117_387,
)
TALKS = DataFile(
    name="talks",
    about="what is said in the course's talks and on its cards, and what comes in answer, as they were in November 2026",
    file="talks.txt",
    form="UTF-8; 267 lines of what is said, a tab, and the answer",
    origin=Made("made/talks.txt", "python -m helpers.experiments.talks_text"),
    credit="the course's authors",
    licence="CC BY 4.0",
    sha256="fc6132c0b9e2cf0bb1c463f3a3418637e4f0894900ce94e0bd03150da7e930d0",
    size=46476,
)


def _letters(name: str, about: str, hidden: int, sha256: str, size: int) -> DataFile:
    """Weights of a character model that ships."""
    return DataFile(
        name=f"letters-{name}",
        about=f"weights of an LSTM that writes {about}",
        file=f"letters_{name}.safetensors",
        form=f"safetensors, numbers of 16 bits; an embedding, {hidden} hidden units, a read-out, and a card",
        origin=Made(f"made/letters_{name}.safetensors", f"python -m helpers.experiments.shipped_models {name}"),
        credit="the course's authors",
        licence="CC BY 4.0",
        sha256=sha256,
        size=size,
    )


LETTERS = (
    _letters(
        "words",
        "English words, trained on those of cmudict",
        128,
        "bd72c887ea9cb79fd1f2b6d940bc71916565a95401c9add2b77d77b4ec3564fb",
        175_550,
    ),
    _letters(
        "code",
        "Python, trained on the course's own program",
        128,
        "004ab0f9789775a2b10b696fd59d877a94e1d34a67f85f3e928e2c96ada08345",
        197_832,
    ),
    _letters(
        "shakespeare",
        "plays, trained on Shakespeare's",
        192,
        "80dfc12eb6da0d6385c2b96dc537465eb2c3a930013927df20a4fa96ca3cb69b",
        377_378,
    ),
)


def _translator(name: str, about: str, sha256: str, size: int) -> DataFile:
    """Weights of an encoder and a decoder for numbers."""
    return DataFile(
        name=name.replace("_", "-"),
        about=f"weights of an encoder and a decoder, numbers from English to {about}",
        file=f"{name}.safetensors",
        form="safetensors, numbers of 16 bits; two LSTMs of 64 units, and a card",
        origin=Made(f"made/{name}.safetensors", "python -m helpers.experiments.number_translators"),
        credit="the course's authors",
        licence="CC BY 4.0",
        sha256=sha256,
        size=size,
    )


TRANSLATORS = (
    _translator(
        "german_attention",
        "German, with attention",
        "8cebcb5ff8c76d9aaf04c9312f44fc287a97df211bf9b8ab39c4fa3c95010ee9",
        127_886,
    ),
    _translator(
        "german_plain",
        "German, without attention",
        "647b1a7c9f96e2a176af9732b3eb2b9b59079aa801f48ae10063599158330888",
        111_414,
    ),
    _translator(
        "german_letters_attention",
        "German letters, with attention",
        "7b3fce213d5b595f74cd5e709dc913d7dc150ff96072e45ff8c727b70849647c",
        125_528,
    ),
    _translator(
        "german_letters_plain",
        "German letters, without attention",
        "d0c57bae95140e6a559597509a1c2276cd5e8cfa80af15f1fdd37b13f9afd6b2",
        109_048,
    ),
    _translator(
        "french_attention",
        "French, with attention",
        "e35bc42857ad59791717825ebb9be11b88cd3491b7952ef83593d55b2f42b72f",
        126_828,
    ),
    _translator(
        "french_plain",
        "French, without attention",
        "c0c6252ae64bfaf87d3c75b043c69da552b684438ca2ca272430ed0f4a03a848",
        110_356,
    ),
)
PRONOUNCER = DataFile(
    name="pronouncer",
    about="weights of an encoder and a decoder with attention, from an English word's spelling to its sounds",
    file="pronouncer.safetensors",
    form="safetensors, numbers of 16 bits; two LSTMs of 128 units, and a card",
    origin=Made("made/pronouncer.safetensors", "python -m helpers.experiments.pronouncer"),
    credit="the course's authors",
    licence="CC BY 4.0",
    sha256="29f4a8c4eb31bcaa2970b4e8f9fd920bcf4a58fe0c837e18c85dad7a68c49cfc",
    size=484_708,
)


def _listener(kind: str, sha256: str, size: int) -> DataFile:
    """Weights of a network that hears spoken digits."""
    return DataFile(
        name=f"digits-{kind}",
        about=f"weights of {'an LSTM' if kind == 'lstm' else 'a GRU'} that hears spoken digits, trained on synthetic voices",
        file=f"digits_{kind}.safetensors",
        form="safetensors, numbers of 16 bits; 96 hidden units, a read-out, and a card",
        origin=Made(f"made/digits_{kind}.safetensors", f"python -m helpers.experiments.digit_listeners {kind}"),
        credit="the course's authors",
        licence="CC BY 4.0",
        sha256=sha256,
        size=size,
    )


DIGIT_LISTENERS = (
    _listener("gru", "52d366aa2f293b3f2d498d3374a9a272bc70104c312b9f413888465021b20a53", 87020),
    _listener("lstm", "4c82b0bb812b5f6413b63531de55e707ec519a0e7b610d4f01c00178f8bbe03f", 115052),
)
SYNTHETIC = DataFile(
    name="spoken-digits",
    about="the ten digits, spoken three times by each of 44 synthetic voices",
    file="spoken_digits.npz.xz",
    form="NumPy's npz, compressed by xz; 8-bit samples by the mu-law, 8,000 a second, with the digit, speaker and take of each recording",
    origin=Made("made/spoken_digits.npz.xz", "python -m helpers.experiments.synthetic_digits"),
    credit="the course's authors, with the speech synthesizers eSpeak NG 1.51, Flite 2.2 and Festival 2.5",
    licence="CC BY 4.0, as far as the course has rights in what the programs said",
    sha256="11e73d48acbffb5f5a397a77731c886eb9a94fe737d84b532c1af8f22a2a7548",
    size=2_914_440,
)
FSDD = DataFile(
    name="fsdd",
    about="the Free Spoken Digit Dataset, 3,000 recordings of six people",
    file="fsdd-26eb9aaf.tar.gz",
    form="a tar archive of WAV files, 16 bits, 8,000 samples a second, named {digit}_{speaker}_{take}.wav; SHA-256 of all of theirs",
    origin=Download(
        "https://github.com/Jakobovski/free-spoken-digit-dataset/archive/26eb9aaf76e81b692f806f9140c2d2777410d7a1.tar.gz",
        members=".wav",
    ),
    credit="Zohar Jackson and the other contributors and speakers of the Free Spoken Digit Dataset",
    licence="CC BY-SA 4.0",
    sha256="1801eae019c063377d98f831d3f93574f259475df7332bb0e3d1b080fb5e6959",
    size=15_560_132,
)
ASSISTANT = DataFile(
    name="assistant",
    about="weights of what the course's assistant hears with: a GRU for intents and terms, and a bag of words beside it",
    file="assistant.safetensors",
    form="safetensors, numbers of 16 bits; a GRU of 48 units, a linear model, three temperatures, and a card",
    origin=Made("made/assistant.safetensors", "python -m helpers.experiments.assistant_weights"),
    credit="the course's authors",
    licence="CC BY 4.0",
    sha256="f1acef478f53df2ac77ba24b6775bcfe210c73585b656e78e7eb058841e17808",
    size=84_458,
)
DATA = {
    one.name: one
    for one in (
        MEMBRANE,
        EEG,
        FADING_MEMORY,
        COURSE_TEXT,
        TALKS,
        CMUDICT,
        NAMES,
        SHAKESPEARE,
        *LETTERS,
        *TRANSLATORS,
        PRONOUNCER,
        SYNTHETIC,
        *DIGIT_LISTENERS,
        FSDD,
        ASSISTANT,
    )
}


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
