"""Right answers written as other people write them, to make edits of: a check must not only know its own solution's small edits.

None of these is known to a check. Each list has ways to write one exercise's answer, cells as a learner has them.
"""

ANSWERS: dict[str, tuple[str, ...]] = {
    "rnn-step": (
        """
def rnn_step(x, h, weight_ih, weight_hh, bias):
    pre = np.dot(h, weight_hh.T)
    pre = pre + np.dot(x, weight_ih.T)
    pre = pre + bias
    up, down = np.exp(pre), np.exp(-pre)
    return (up - down) / (up + down)
""",
    ),
    "rnn-sequence": (
        """
def rnn_sequence(x, h, weight_ih, weight_hh, bias):
    result = []
    state = h
    for t in range(x.shape[0]):
        state = np.tanh(x[t] @ weight_ih.T + state @ weight_hh.T + bias)
        result.append(state)
    return np.array(result)
""",
    ),
    "gradient-factor": (
        """
def gradient_factor(weight_hh, hs):
    n = weight_hh.shape[0]
    J = np.eye(n)
    for t in range(hs.shape[0]):
        D = np.diag(1.0 - hs[t] * hs[t])
        J = np.matmul(np.matmul(D, weight_hh), J)
    s = np.linalg.svd(J)[1]
    largest = s.max()
    return largest ** (1.0 / hs.shape[0])
""",
    ),
    "clip-by-norm": (
        """
def clip_by_norm(grad_weight, grad_bias, limit):
    together = np.concatenate([grad_weight.ravel(), grad_bias.ravel()])
    size = np.linalg.norm(together)
    if size <= limit:
        return grad_weight.copy(), grad_bias.copy()
    factor = limit / size
    return factor * grad_weight, factor * grad_bias
""",
    ),
    "lstm-step": (
        """
def lstm_step(x, h, c, weight_ih, weight_hh, bias):
    W_i, W_f, W_g, W_o = np.split(weight_ih, 4)
    U_i, U_f, U_g, U_o = np.split(weight_hh, 4)
    b_i, b_f, b_g, b_o = np.split(bias, 4)
    it = 1 / (1 + np.exp(-(x @ W_i.T + h @ U_i.T + b_i)))
    ft = 1 / (1 + np.exp(-(x @ W_f.T + h @ U_f.T + b_f)))
    gt = np.tanh(x @ W_g.T + h @ U_g.T + b_g)
    ot = 1 / (1 + np.exp(-(x @ W_o.T + h @ U_o.T + b_o)))
    ct = ft * c + it * gt
    ht = ot * np.tanh(ct)
    return ht, ct
""",
        """
def lstm_step(x, h, c, weight_ih, weight_hh, bias):
    sigmoid = lambda a: 1 / (1 + np.exp(-a))
    n = c.shape[1]
    xh = np.concatenate([x, h], axis=1)
    W = np.concatenate([weight_ih, weight_hh], axis=1)
    z = xh @ W.T + bias
    gates = sigmoid(z)
    i, f, o = gates[:, :n], gates[:, n : 2 * n], gates[:, 3 * n :]
    cand = np.tanh(z[:, 2 * n : 3 * n])
    c = f * c
    c = c + i * cand
    return o * np.tanh(c), c
""",
    ),
    "forget-bias-for-half-life": (
        """
def forget_bias(steps):
    keep = np.exp(np.log(0.5) / steps)
    lose = 1 - keep
    return np.log(keep) - np.log(lose)
""",
    ),
    "lstm-sequence": (
        """
def lstm_sequence(x, h, c, weight_ih, weight_hh, bias):
    T = x.shape[0]
    out_h = []
    out_c = []
    state = (h, c)
    for t in range(T):
        state = lstm_step(x[t], state[0], state[1], weight_ih, weight_hh, bias)
        out_h.append(state[0])
        out_c.append(state[1])
    return np.array(out_h), np.array(out_c)
""",
    ),
    "lstm-step-backward": (
        """
def lstm_step_backward(grad_h, grad_c, x, h, c, weight_ih, weight_hh, bias):
    i, f, g, o = np.split(x @ weight_ih.T + h @ weight_hh.T + bias, 4, axis=1)
    i, f, g, o = 1 / (1 + np.exp(-i)), 1 / (1 + np.exp(-f)), np.tanh(g), 1 / (1 + np.exp(-o))
    shown = np.tanh(f * c + i * g)
    d_o = grad_h * shown
    d_shown = grad_h * o
    dc = grad_c + d_shown * (1 - shown * shown)
    d_f = dc * c
    d_c = dc * f
    d_i = dc * g
    d_g = dc * i
    da = np.hstack((d_i * i * (1 - i), d_f * f * (1 - f), d_g * (1 - g * g), d_o * o * (1 - o)))
    dx = da @ weight_ih
    dh = da @ weight_hh
    dW = da.T @ x
    dU = da.T @ h
    db = np.sum(da, axis=0)
    return dx, dh, d_c, dW, dU, db
""",
    ),
    "gru-step": (
        """
def gru_step(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
    W_r, W_z, W_n = np.split(weight_ih, 3)
    U_r, U_z, U_n = np.split(weight_hh, 3)
    b_r, b_z, b_n = np.split(bias_ih, 3)
    k_r, k_z, k_n = np.split(bias_hh, 3)
    reset = 1 / (1 + np.exp(-(x @ W_r.T + b_r + h @ U_r.T + k_r)))
    update = 1 / (1 + np.exp(-(x @ W_z.T + b_z + h @ U_z.T + k_z)))
    cand = np.tanh(x @ W_n.T + b_n + reset * (h @ U_n.T + k_n))
    return cand + update * (h - cand)
""",
        """
def gru_step(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
    def sigmoid(a):
        return 1 / (1 + np.exp(-a))

    n = h.shape[1]
    gi = x @ weight_ih.T + bias_ih
    gh = h @ weight_hh.T + bias_hh
    rz = sigmoid(gi[:, : 2 * n] + gh[:, : 2 * n])
    r, z = rz[:, :n], rz[:, n:]
    new = np.tanh(gi[:, 2 * n :] + r * gh[:, 2 * n :])
    out = z * h
    out = out + (1 - z) * new
    return out
""",
    ),
    "gru-sequence": (
        """
def gru_sequence(x, h, weight_ih, weight_hh, bias_ih, bias_hh):
    result = [h]
    for t in range(len(x)):
        result.append(gru_step(x[t], result[-1], weight_ih, weight_hh, bias_ih, bias_hh))
    return np.array(result[1:])
""",
    ),
    "convert-update": (
        """
def convert_update(weight_ih, weight_hh, bias_ih, bias_hh):
    hidden = weight_hh.shape[1]
    found = []
    for given in (weight_ih, weight_hh, bias_ih, bias_hh):
        r, z, n = np.split(given, 3)
        found.append(np.concatenate([r, -z, n]))
    return tuple(found)
""",
    ),
    "gru-parameters": (
        """
def gru_parameters(inputs, hidden):
    from_x = 3 * hidden * inputs
    from_h = 3 * hidden * hidden
    biases = 2 * 3 * hidden
    return from_x + from_h + biases
""",
    ),
    "last-states": (
        """
def last_states(output, hidden):
    import torch

    both = output.reshape(*output.shape[:2], 2, hidden)
    return torch.hstack((both[-1, :, 0], both[0, :, 1]))
""",
    ),
    "gru-within-budget": (
        """
def gru_within_budget(inputs, hidden):
    total = 4 * hidden * inputs + 4 * hidden * hidden + 8 * hidden
    p = (inputs + 2) / 2
    exact = np.sqrt(p * p + total / 3) - p
    return exact.astype(int)
""",
    ),
    "stacked-parameters": (
        """
def stacked_parameters(inputs, hidden, layers):
    one = 4 * (hidden * inputs + hidden * hidden + 2 * hidden)
    other = 4 * (hidden * (2 * hidden) + hidden * hidden + 2 * hidden)
    return 2 * one + 2 * other * (layers - 1)
""",
    ),
    "total-forget-bias": (
        """
def total_forget_bias(bias_ih, bias_hh, total):
    i, f, g, o = np.split(bias_ih, 4)
    k, l, m, n = np.split(bias_hh, 4)
    first = np.concatenate([i, 0 * f + total, g, o])
    second = np.concatenate([k, 0 * l, m, n])
    return first, second
""",
    ),
}
