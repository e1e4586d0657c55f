"""Words that fit where they stand: what a lesson says of cells and Jupyter, as a page says it. A test looks for what is missing here."""

import re

# Between "To" and what is put stands a word that the glossary explains, so other sentences too.
YOURS = r"(?:(?! To |; to ).)+ that \*you\* trained, put `weights=[a-z]+\.weights` into the parentheses as well[^.`]*(?:`[^`]*`[^.`]*)*\."
# Sentences of the lessons' prose. Each is a pattern, and what a page says instead.
SENTENCES: tuple[tuple[str, str], ...] = (
    (r"Run a cell with <kbd>Shift\+Enter</kbd>\.", "Everything on this page works right here."),
    (
        r"Click on a cell and press \*Shift\+Enter\* to run it; that's how you go through every notebook\.",
        "Everything on these pages works right here, and nothing has to be installed.",
    ),
    (
        r"What you answer is stored at once, on your machine and nowhere else\.",
        "What you answer is stored at once, in this browser and nowhere else.",
    ),
    (r"### Is your machine ready\?", "### Is your browser ready?"),
    (
        r"First names and a million characters of Shakespeare are downloaded once, when you ask for them\. Remove a # and run\. "
        r"Is the order of the models the same\?",
        "In the course on your computer you can measure again on that text, on first names, and on a million characters of "
        "Shakespeare. Is the order of the models the same there?",
    ),
    (
        r"You can train on them yourself\. The recordings \(([^)]*)\) are downloaded once, when you ask for them: remove the # and run\. "
        r"Without a network it says so, and runs on the synthetic voices\.",
        r"In the course on your computer you can train on them yourself: it downloads the recordings (\1) once, when you ask for them. "
        r"Here you can let the networks hear one real person: you, in *Say a digit*.",
    ),
    (r",? and `make lab` brings you back here\.", ". The course's front page brings you back here."),
    (r"; `make lab` brings you back here\.", ". The course's front page brings you back here."),
    (r"`make lab` brings you back here\.", "The course's front page brings you back here."),
    (r"After this notebook you know", "After this lesson you know"),
    (r"This notebook takes from all the others", "This lesson takes from all the others"),
    (r"the processor that this notebook runs on", "the processor of one machine"),
    (
        r"Stuck\? In every notebook, remove one `#` and run:",
        "Stuck? Under every exercise there are hints, each one step further, and a solution.",
    ),
    (
        r"Run them one at a time: a cell shows only the result of its last line\.",
        "All of them are under the exercise.",
    ),
    (r"Remove (?:a|one|the) `?#`?(?: and run)?[^.:]*[.:]", ""),
    # On a page code has run: what it printed is folded in below it, and an exercise has a button for its check.
    (r"(Guess|Predict), then run: the cell\b", r"\1, then open *What it prints*: the code"),
    (r"(Guess|Predict), then run\.", r"\1, then open *What it prints*."),
    (r"Then run the cell; it\b", "Then open *What it prints*; the code"),
    (r"\bbefore you run the cell\b", "before you open *What it prints*"),
    (r", then run it\. It trains for\b", ". It trained for"),
    (r"(a training loop of 20 lines), and run it\b", r"\1"),
    (r"(Replace the line `\.\.\.`), run the cell, then run the check\.", r"\1, then press *Check*."),
    (r"Then run the check below it\.", "Then press *Check* below it."),
    (r" \(If yours hasn't passed yet, the cell takes the course's\.\)", ""),
    (r"The cell below runs\b", "The code below runs"),
    # A page shows the networks that the course ships.
    (rf"; to {YOURS}", "."),
    (rf" To {YOURS}", ""),
    (r"You can change it in any notebook with `here\.depth\(\)`", "You can change it here whenever you like"),
    (r"\bin any notebook\b", "on any page"),
    (r"\bin every notebook\b", "on every page"),
    (r"\bthis notebook\b", "this page"),
    (r"\bthe notebook\b", "the lesson"),
)
# What widgets say, in their still form or in their state.
STILL: tuple[tuple[str, str], ...] = (
    (
        r"[Rr]un this cell in JupyterLab, in a browser with a microphone, to (.+?)\.",
        r"with JavaScript and a microphone you can \1.",
    ),
    (r"Run this cell in JupyterLab to (.+?)\.", r"With JavaScript you can \1."),
    (r"run this cell in JupyterLab to (.+?)( and) to (.+?)\.", r"with JavaScript you can \1\2 \3."),
    (r"run this cell in JupyterLab to (.+?)\.", r"with JavaScript you can \1."),
    # What the assistant of the chat lesson answers about the course.
    (r"`here\.map\(\)` shows", "The map in “Start here” shows"),
    (r"`here\.today\(\)` has the cards that are due\.", "The cards that are due stand at the top of every lesson."),
    (
        r"`here\.environment\(\)` says whether your machine has all that is needed, and what to do where something is missing\.",
        "On these pages a current browser is all that is needed.",
    ),
    (
        r'`here\.hint\("EXERCISE"\)` goes one step further each time\. After a try, `here\.solution\("EXERCISE"\)` shows one solution\.',
        "*Hint* under the exercise goes one step further each time. After a try, *Solution* shows one.",
    ),
    (
        r'Run the cell with your function, then `here\.check\("EXERCISE", function\)`\. It says what went wrong; '
        r'`here\.case\("EXERCISE"\)` gives the smallest case\.',
        "Press *Check* under the exercise. It says what went wrong, and shows the smallest case.",
    ),
    (r"`here\.depth\(\)` chooses", "In “Start here” you choose"),
    (r"or `here\.audio\(\)` for all that is spoken", "or see “Start here” for all that is spoken"),
    (r"`here\.final_test\(\)` in the review", "The final test in the review"),
    (
        r'Once you have passed, `here\.certificate\("Your Name"\)` makes a page to print\.',
        "Once you have passed, the review makes a page to print.",
    ),
    (
        r"If a cell hangs, use Kernel, Restart in the menu; your progress stays\.",
        "If a page hangs, load it again; your progress stays.",
    ),
    (
        r"Click on a cell and press Shift\+Enter\. `make lab` installs what is missing and opens the course where you stopped\.",
        "Nothing has to be installed. The front page brings you back to where you stopped.",
    ),
    (r"`here\.glossary\(\)` has every word", "The glossary has every word"),
    (r"kernel died", "page hangs"),
)
# What no page may say.
FOREIGN = re.compile(
    r"Shift ?\+ ?Enter|\bkernel\b|\bmake lab\b|\bJupyterLab\b|\bthis (?:notebook|cell)\b|\bhere\.\w+\(|into the parentheses"
    r"|\bremove (?:a|the|one) #|\brun (?:the|this) (?:cell|check)\b|\bthen run\b|\bthe cell (?:below|takes the course)",
    re.IGNORECASE,
)


def page_words(source: str) -> str:
    """A lesson's prose (Markdown), as a page says it."""
    return _replaced(source, SENTENCES)


def widget_words(text: str) -> str:
    """What a widget says, in its still form (HTML) or in its state, as a page says it."""
    return _replaced(text, (*STILL, *SENTENCES))


def _replaced(text: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, words in rules:
        text = re.sub(pattern, words, text)
    return text
