"""Learns what the cues of the bars are worth: bars.py REAL MADE.

REAL is a folder of songs that others wrote (games.py), MADE one of corpus.py; each holds NAME.cues,
as `bench inputs` writes them, and NAME.downbeats. A bar's meter (4 or 3) and phase are seven
hypotheses a song; the odds of each are a weighted sum of how far the cues' means on its downbeats
stand above those elsewhere. The weights make the truth as likely as can be, where one truth of
twelve may be wrong. Prints them, and how they fare on songs (all excerpts of one) not learned from.
"""

import pathlib
import sys

import numpy as np
import torch

CUES = ("BASS_ONSET", "BASS_CHANGE", "PHRASE", "BACKBEAT", "NET", "THREE")
HYPOTHESES = [(4, phase) for phase in range(4)] + [(3, phase) for phase in range(3)]
WRONG, DECAY, FOLDS = 1 / 12, .3, 6
MADE_WEIGHT = 1 / 3  # the net has learned from such songs and hears them too well


def contrasts(cues):
    """How far each cue speaks for each hypothesis."""
    bass, change, phrase, mid, net = cues
    place, rows = np.arange(len(bass)), []
    for meter, phase in HYPOTHESES:
        on = place % meter == phase
        above = [cue[on].mean() - cue[~on].mean() for cue in (bass, change, phrase, net)]
        back = np.mean(mid * np.where((place - phase) % 2 == 1, 1, -1)) if meter == 4 else 0
        rows.append([*above[:3], back, above[3], meter == 3])
    return np.array(rows, float)


def song(path):
    """(contrasts, the true hypothesis), or none where the bars change their meter or phase."""
    table = np.loadtxt(path, ndmin=2)
    downbeats = np.loadtxt(path.with_suffix(".downbeats"), ndmin=1)
    beats = table[:, 0]
    on = np.abs(beats[:, None] - downbeats).min(1) < .07
    if len(beats) < 16 or on.sum() < 2:
        return None
    meter = int(np.median(np.diff(np.flatnonzero(on))))
    for truth, (m, phase) in enumerate(HYPOTHESES):
        if m == meter and on[np.arange(len(beats)) % m == phase].mean() > .9:
            return contrasts(table[:, 1:].T), truth
    return None


def load(folder):
    found = [(path.stem, song(path)) for path in sorted(pathlib.Path(folder).glob("*.cues"))]
    return [(name.rsplit(".", 1)[0], *known) for name, known in found if known]


def fit(songs, shares):
    x = torch.tensor(np.stack([s[1] for s in songs]))
    y, shares = torch.tensor([s[2] for s in songs]), torch.tensor(shares)
    weights = torch.zeros(len(CUES), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step():
        optimiser.zero_grad()
        likely = torch.softmax(x @ weights, 1)[torch.arange(len(y)), y]
        likely = (1 - WRONG) * likely + WRONG / len(HYPOTHESES)
        loss = DECAY * (weights ** 2).sum() - (shares * torch.log(likely)).sum()
        loss.backward()
        return loss

    optimiser.step(step)
    return weights.detach().numpy()


def main():
    torch.set_num_threads(1)
    real, made = load(sys.argv[1]), load(sys.argv[2])
    songs, shares = real + made, np.array([1.] * len(real) + [MADE_WEIGHT] * len(made))
    names = sorted({s[0] for s in songs})
    fold = dict(zip(names, np.random.default_rng(0).permutation(len(names)) % FOLDS))
    right = np.zeros(len(songs))
    for k in range(FOLDS):
        learn = np.array([fold[s[0]] != k for s in songs])
        weights = fit([s for s, l in zip(songs, learn) if l], shares[learn])
        for i in np.flatnonzero(~learn):
            right[i] = np.argmax(songs[i][1] @ weights) == songs[i][2]
    print("bars right of %d real songs %.3f, of %d made ones %.3f" % (
        len(real), right[:len(real)].mean(), len(made), right[len(real):].mean()))
    print(*("%s = %.2f;" % pair for pair in zip(CUES, fit(songs, shares))), sep="\n")


if __name__ == "__main__":
    main()
