"""Renders the corpus: corpus.py FOLDER COUNT [SEED]. Each song is NAME.wav, NAME.beats, NAME.downbeats.

A name tells where the song comes from, KIND.SOURCE.NUMBER, and train.py splits by it.
"""

import pathlib
import struct
import sys
import time
import wave
import zlib

import numpy as np

import midi
import mix
import mma
import styles

DOOM = ("/usr/share/games/doom/freedoom1.wad", "/usr/share/games/doom/freedoom2.wad")


def freedoom():
    """The MIDI files in the archives of Freedoom (BSD licence), each once."""
    found = {}
    for archive in DOOM:
        data = pathlib.Path(archive).read_bytes()
        count, table = struct.unpack("<ii", data[4:12])
        for i in range(count):
            at, size, raw = struct.unpack("<ii8s", data[table + 16 * i:table + 16 * i + 16])
            name = raw.rstrip(b"\0").decode().lower()
            if name.startswith("d_") and data[at:at + 4] == b"MThd":
                found.setdefault(zlib.crc32(data[at:at + size]), (name[2:], data[at:at + size]))
    scores = [midi.read(data, name) for name, data in found.values()]
    return [s for s in scores if s and s.beats > 60 and 50 < s.tempo[0] and s.tempo[1] < 215]


def save(path, samples):
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(mix.RATE)
        out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    folder.mkdir(parents=True, exist_ok=True)
    grooves, doom, began = mma.grooves(), freedoom(), time.time()
    for number in range(count):
        r = np.random.default_rng((seed, number))
        kind = r.choice(["mma", "own", "doom"], p=[.3, .6, .1])
        if kind == "mma":
            stem = sorted(grooves)[r.integers(len(grooves))]
            try:
                score = mma.write(stem, *grooves[stem], r)
            except ValueError as wrong:
                print(stem, wrong, file=sys.stderr)
                continue
        elif kind == "own":
            score = styles.write(sorted(styles.STYLES)[r.integers(len(styles.STYLES))], r)
        else:
            score = doom[r.integers(len(doom))]
        samples, beats, downbeats = mix.mix(score, r)
        if len(beats) < 20 or np.abs(samples).max() < .01:
            continue
        name = "%s.%s.%05d" % (kind, score.name, number)
        save(folder / (name + ".wav"), samples)
        for suffix, times in ((".beats", beats), (".downbeats", downbeats)):
            (folder / (name + suffix)).write_text("".join("%.4f\n" % t for t in times))
        if number % 50 == 49:
            print("%d of %d, %.0f s" % (number + 1, count, time.time() - began), flush=True)


if __name__ == "__main__":
    main()
