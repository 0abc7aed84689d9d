"""Trains the net on a rendered corpus: train.py WEIGHTS FOLDER... [--minutes N].

Reads NAME.inputs, NAME.beats, NAME.downbeats. The net is a temporal convolutional network of
dilations 1, 2, 4, ..., 128 (after Davies and Böck, EUSIPCO 2019). It takes two steps of the 50 a
second at once, and says of each how likely it is a beat, and a downbeat.
"""

import argparse
import pathlib
import time
import zlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional

INPUTS, RISES, LEVELS = 27, 16, 8
CHANNELS, KERNEL, LAYERS = 24, 5, 8
STEPS, FOLD = 50, 2


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(FOLD * INPUTS, CHANNELS, KERNEL, padding=2)
        self.dilated = nn.ModuleList(
            nn.Conv1d(CHANNELS, CHANNELS, KERNEL, padding=2 << k, dilation=1 << k) for k in range(LAYERS))
        self.mixed = nn.ModuleList(nn.Conv1d(CHANNELS, CHANNELS, 1) for _ in range(LAYERS))
        self.last = nn.Conv1d(CHANNELS, FOLD * 2, 1)

    def forward(self, x, drop=0.0):
        n, _, steps = x.shape
        x = x.reshape(n, INPUTS, steps // FOLD, FOLD).transpose(2, 3).reshape(n, -1, steps // FOLD)
        x = torch.relu(self.first(x))
        total = 0
        for dilated, mixed in zip(self.dilated, self.mixed):
            y = torch.relu(dilated(x))
            if drop:
                y = functional.dropout(y, drop, self.training)
            y = mixed(y)
            total = total + y
            x = x + y
        out = self.last(torch.relu(total))
        return out.reshape(n, 2, FOLD, -1).transpose(2, 3).reshape(n, 2, steps)


def held_out(stem):
    """Whole grooves, songs and styles are kept from training."""
    kind, source, _ = stem.split(".")
    if kind == "own":
        return source in ("ska", "disco", "breaks", "shuffle")
    return zlib.crc32(source.encode()) % 6 == 0


def load(folders):
    songs = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.inputs")):
            x = np.fromfile(path, "<f2").reshape(-1, INPUTS)
            beats = np.loadtxt(path.with_suffix(".beats"), ndmin=1)
            downbeats = np.loadtxt(path.with_suffix(".downbeats"), ndmin=1)
            songs.append((path.stem, x, beats, downbeats))
    return songs


def target(times, steps):
    """1 on the step of each time, less on its neighbours."""
    y = np.zeros(steps, np.float32)
    for t in times:
        place = t * STEPS - .25  # step s is centred at (2s + 1/2) / 100 seconds
        for s in range(int(place) - 1, int(place) + 3):
            if 0 <= s < steps:
                y[s] = max(y[s], max(0., 1 - .45 * abs(s - place)))
    return y


def worn(x, r):
    """As a worse recording would sound: less contrast, stray strokes, passages that fade or miss."""
    n = len(x)
    rises = np.expm1(x[:, :RISES]).reshape(n, 8, 2)
    if r.random() < .5:
        share = r.uniform(0, .4)
        rises = (1 - share) * rises + share * np.abs(r.standard_normal(rises.shape))
    if r.random() < .4:
        for at in r.integers(0, n, r.integers(1, 50)):
            rises[at, r.random(8) < .5, :] += r.uniform(.5, 3)
    if r.random() < .4:
        bumps = np.repeat(r.random(n // 100 + 2), 100)[r.integers(100):][:n]
        rises[:, r.random(8) < .5, :] *= (1 - .9 * (bumps > .5) * bumps)[:, None, None]
    if r.random() < .25:
        start = r.integers(n)
        rises[start:start + r.integers(25, 200)] *= r.uniform(0, .3)
    x[:, :RISES] = np.log1p(rises.reshape(n, RISES))
    return x


def batch(songs, r, size, wear=True, length=1500):
    xs, ys = np.zeros((size, INPUTS, length), np.float32), np.zeros((size, 2, length), np.float32)
    for i in range(size):
        _, x, beats, downbeats = songs[r.integers(len(songs))]
        x = x.astype(np.float32)
        x = worn(x, r) if wear else x
        n = min(length, len(x))
        ys[i, 0, :n] = target(beats, len(x))[:n]
        ys[i, 1, :n] = target(downbeats, len(x))[:n]
        octaves = np.ones(8, np.float32)
        if r.random() < .3:  # deaf to some octaves
            octaves[r.permutation(8)[:r.integers(1, 4)]] = 0
        x[:, :RISES] *= np.repeat(octaves, 2) * r.uniform(.8, 1.2)
        x[:, RISES:RISES + LEVELS] *= octaves * r.uniform(.6, 1.2)
        x[:, RISES + LEVELS:] *= r.uniform(.7, 1.2) * (r.random(3) > .1)
        x += r.uniform(0, .08) * r.standard_normal(x.shape).astype(np.float32)
        xs[i, :, :n] = x[:n].T
    return torch.from_numpy(xs), torch.from_numpy(ys)


def loss_of(out, y):
    return (functional.binary_cross_entropy_with_logits(out[:, 0], y[:, 0])
            + functional.binary_cross_entropy_with_logits(out[:, 1], y[:, 1]))


def save(net, path):
    """Big-endian halves: for each convolution its weights [out][in][tap], then its biases."""
    with open(path, "wb") as out:
        for conv in [net.first, *[c for pair in zip(net.dilated, net.mixed) for c in pair], net.last]:
            out.write(conv.weight.detach().numpy().astype(">f2").tobytes())
            out.write(conv.bias.detach().numpy().astype(">f2").tobytes())


def main():
    words = argparse.ArgumentParser()
    words.add_argument("weights")
    words.add_argument("folders", nargs="+")
    words.add_argument("--steps", type=int, default=1500)
    words.add_argument("--minutes", type=float, default=1e9, help="stop then; run again to go on")
    words.add_argument("--all", action="store_true", help="learn from what is held out, too")
    words.add_argument("--seed", type=int, default=1)
    words = words.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(words.seed)
    songs = load(words.folders)
    learn = [s for s in songs if words.all or not held_out(s[0])]
    check = [s for s in songs if held_out(s[0])]
    print("%d to learn from, %d to check" % (len(learn), len(check)), flush=True)
    net = Net()
    print(sum(p.numel() for p in net.parameters()), "weights")
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    state, step = pathlib.Path(words.weights + ".state"), 0
    if state.exists():
        saved = torch.load(state)
        net.load_state_dict(saved["net"])
        optimiser.load_state_dict(saved["optimiser"])
        step = saved["step"]
    began, losses = time.time(), []
    fixed = [batch(check, np.random.default_rng(k), 16) for k in range(4)] if check else []
    while step < words.steps and time.time() - began < 60 * words.minutes:
        r = np.random.default_rng((words.seed, step))
        rate = 3e-3 * min(1, step / 50) * .5 * (1 + np.cos(np.pi * step / words.steps)) + 1e-5
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, y = batch(learn, r, 16)
        net.train()
        loss = loss_of(net(x, .1), y)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1)
        optimiser.step()
        losses.append(loss.item())
        step += 1
        if step % 100 == 0:
            net.eval()
            with torch.no_grad():
                held = np.mean([loss_of(net(x), y).item() for x, y in fixed]) if fixed else 0
            save(net, words.weights)
            print("step %d: %.4f, held out %.4f, %.0f s" % (
                step, np.mean(losses[-100:]), held, time.time() - began), flush=True)
    torch.save({"net": net.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, state)
    save(net, words.weights)


if __name__ == "__main__":
    main()
