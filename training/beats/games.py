"""Renders music of games whose bars are known, to learn from what others wrote: games.py FOLDER.

MIDI files keep their own tempo and bars; modules are counted in rows, four or eight a beat. The
excerpts are 30 s long. None of it enters the beat net; bars.py learns six numbers from it.
"""

import ctypes
import pathlib
import re
import sys

import numpy as np

import corpus
import midi
import mix
import sound

GAMES = pathlib.Path("/usr/share/games")
MIDI = (GAMES / "simutrans/music", pathlib.Path("/usr/share/planetblupi/music"))
MODULES = (GAMES / "freedroid/sound", GAMES / "tecnoballz/musics", GAMES / "gltron/music",
           GAMES / "frozen-bubble/snd")
# Their notes begin with a pick-up that the files count as a bar.
UPBEAT = ("01_simutrans_main_theme", "02_gotta_catch_that_train", "04_simutrans_b_theme", "41_libertador")
SECONDS, START = 30, 20

_openmpt = ctypes.CDLL("libopenmpt.so.0")
for _name, _result, _arguments in (
        ("create_from_memory2", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_size_t] + [ctypes.c_void_p] * 7),
        ("read_float_mono", ctypes.c_size_t, [ctypes.c_void_p, ctypes.c_int32, ctypes.c_size_t, ctypes.c_void_p]),
        ("get_current_row", ctypes.c_int32, [ctypes.c_void_p]),
        ("get_current_order", ctypes.c_int32, [ctypes.c_void_p])):
    _function = getattr(_openmpt, "openmpt_module_" + _name)
    _function.restype, _function.argtypes = _result, _arguments


def song_of_midi(data, name):
    """(samples, beats, downbeats) from the start, or none in other meters than 3 and 4."""
    score = midi.read(data, name)
    if score is None:
        return None
    beats, seconds, bpm = [0.], [0.], 120.
    for beat, after in score.tempos + [(score.beats + 8., 120.)]:
        seconds.append(seconds[-1] + (beat - beats[-1]) * 60 / bpm)
        beats.append(beat)
        bpm = after
    time = lambda beat: float(np.interp(beat, beats, seconds))
    parts = [(part.voice, [(time(n.start), max(.03, time(n.start + n.length) - time(n.start)), n.pitch,
                            n.velocity * part.gain ** .5) for n in part.notes]) for part in score.parts]
    samples = int(min(START + SECONDS, time(score.beats)) * mix.RATE)
    sound_ = sound.soundfont(mix.BAND + "FluidR3_GM.sf2").play(parts, samples)
    return sound_, [time(b) for b in range(score.beats)], [time(b) for b in score.downbeats]


def song_of_module(data):
    module = _openmpt.openmpt_module_create_from_memory2(data, len(data), *[None] * 7)
    block, blocks, rows, before = np.zeros(64, np.float32), [], [], None
    while 64 * len(blocks) < (START + SECONDS) * mix.RATE:
        if _openmpt.openmpt_module_read_float_mono(module, mix.RATE, 64, block.ctypes.data) < 64:
            break
        row = _openmpt.openmpt_module_get_current_row(module)
        place = _openmpt.openmpt_module_get_current_order(module), row
        if place != before:
            rows.append((64 * len(blocks) / mix.RATE, row))
        before = place
        blocks.append(block.copy())
    times = np.array([time for time, _ in rows])
    a_beat = 4 if np.median(times[4:] - times[:-4]) > 60 / 190 else 8
    on = lambda count: [time for time, row in rows if row % count == 0]
    return np.concatenate(blocks), on(a_beat), on(4 * a_beat)


def save(folder, name, samples, beats, downbeats):
    start = max(0, min(START, len(samples) / mix.RATE - SECONDS))
    excerpt = samples[int(start * mix.RATE):int((start + SECONDS) * mix.RATE)]
    loudest = np.abs(excerpt).max()
    if loudest < .01 or len(beats) < 20:
        return
    corpus.save(folder / (name + ".wav"), .9 * excerpt / loudest)
    for suffix, times in ((".beats", beats), (".downbeats", downbeats)):
        inside = [t - start for t in times if 0 <= t - start < len(excerpt) / mix.RATE]
        (folder / (name + suffix)).write_text("".join("%.4f\n" % t for t in inside))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for kind, places, suffixes in (("mid", MIDI, (".mid",)), ("mod", MODULES, (".mod", ".it", ".xm"))):
        for path in sorted(p for place in places for p in place.glob("*") if p.suffix in suffixes):
            name = re.sub("[^a-z0-9]+", "_", path.stem.lower())
            song = song_of_midi(path.read_bytes(), name) if kind == "mid" else song_of_module(path.read_bytes())
            if song and name not in UPBEAT:
                save(folder, "%s.%s.0" % (kind, name), *song)


if __name__ == "__main__":
    main()
