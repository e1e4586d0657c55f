"""The budget: how many parameters an RNN, a GRU and an LSTM have, by the formula and as torch counts them."""

from itertools import product
from typing import TYPE_CHECKING, Any

import traitlets

from helpers.widgets._base import CourseWidget, bundle
from helpers.widgets._picture import PICTURES, image

if TYPE_CHECKING:
    import torch

BUDGET_PICTURE = PICTURES / "budget.svg"
BUDGET_TITLE = "Budget: the parameters of an RNN, a GRU and an LSTM of the same size"
BUDGET_ALT = "Parameters of one layer with 64 inputs and 128 units, as bars: RNN 24,832, GRU 74,496, LSTM 99,328. That is 1 to 3 to 4."
KINDS = ("rnn", "gru", "lstm")
# A plain RNN of one layer has about a thousand units at the largest budget.
MOST = {"inputs": 256, "layers": 3, "directions": 2}
MOST_HIDDEN = 2000


class Budget(CourseWidget):
    """The parameters of a recurrent layer against its sizes, or the largest layers within a budget; counted here by torch too."""

    place = "on the budget"
    _esm, _css = bundle("budget.js"), bundle("budget.css")
    state = traitlets.Dict().tag(sync=True)
    counted = traitlets.Dict().tag(sync=True)

    def act(self, event: dict[str, Any]) -> None:
        """Let torch count layers of the sizes that are shown; anything that is not such a question is ignored."""
        shape: dict[str, Any] = {name: event.get(name) for name in MOST}
        sizes = event.get("sizes")
        if event.get("kind") != "count" or not isinstance(sizes, dict) or not sizes.keys() <= set(KINDS):
            return
        if not all(_whole(value, MOST[name]) for name, value in shape.items()):
            return
        if not all(_whole(size, MOST_HIDDEN) for size in sizes.values()):
            return
        kinds = {kind: {"hidden": size, **torch_count(kind, hidden=size, **shape)} for kind, size in sizes.items()}
        self.counted = {**shape, "kinds": kinds}

    def static_html(self) -> str:
        """The counts at the sizes that it starts with, as a picture."""
        return f"{image(BUDGET_PICTURE, BUDGET_ALT, 560)}<p><em>Budget: run this cell in JupyterLab to set the sizes.</em></p>"

    def static_svg(self) -> str:
        """The same picture."""
        return BUDGET_PICTURE.read_text(encoding="utf-8")


def torch_count(kind: str, inputs: int, hidden: int, layers: int = 1, directions: int = 1) -> dict[str, int]:
    """Let torch count a layer's parameters.

    Args:
        kind: "rnn", "gru" or "lstm".
        inputs, hidden, layers, directions: sizes of the layer.

    Returns:
        `all`, and how many of them are in the `second` of the two bias vectors that torch has for each row.
    """
    layer = _layer(kind, inputs, hidden, layers, directions)
    sizes = {name: parameter.numel() for name, parameter in layer.named_parameters()}
    second = sum(size for name, size in sizes.items() if name.startswith("bias_hh"))
    return {"all": sum(sizes.values()), "second": second}


def torch_shapes() -> dict[str, list[dict[str, Any]]]:
    """What a layer of torch holds, whatever its sizes: read off from layers that torch builds.

    Returns:
        By "KIND/LAYERS/DIRECTIONS", such as "lstm/2/1", each parameter as {"name", "shape"}: for each of its dimensions three whole
        numbers a, b, c, by which it is a * inputs + b * hidden + c long.

    Raises:
        RuntimeError: torch's shapes are no such sums.
    """
    import numpy as np

    sizes = np.array([(2, 3, 1), (5, 7, 1), (11, 4, 1), (13, 17, 1)])  # inputs, hidden, and a one for c
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, (layers, directions) in product(KINDS, product(range(1, MOST["layers"] + 1), (1, 2))):
        built = [_layer(kind, int(inputs), int(hidden), layers, directions) for inputs, hidden, _ in sizes]
        parameters = []
        for each in zip(*(layer.named_parameters() for layer in built), strict=True):
            shapes = np.array([tuple(parameter.shape) for _, parameter in each])
            forms = np.rint(np.linalg.solve(sizes[:3], shapes[:3])).astype(int)
            if (sizes @ forms != shapes).any():
                raise RuntimeError(
                    f"{each[0][0]} of a {kind} has the shapes {shapes.tolist()}, which fit no sum of its sizes"
                )
            parameters.append({"name": each[0][0], "shape": forms.T.tolist()})
        found[f"{kind}/{layers}/{directions}"] = parameters
    return found


def _layer(kind: str, inputs: int, hidden: int, layers: int, directions: int) -> "torch.nn.RNNBase":
    """A layer of torch that has shapes and no numbers."""
    import torch  # takes a second, which a widget that nobody moves need not cost

    made = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[kind]
    return made(inputs, hidden, num_layers=layers, bidirectional=directions == 2, device="meta")


def _whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most
