"""Charts of random chords played by the grooves of MMA (Musical MIDI Accompaniment)."""

import pathlib
import re
import subprocess
import tempfile

import midi

LIBRARY = pathlib.Path("/usr/share/mma/lib/stdlib")
# What is counted otherwise than in threes or fours, or is no music.
SKIP = re.compile(r"^(metronome|none|.*68|jazz-54|68.*|gypsyjazz)")
TEMPO = ((r"slow|ballad|lullaby|hymn|spiritual|blues128", (56, 92)), (r"12|128", (56, 100)),
         (r"fast|quick|bebop|polka|bluegrass|jive|charleston|dixie|boggie|samba|merengue", (140, 205)),
         (r"swing|jazz|foxtrot|combo|twist|ska|50s|ragtime|broadway|show", (105, 190)),
         (r"waltz", (84, 190)), (r"trance", (125, 150)), (r"bossa|mambo|salsa|cha|rhumba|beguine|son", (95, 165)),
         (r"", (80, 150)))
CHORDS = ("C Am F G", "Dm G7 C C", "Am F C G", "C F C G7", "Em Am Dm G7", "C C F F", "Am Dm E7 Am", "F G Em Am",
          "Gm C7 F F", "C7 F7 C7 G7", "Am G F E7", "D A Bm G", "Bb F Gm Eb", "E A E B7", "Am Am Dm Dm", "CM7 Am7 Dm7 G7")


def grooves():
    """Groove names by library file."""
    found = {}
    for file in sorted(LIBRARY.glob("*.mma")):
        if SKIP.match(file.stem):
            continue
        text = file.read_text(errors="replace")
        meter = re.search(r"(?im)^\s*time\s+(\d+)", text)
        if meter and int(meter[1]) in (3, 4):
            names = re.findall(r"(?im)^\s*defgroove\s+(\S+)", text)
            found[file.stem] = (int(meter[1]), names)
    return found


def tempo(stem):
    return next(range_ for pattern, range_ in TEMPO if re.search(pattern, stem))


def write(stem, meter, names, r):
    """A score of some 56 bars through up to four of the grooves."""
    plain = [n for n in names if not re.search(r"(?i)end", n)] or names
    picked = [plain[i] for i in r.permutation(len(plain))[:4]]
    progression = [CHORDS[r.integers(len(CHORDS))].split() for _ in range(2)]
    lines, bar, rate = ["Tempo 120", "Time %d" % meter, "SeqRnd On" if r.random() < .3 else ""], 0, r.choice([1, 1, 1, 2, 0])
    for groove in picked:
        lines.append("Groove " + groove)
        for _ in range(int(r.choice([8, 16]))):
            chords = progression[bar // 16 % 2]
            if rate == 1:
                line = chords[bar % len(chords)]
            elif rate == 2:
                line = chords[bar // 2 % len(chords)]
            else:
                pair = chords[2 * bar % len(chords)], chords[(2 * bar + 1) % len(chords)]
                line = "%s / %s" % pair if meter == 4 else "%s / %s" % pair
            bar += 1
            lines.append("%d %s" % (bar, line))
    with tempfile.TemporaryDirectory() as folder:
        chart, out = pathlib.Path(folder, "chart.mma"), pathlib.Path(folder, "chart.mid")
        chart.write_text("\n".join(lines) + "\n")
        done = subprocess.run(["mma", str(chart), "-f", str(out)], capture_output=True, text=True)
        if not out.exists():
            raise ValueError("mma: " + done.stdout[-300:])
        score = midi.read(out.read_bytes(), stem)
    # MMA writes the meter that we asked for; its own marks are not needed.
    score.downbeats = [float(b) for b in range(0, bar * meter, meter)]
    score.beats = bar * meter
    score.tempo = tempo(stem)
    return score
