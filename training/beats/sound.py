"""Makes sound of notes: soundfonts by libfluidsynth, and a few patches of our own."""

import ctypes
import functools

import numpy as np

RATE = 44100
_fluid = ctypes.CDLL("libfluidsynth.so.3")
for _name, _result, _arguments in (
        ("new_fluid_settings", ctypes.c_void_p, []),
        ("new_fluid_synth", ctypes.c_void_p, [ctypes.c_void_p]),
        ("fluid_settings_setnum", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_double]),
        ("fluid_settings_setint", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]),
        ("fluid_set_log_function", ctypes.c_void_p,
         [ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]),
        ("fluid_synth_sfload", ctypes.c_int, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]),
        ("fluid_synth_system_reset", ctypes.c_int, [ctypes.c_void_p]),
        ("fluid_synth_program_change", ctypes.c_int, [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]),
        ("fluid_synth_noteon", ctypes.c_int, [ctypes.c_void_p] + [ctypes.c_int] * 3),
        ("fluid_synth_noteoff", ctypes.c_int, [ctypes.c_void_p] + [ctypes.c_int] * 2),
        ("fluid_synth_write_float", ctypes.c_int,
         [ctypes.c_void_p, ctypes.c_int] + [ctypes.c_void_p, ctypes.c_int, ctypes.c_int] * 2)):
    _function = getattr(_fluid, _name)
    _function.restype, _function.argtypes = _result, _arguments


class Soundfont:
    def __init__(self, path):
        for level in range(5):
            _fluid.fluid_set_log_function(level, None, None)
        settings = _fluid.new_fluid_settings()
        _fluid.fluid_settings_setnum(settings, b"synth.sample-rate", float(RATE))
        _fluid.fluid_settings_setnum(settings, b"synth.gain", 0.4)
        _fluid.fluid_settings_setint(settings, b"synth.reverb.active", 0)
        _fluid.fluid_settings_setint(settings, b"synth.chorus.active", 0)
        _fluid.fluid_settings_setint(settings, b"synth.polyphony", 64)
        self.synth = _fluid.new_fluid_synth(settings)
        if _fluid.fluid_synth_sfload(self.synth, path.encode(), 1) < 0:
            raise ValueError("no soundfont: " + path)

    def play(self, parts, samples):
        """`parts`: (voice, [(second, seconds, pitch, velocity)]); gives mono sound."""
        synth = self.synth
        _fluid.fluid_synth_system_reset(synth)
        events, channel = [], 0
        for voice, notes in parts:
            on = 9 if voice == "drums" else channel % 15 + (channel % 15 >= 9)
            channel += voice != "drums"
            _fluid.fluid_synth_program_change(synth, on, 0 if voice == "drums" else voice)
            for start, length, pitch, velocity in notes:
                loud = int(np.clip(velocity * 127, 1, 127))
                events.append((int(start * RATE), 1, on, pitch, loud))
                events.append((int((start + length) * RATE), 0, on, pitch, 0))
        events.sort()
        left, right = np.zeros(samples, np.float32), np.zeros(samples, np.float32)
        done = 0

        def advance(to):
            nonlocal done
            if to > done:
                _fluid.fluid_synth_write_float(
                    synth, to - done, left.ctypes.data, done, 1, right.ctypes.data, done, 1)
                done = to

        for at, down, on, pitch, loud in events:
            if at >= samples:
                break
            advance(max(0, at))
            if down:
                _fluid.fluid_synth_noteon(synth, on, pitch, loud)
            else:
                _fluid.fluid_synth_noteoff(synth, on, pitch)
        advance(samples)
        return left + right


@functools.lru_cache(maxsize=None)
def soundfont(path):
    return Soundfont(path)


def _decay(samples, seconds):
    return np.exp(-np.arange(samples) / (seconds * RATE))


@functools.lru_cache(maxsize=64)
def drum_kit(seed):
    """A synthetic kit: sounds by General MIDI's drum numbers."""
    r = np.random.default_rng(seed)
    n = RATE // 2
    t = np.arange(n) / RATE
    noise = r.standard_normal(n)
    bright = np.diff(noise, prepend=0)
    base, bend = r.uniform(40, 65), r.uniform(60, 400)
    kick = np.sin(2 * np.pi * (base * t - bend * .02 * np.exp(-t / .02))) * _decay(n, r.uniform(.06, .2))
    kick += r.uniform(0, .6) * noise * _decay(n, .003)
    tone = r.uniform(150, 260)
    snare = (r.uniform(.2, 1) * np.sin(2 * np.pi * tone * t) * _decay(n, .05)
             + r.uniform(.3, 1) * noise * _decay(n, r.uniform(.03, .12)))
    clap = sum(np.roll(noise * _decay(n, .012), int(k * .011 * RATE)) for k in range(3))
    clap = clap * .5 + .5 * noise * _decay(n, r.uniform(.05, .12))
    hat = bright * _decay(n, r.uniform(.008, .03))
    opened = bright * _decay(n, r.uniform(.08, .25))
    crash = np.concatenate([bright, np.diff(r.standard_normal(RATE), prepend=0)]) * _decay(n + RATE, .5)
    ride = (bright + sum(np.sin(2 * np.pi * f * t) for f in (3100, 4700, 6800))) * _decay(n, .15)

    def tom(hertz):
        return np.sin(2 * np.pi * (hertz * t - 1.2 * np.exp(-t / .03))) * _decay(n, .12)

    kit = {35: kick, 36: kick, 37: .5 * snare, 38: snare, 39: clap, 40: snare, 42: .4 * hat,
           44: .4 * hat, 46: .4 * opened, 49: .5 * crash, 57: .5 * crash, 55: .4 * crash,
           51: .3 * ride, 53: .3 * ride, 59: .3 * ride, 41: tom(80), 43: tom(95), 45: tom(115),
           47: tom(140), 48: tom(165), 50: tom(190), 54: .3 * opened, 70: .3 * hat, 56: .3 * tom(540),
           69: .3 * hat, 75: .4 * tom(900), 76: .4 * tom(800), 77: .4 * tom(600)}
    return {pitch: (sound / (1e-9 + np.abs(kick).max())).astype(np.float32)
            for pitch, sound in kit.items()}


def _add(out, at, sound):
    at = int(at * RATE)
    if at < 0 or at >= len(out):
        return
    n = min(len(sound), len(out) - at)
    out[at:at + n] += sound[:n]


def play_kit(kit, notes, samples):
    out = np.zeros(samples, np.float32)
    for start, _, pitch, velocity in notes:
        if pitch in kit:
            _add(out, start, velocity ** 1.5 * kit[pitch])
    return out


def _saw(phase):
    return 2 * (phase % 1) - 1


def play_patch(name, notes, samples, seed):
    """bass, pluck, lead, pad or chip: detuned saws or pulses under an envelope."""
    r = np.random.default_rng(seed)
    out = np.zeros(samples, np.float32)
    width, detune = r.uniform(.12, .5), r.uniform(.002, .01)
    pulse = name == "chip" or r.random() < .3
    fall = {"pluck": r.uniform(.08, .3), "bass": r.uniform(.2, .8), "chip": r.uniform(.1, 1)}.get(name, 9)
    attack = {"pad": r.uniform(.02, .3), "lead": r.uniform(.002, .02)}.get(name, .002)
    level = .2 if name == "bass" else .1
    for start, length, pitch, velocity in notes:
        n = int(min(length, 6) * RATE) + 1200
        t = np.arange(n, dtype=np.float32) / RATE
        phase = 440 * 2 ** ((pitch - 69) / 12) * t
        if pulse:
            wave = np.where(phase % 1 < width, 1., -1.) - 2 * width + 1
        elif name == "chip":
            wave = 2 * np.abs(_saw(phase)) - 1
        else:
            wave = _saw(phase * (1 + detune)) + _saw(phase * (1 - detune) + .3)
        envelope = np.minimum(1, t / attack) * np.exp(-t / fall) * np.minimum(1, (n - np.arange(n)) / 1200)
        _add(out, start, (level * velocity * wave * envelope).astype(np.float32))
    return out
