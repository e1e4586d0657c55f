"""What a cell refuses: arrays of another kind, precision or shape."""

from typing import Any

import numpy as np


def check_arguments(form: str, blocks: int = 4, **arguments: Any) -> None:
    """Refuse what is no float array of one dtype, or does not fit in shape.

    Args:
        form: the axes of x, "BI" for one step or "TBI" for a sequence; gradients of the states have the same, with H for I.
        blocks: how many blocks of H rows the weights and the bias have.
        arguments: the arrays by parameter name; x and h among them.

    Raises:
        TypeError: an argument is no float array, or not of x's dtype.
        ValueError: an argument's shape does not fit the others'.
    """
    for name, value in arguments.items():
        if not isinstance(value, np.ndarray):
            advice = f"Make it an array: np.asarray({name}, dtype=np.float64)."
            raise TypeError(f"{name} is a {type(value).__name__}, expected a NumPy array of floats. {advice}")
        if not np.issubdtype(value.dtype, np.floating):
            advice = f"Convert it: {name}.astype(np.float64)."
            raise TypeError(f"{name} has dtype {value.dtype}, expected floats. {advice}")
        if value.dtype != arguments["x"].dtype:
            advice = f"Use one precision: {name}.astype({arguments['x'].dtype})."
            raise TypeError(f"{name} has dtype {value.dtype}, expected {arguments['x'].dtype} as x has. {advice}")
    rows = f"{blocks}H" if blocks > 1 else "H"
    outer = tuple(form.replace("I", "H"))
    axes = {
        "x": tuple(form),
        "h": ("B", "H"),
        "c": ("B", "H"),
        "weight_ih": (rows, "I"),
        "weight_hh": (rows, "H"),
        "bias": (rows,),
        "bias_ih": (rows,),
        "bias_hh": (rows,),
        "grad_h": outer,
        "grad_c": outer,
    }
    for name in ("x", "h"):
        if arguments[name].ndim != len(axes[name]):
            advice = "One row is one sequence; a single one is a batch of B = 1, as in a[None]."
            raise ValueError(f"{name} has shape {arguments[name].shape}, expected ({', '.join(axes[name])}). {advice}")
    x, h = arguments["x"], arguments["h"]
    size = {"T": len(x), "B": x.shape[-2], "I": x.shape[-1], "H": h.shape[1], rows: blocks * h.shape[1]}
    for name in arguments:
        expected = tuple(size[letter] for letter in axes[name])
        if arguments[name].shape != expected:
            letters = axes[name]
            message = f"({', '.join(letters)}{',' * (len(letters) == 1)}) = {expected}"
            advice = (
                f"B = {size['B']} and I = {size['I']} come from x, H = {size['H']} from h: correct {name}, or those."
            )
            raise ValueError(f"{name} has shape {arguments[name].shape}, expected {message}. {advice}")
