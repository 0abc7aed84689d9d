"""Performs a score at a tempo of our choice, so that the time of every beat is known, and mixes it."""

import numpy as np
from scipy import signal

import sound

RATE = sound.RATE
BAND = "/usr/share/sounds/sf2/"
GENERAL = (BAND + "FluidR3_GM.sf2",) * 5 + (
    BAND + "TimGM6mb.sf2",) * 2 + ("/usr/share/sounds/sf3/MuseScore_General_Lite.sf3",) * 2 + (BAND + "OPL-3_FM_128M.sf2",)
DRUMS = (BAND + "Black_Pearl_4_LV2.sf2", BAND + "Red_Zeppelin_4_LV2.sf2")


def tempo_curve(score, r, wild):
    """Beats a minute, for each beat."""
    n, (slow, fast) = score.beats + 1, score.tempo
    base = np.exp(r.uniform(np.log(slow), np.log(fast)))
    if not wild or r.random() < .68:
        return np.full(n, base if r.random() < .6 else round(base))
    kind, beat = r.choice(["drift", "ramp", "step", "ritardando", "rubato"]), np.arange(n)
    if kind == "drift":
        walk = np.cumsum(r.standard_normal(n)) * .006
        return base * np.exp(np.clip(walk - walk.mean(), -.12, .12))
    if kind == "ramp":
        to = np.clip(base * r.choice([r.uniform(.65, .9), r.uniform(1.1, 1.5)]), 54, 208)
        start, length = r.uniform(0, n * .5), r.uniform(16, 64)
        return base + (to - base) * np.clip((beat - start) / length, 0, 1)
    if kind == "step":
        bar = score.downbeats[len(score.downbeats) // 2]
        return np.where(beat < r.choice([bar, bar / 2]), base, np.clip(base * r.uniform(.75, 1.35), 54, 208))
    if kind == "ritardando":
        return base * (1 - .35 * np.clip((beat % 32 - 24) / 8, 0, 1))
    return base * (1 + r.uniform(.02, .08) * np.sin(2 * np.pi * beat / r.choice([8, 16, 32])))


def perform(score, r, seconds):
    """The seconds at which each beat falls in the excerpt, and a function from beats to seconds."""
    curve = tempo_curve(score, r, True)
    at = np.concatenate([[0], np.cumsum(60 / curve)])[:score.beats + 1]
    if at[-1] > seconds + 2 and r.random() < .75:
        offset = -r.uniform(0, at[-1] - seconds)
    else:
        offset = r.uniform(0, .3) if r.random() < .6 else r.uniform(0, 3)
    at = at + offset
    return at, lambda beats: np.interp(beats, np.arange(len(at)), at)


def _mutes(score, r):
    """Stretches of beats in which a stem is silent."""
    mutes = {"drums": [], "bass": [], "rest": []}
    if r.random() < .12:
        mutes["drums"].append((-1, 1e9))
    for stem, chance in (("drums", .2), ("bass", .12), ("rest", .1)):
        if r.random() < chance:
            start = r.choice(score.downbeats)
            mutes[stem].append((start, start + 4 * r.integers(2, 9)))
    if r.random() < .06:  # all stop for a bar
        start = r.choice(score.downbeats)
        for stem in mutes:
            mutes[stem].append((start, start + r.choice([2, 4])))
    return mutes


def _shelf(x, r, decibels):
    """A random curve of gains over the octaves."""
    edges = np.array([20, 80, 200, 500, 1200, 3000, 8000, 22050])
    gains = r.uniform(-decibels, decibels, len(edges))
    spectrum = np.fft.rfft(x)
    hertz = np.maximum(20, np.fft.rfftfreq(len(x), 1 / RATE))
    return np.fft.irfft(spectrum * 10 ** (np.interp(np.log(hertz), np.log(edges), gains) / 20), len(x))


def _room(x, r):
    length = r.uniform(.2, 1.8)
    n = int(length * RATE)
    tail = r.standard_normal(n) * np.exp(-6 * np.arange(n) / n)
    tail = signal.lfilter([.3], [1, -.7], tail)
    wet = signal.oaconvolve(x, tail)[:len(x)]
    return x + r.uniform(.05, .35) * wet * np.std(x) / (1e-9 + np.std(wet))


def _level(x):
    return x / (1e-6 + np.sqrt(np.mean(x ** 2)))


def _squash(x, strength):
    """A limiter with a memory of 50 ms: what is loud pushes all else down."""
    envelope = signal.lfilter([.0004], [1, -.9996], np.abs(x)) + 1e-4
    return x / envelope ** strength


def mix(score, r, seconds=30.0):
    """(samples, beats, downbeats): the excerpt and the truth about it, in seconds."""
    at, time = perform(score, r, seconds)
    samples = int(seconds * RATE)
    shaky = r.choice([0, 0, .002, .005, .01])
    mutes = _mutes(score, r)
    general = sound.soundfont(GENERAL[r.integers(len(GENERAL))])
    stems = {}
    for part in score.parts:
        notes = []
        for note in part.notes:
            if any(a <= note.start < b for a, b in mutes[part.stem]):
                continue
            start = float(time(note.start)) + shaky * r.standard_normal()
            if -.02 < start < seconds:
                end = float(time(note.start + note.length))
                notes.append((max(0, start), max(.02, end - start), note.pitch, note.velocity * part.gain ** .5))
        if not notes:
            continue
        stems.setdefault(part.stem, []).append((part.voice, notes))
    out = np.zeros(samples)
    kicks = []
    for stem, parts in stems.items():
        dry = np.zeros(samples)
        if stem == "drums":
            notes = [n for _, part in parts for n in part]
            kicks = sorted(n[0] for n in notes if n[2] in (35, 36))
            pick = r.random()
            if pick < .35 or any(isinstance(p.voice, str) and p.voice != "drums" for p in score.parts) and pick < .85:
                dry = sound.play_kit(sound.drum_kit(int(r.integers(40))), notes, samples)
            else:
                font = general if pick < .75 else sound.soundfont(DRUMS[r.integers(len(DRUMS))])
                dry = font.play([("drums", notes)], samples)
        else:
            real = [(v, n) for v, n in parts if isinstance(v, int)]
            if real:
                dry = general.play(real, samples).astype(float)
            for voice, notes in parts:
                if not isinstance(voice, int):
                    patch = sound.play_patch(voice, notes, samples, int(r.integers(1 << 30)))
                    dry = dry + patch
            if score.traits.get("distort") and stem == "rest" and r.random() < .6:
                dry = np.tanh(r.uniform(2, 12) * _level(dry))
            if score.traits.get("pump") and kicks and r.random() < .5:
                duck = np.ones(samples)
                for kick in kicks:
                    i = int(kick * RATE)
                    n = min(int(.25 * RATE), samples - i)
                    duck[i:i + n] *= np.linspace(.15, 1, max(1, n))
                dry = dry * duck
            if r.random() < .1:  # the filter opens slowly
                low = signal.sosfilt(signal.butter(2, 400, "low", fs=RATE, output="sos"), dry)
                ramp = np.linspace(0, 1, samples) ** 2
                dry = ramp * dry + (1 - ramp) * low
        if r.random() < .5:
            dry = _shelf(dry, r, 6)
        loud = {"drums": r.normal(0, 4), "bass": r.normal(-2, 4), "rest": r.normal(0, 3)}[stem]
        peak = np.percentile(np.abs(dry[::50]), 99.5) if np.any(dry) else 1
        out += dry / (peak + 1e-6) * 10 ** (loud / 20)
    if r.random() < .5:
        out = _room(out, r)
    if r.random() < .5:
        out = _squash(out, r.uniform(.2, .7))
    if r.random() < .5:
        out = _shelf(out, r, 5)
    out = out / (np.abs(out).max() + 1e-9)
    if r.random() < .4:
        drive = r.uniform(1, 4)
        out = np.tanh(drive * out) / np.tanh(drive)
    out = out * r.uniform(.3, .98) + 10 ** (r.uniform(-90, -40) / 20) * r.standard_normal(samples) * .3
    inside = (at >= 0) & (at < seconds)
    beats = at[inside]
    downbeats = np.array([time(d) for d in score.downbeats if d < len(at)])
    return out.astype(np.float32), beats, downbeats[(downbeats >= 0) & (downbeats < seconds)]
