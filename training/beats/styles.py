"""Writes music of our own: random drums, bass, chords and tunes in the manner of many styles.

A line of drums is a string a bar, a letter or dot a step; four steps a beat, or three.
"""

from dataclasses import dataclass

import numpy as np

from score import Note, Part, Score

MAJOR, MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
SIXTEENTHS = {  # when a player strikes, by the letter x; longer when followed by -
    "quarters": "x---x---x---x---", "eighths": "x-x-x-x-x-x-x-x-", "sixteenths": "x" * 16,
    "off": "..x-..x-..x-..x-", "offshort": "..x...x...x...x.", "off16": ".xxx.xxx.xxx.xxx",
    "long": "x---------------", "halves": "x-------x-------", "gallop": "x-xxx-xxx-xxx-xx",
    "reverse gallop": "xxx-xxx-xxx-xxx-", "charleston": "x-----x---------", "push": "x-----x-------x-",
    "tresillo": "x--x--x-x--x--x-", "backbeat": "....x---....x---", "stride": "..x-..x-..x-..x-",
    "root": "x---....x---....", "dotted": "x--x--x--x--x-x-", "skank": "..xx..xx..xx..xx",
    "anticipate": "x-x-x-x-x-x-x-x-"}
TRIPLETS = {
    "quarters": "x--x--x--x--", "eighths": "xxxxxxxxxxxx", "shuffle": "x-xx-xx-xx-x", "long": "x-----------",
    "halves": "x-----x-----", "off": "..x..x..x..x", "charleston": "x----x------", "backbeat": "...x-....x--",
    "root": "x--...x--..."}
THREES = {
    "quarters": "x---x---x---", "eighths": "x-x-x-x-x-x-", "long": "x-----------", "root": "x---........",
    "backbeat": "....x---x---", "sixteenths": "x" * 12, "push": "x-----x-----", "off": "..x-..x-..x-"}


@dataclass(frozen=True)
class Style:
    tempo: tuple
    drums: tuple  # of (kick, snare) lines; the words of a line are bars in turn
    hats: tuple
    bass: tuple
    chords: tuple
    voices: tuple  # of (bass, chords, lead) voices
    meter: int = 4
    steps: int = 4  # a beat
    swing: tuple = (0, 0)
    traits: tuple = ()
    rates: tuple = (1, 1, 1, 2, .5)  # bars a chord


ROCK = (("K.......K.......", "....S.......S..."), ("K.......K.K.....", "....S.......S..."),
        ("K.....K.K.......", "....S.......S..."), ("K..K..K...K.....", "....S.......S..."),
        ("K.K.....K.K.....", "....S.......S..."), ("K.....K...K...K.", "....S.......S..."),
        ("K...........K...", "........S......."), ("K..K......KK....", "....S..S.S..S..."),
        ("K...K...K...K...", "....S.......S..."), ("..K...K.K.......", "....S.......S..."))
METAL = (("K" * 16, "....S.......S..."), ("K.KKK.KKK.KKK.KK", "....S.......S..."),
         ("K.K.K.K.K.K.K.K.", "..S...S...S...S."), ("K" * 16, "..S...S...S...S."),
         ("K" * 16, "S...S...S...S..."), ("K.KKKK..K.KKKK..", "........S......."),
         ("KK.KK.KK.KK.KK..", "....S.......S..."), ("K..KK.K.K..KK.K.", "....S.......S..."),
         ("K...K...K...K...", "..S...S...S...S."), ("K...........K.K.", "........S......."),
         ("K.K.K.K.K.K.K.K.", "....S.......S..."), ("K.....KK..K...KK", "....S.......S..."))
FLOOR = (("K...K...K...K...", "....C.......C..."), ("K...K...K...K...", "................"),
         ("K...K...K...K..K", "....C.......C..."), ("K...K...K...K...", "....S.......S..S"))
THRASH = (("K...K...K...K...", "..S...S...S...S."), ("K.K.K.K.K.K.K.K.", "....S.......S..."),
          ("K" * 16, "....S.......S..."), ("K.KKK.KKK.KKK.KK", "....S.......S..."), ("K.....K.K.....K.", "....S.......S..."),
          ("K.......K.......", "....S.......S..."), ("K...K...K...K...", "....S.......S..."), ("K.K.....K.K.....", "....S.......S..."))
BREAKS = (("K.........K.....", "....S.......S..."), ("K..K......K.....", "....S..S.S..S..."),
          ("K.........K..K..", "....S.......S..S"), ("K.K.......KK....", "....S..S.S..S..."))
HIP = (("K......K..K.....", "....S.......S..."), ("K..K...K..K.....", "....S.......S..."),
       ("K.........KK....", "....S.......S..S"), ("K.K....K.K......", "....S..S....S..."))
SHUFFLE = (("K.....K.....", "...S.....S.."), ("K..K..K..K..", "...S.....S.."), ("K....KK.....", "...S.....S.."),
           ("............", "............"))
WALTZ = (("K...........", "....S...S..."), ("K...........", "........S..."), ("K.......K...", "....S......."),
         ("............", "............"))
HATS = ("h.h.h.h.h.h.h.h.", "h...h...h...h...", "hhhhhhhhhhhhhhhh", "h.hoh.h.h.hoh.h.", "r.r.r.r.r.r.r.r.",
        "r...r...r...r...", "c...c...c...c...", "o...o...o...o...")
OFFHATS = ("..o...o...o...o.", "hhohhhohhhohhhoh", "..h...h...h...h.", "h.o.h.o.h.o.h.o.")
GUITARS = ((33, 30, 30), (34, 30, 29), (33, 29, 81), (34, 30, 30), (38, 30, 80), (33, 30, 56))
SYNTHS = (("bass", "pad", "pluck"), ("bass", "pluck", "lead"), (38, 81, 80), ("bass", "chip", "chip"), (39, 90, 87),
          ("bass", 50, "lead"), (38, "pad", 81))
KEYS = ((32, 0, 0), (33, 0, 73), (33, 4, 25), (32, 24, 65), (33, 25, 71), (35, 48, 0), (32, 1, 40), (33, 16, 66))
LINES = ("eighths", "quarters", "root", "tresillo", "push", "dotted", "long")

STYLES = {
    "metal": Style((90, 200), METAL, HATS[:1] + HATS[4:] + OFFHATS[:1],
                   ("eighths", "sixteenths", "gallop", "quarters"),
                   ("sixteenths", "gallop", "reverse gallop", "long", "push", "off", "dotted", "eighths"),
                   GUITARS, traits=("distort",)),
    "rock": Style((85, 165), ROCK, HATS, LINES, ("long", "eighths", "push", "halves", "charleston", "off", "quarters"),
                  GUITARS, traits=("distort",)),
    "thrash": Style((145, 212), THRASH, HATS[:2] + HATS[4:] + OFFHATS[:1], ("eighths", "sixteenths", "quarters", "gallop"),
                    ("eighths", "sixteenths", "gallop", "reverse gallop", "long", "push", "off", "dotted", "quarters"),
                    GUITARS, traits=("distort",), rates=(1, 1, 2, 2, .5)),
    "punk": Style((150, 215), THRASH[4:] + ROCK[:5], HATS[:2] + HATS[4:], ("eighths", "quarters"),
                  ("eighths", "eighths", "quarters", "long", "push"), GUITARS, traits=("distort",), rates=(1, 1, 2, 2, .5)),
    "hardcore": Style((145, 200), FLOOR, OFFHATS + HATS[:3], ("off", "off16", "offshort", "eighths", "sixteenths"),
                      ("arp", "long", "off", "eighths", "dotted"), SYNTHS, traits=("pump",), rates=(1, 1, 2, 2)),
    "jungle": Style((155, 185), BREAKS, HATS + OFFHATS, ("long", "push", "root", "tresillo", "eighths"),
                    ("long", "arp", "charleston", "off"), SYNTHS + KEYS, rates=(1, 2, 2, 4), swing=(0, .15)),
    "pop": Style((75, 140), ROCK, HATS, LINES, ("long", "eighths", "quarters", "charleston", "push", "arp"), KEYS),
    "house": Style((112, 136), FLOOR, OFFHATS + HATS[:3], ("off", "off16", "sixteenths", "offshort", "tresillo"),
                   ("off", "tresillo", "long", "push", "arp", "dotted"), SYNTHS, traits=("pump",)),
    "trance": Style((128, 150), FLOOR, OFFHATS, ("off", "off16", "offshort", "sixteenths"),
                    ("arp", "long", "sixteenths", "dotted"), SYNTHS, traits=("pump",), rates=(1, 2, 2, 4)),
    "breaks": Style((150, 180), BREAKS, HATS + OFFHATS, ("long", "push", "root", "tresillo", "dotted"),
                    ("long", "push", "arp", "charleston"), SYNTHS, rates=(1, 2, 2, 4)),
    "hiphop": Style((70, 104), HIP, HATS, ("long", "push", "root", "tresillo"), ("long", "charleston", "push", "arp"),
                    SYNTHS + KEYS, swing=(0, .33), rates=(1, 2, .5)),
    "chip": Style((95, 165), ROCK + FLOOR, HATS + OFFHATS, ("eighths", "off", "sixteenths", "quarters", "tresillo"),
                  ("arp", "arp", "eighths", "off"), (("chip", "chip", "chip"), ("bass", "chip", "chip")),
                  swing=(0, .3)),
    "shuffle": Style((60, 150), SHUFFLE, ("h.hh.hh.hh.h", "r..r.rr..r.r", "hhhhhhhhhhhh", "...h.....h.."),
                     ("quarters", "shuffle", "root", "halves"), ("charleston", "shuffle", "long", "off", "backbeat", "eighths"),
                     KEYS + GUITARS[:3], steps=3),
    "swing": Style((105, 205), SHUFFLE[3:] + SHUFFLE[:2], ("r..r.rr..r.r", "...h.....h.."), ("quarters", "root"),
                   ("charleston", "off", "long", "backbeat"), ((32, 0, 65), (32, 26, 56), (32, 0, 71), (32, 24, 40)), steps=3),
    "rag": Style((60, 190), (("." * 16, "." * 16),), ("................",), ("root", "quarters"), ("backbeat", "stride"),
                 ((0, 0, 0), (3, 3, 3), (58, 0, 71), (32, 24, 105))),
    "waltz": Style((80, 190), WALTZ, ("............", "h...h...h...", "h.h.h.h.h.h."), ("root", "quarters", "long"),
                   ("backbeat", "arp", "long", "eighths", "push"), KEYS, meter=3),
    "ballad": Style((56, 88), ROCK[:4] + (("." * 16, "." * 16),) * 3, HATS[:3] + ("................",),
                    ("long", "root", "halves", "push"), ("arp", "long", "eighths", "quarters"), KEYS, rates=(1, 1, .5, 2)),
    "slow12": Style((52, 84), SHUFFLE, ("hhhhhhhhhhhh", "............"), ("root", "long", "quarters"),
                    ("arp", "eighths", "long"), KEYS, steps=3, rates=(1, 1, .5)),
    "strings": Style((56, 110), (("." * 16, "." * 16),), ("................",), ("long", "halves", "quarters"),
                     ("long", "halves", "quarters", "arp"), ((48, 48, 40), (43, 49, 73), (42, 46, 68), (49, 52, 60)),
                     rates=(1, 1, .5, .25)),
    "ska": Style((100, 180), ROCK, HATS[:2], ("quarters", "eighths", "root"), ("off", "offshort", "skank"), KEYS + GUITARS[:2]),
    "reggae": Style((66, 150), (("........K.......", "........S......."), ("K.......K.......", "....S.......S...")), HATS[:1],
                    ("tresillo", "push", "dotted"), ("off", "backbeat", "offshort"), KEYS),
    "disco": Style((104, 132), FLOOR, OFFHATS, ("eighths", "sixteenths", "off", "tresillo"),
                   ("off", "sixteenths", "charleston", "long"), KEYS + SYNTHS),
    "latin": Style((90, 190), (("K.....K.K.....K.", "...s..s...s.s..."), ("K.....K.K.....K.", "s..s..s...s.s...")),
                   HATS[:1] + HATS[2:3], ("root", "push", "tresillo"), ("off", "tresillo", "charleston", "dotted"), KEYS),
}
DRUMS = {"K": 36, "S": 38, "C": 39, "s": 37, "h": 42, "o": 46, "r": 51, "c": 49}


class _Writer:
    def __init__(self, style, r, bars):
        self.style, self.r, self.bars = style, r, bars
        self.scale = MAJOR if r.random() < .45 else MINOR
        self.key = int(r.integers(36, 48))
        self.swing = r.uniform(*style.swing)
        self.rhythms = THREES if style.meter == 3 else TRIPLETS if style.steps == 3 else SIXTEENTHS
        self.count = style.meter * style.steps
        voices = style.voices[r.integers(len(style.voices))]
        self.parts = {"drums": Part("drums"), "bass": Part(voices[0]), "chords": Part(voices[1]),
                      "lead": Part(voices[2]), "pad": Part("pad" if isinstance(voices[1], str) else 48, gain=.5)}

    def time(self, bar, step):
        if self.style.steps == 4 and step % 2 == 1:
            step += self.swing
        return bar * self.style.meter + step / self.style.steps

    def note(self, part, bar, step, steps, pitch, velocity):
        start = self.time(bar, step)
        self.parts[part].notes.append(
            Note(start, steps / self.style.steps * .95, int(pitch), float(np.clip(velocity, .05, 1))))

    def chord(self, degree, octave):
        root = self.key + octave
        return [root + self.scale[(degree + k) % 7] + 12 * ((degree + k) // 7) for k in (0, 2, 4)]

    def struck(self, rhythm):
        """(step, steps) of a bar."""
        line = self.rhythms.get(rhythm) or self.rhythms["eighths"]
        at = [i for i, c in enumerate(line) if c == "x"]
        for i in at:
            n = 1
            while i + n < len(line) and line[i + n] == "-":
                n += 1
            yield i, n

    def harmony(self):
        """The chord's degree at each step of the music."""
        r, rate = self.r, self.style.rates[self.r.integers(len(self.style.rates))]
        length = [4, 4, 8, 2, 3][r.integers(5)]
        loop = [0] + [int(r.choice([0, 3, 4, 5, 1, 2, 6], p=[.15, .22, .22, .18, .1, .08, .05])) for _ in range(length - 1)]
        span = max(1, int(rate * self.count))
        degrees = np.repeat(loop * (self.bars * self.count // (span * length) + 2), span)[:self.bars * self.count]
        if r.random() < .2:  # chords come half a beat early
            early = max(1, self.style.steps // 2)
            degrees = np.concatenate([degrees[early:], degrees[:early]])
        return degrees

    def drums(self, bar, on, kick, snare, hats, fill):
        r = self.r
        ghost = r.random() < .15
        for step in range(self.count):
            beat = step % self.style.steps == 0
            for line in (kick, snare, hats):
                letter = line[step % len(line)]
                if letter == "." or r.random() < .02:
                    continue
                loud = r.uniform(.75, 1) if letter in "KSCc" else r.uniform(.4, .65) + .15 * beat
                if on == "hats" and letter in "KSC":
                    continue
                self.note("drums", bar, step, 1, DRUMS[letter], loud)
            if ghost and on == "full" and r.random() < .1:
                self.note("drums", bar, step, 1, 38, r.uniform(.15, .35))
            if fill and step >= self.count - 2 * self.style.steps and r.random() < .7:
                self.note("drums", bar, step, 1, r.choice([38, 45, 47, 50, 41]), r.uniform(.5, 1))

    def pitched(self, bar, degrees, layers, bass, chords, lead):
        r, style = self.r, self.style
        first = bar * self.count
        if layers["bass"]:
            for step, steps in self.struck(bass):
                notes = self.chord(degrees[first + step], -12 if self.key > 40 else 0)
                fifth = bass in ("root", "quarters") and step % (2 * style.steps) and r.random() < .6
                self.note("bass", bar, step, steps, notes[2 if fifth else 0], r.uniform(.7, .95))
        if layers["chords"]:
            if chords == "arp":
                every = [1, 2, 2][r.integers(3)] if style.steps == 4 else 1
                up = self.arp
                for i, step in enumerate(range(0, self.count, every)):
                    notes = self.chord(degrees[first + step], 24)
                    notes = notes + [notes[0] + 12]
                    self.note("chords", bar, step, every * 1.5, notes[up[i % len(up)]], r.uniform(.5, .8))
            else:
                for step, steps in self.struck(chords):
                    notes = self.chord(degrees[first + step], 12 if "distort" in style.traits else 24)
                    if "distort" in style.traits:
                        notes = [notes[0], notes[0] + 7, notes[0] + 12]
                    accent = self.accents[step]
                    for pitch in notes:
                        self.note("chords", bar, step, steps, pitch, .55 + .3 * accent + r.uniform(-.05, .05))
        if layers["pad"] and bar * self.count < len(degrees):
            step = 0
            while step < self.count:
                end = step + 1
                while end < self.count and degrees[first + end] == degrees[first + step]:
                    end += 1
                for pitch in self.chord(degrees[first + step], 24):
                    self.note("pad", bar, step, end - step, pitch, .5)
                step = end
        if layers["lead"]:
            for step, steps, up, loud in lead:
                notes = self.chord(degrees[first + step], 36)
                self.note("lead", bar, step, steps, notes[up % 3] + (12 if up > 3 else 0), loud)

    def tune(self):
        """A bar of lead, repeated for a while."""
        r, step, tune = self.r, 0, []
        busy = r.choice([1, 2, 2, 4, self.style.steps])
        while step < self.count:
            steps = int(min(self.count - step, busy * r.choice([1, 1, 2, 3])))
            if r.random() < .8:
                tune.append((step, steps, int(r.integers(6)), r.uniform(.5, .9)))
            step += steps
        return tune

    def write(self):
        r, style = self.r, self.style
        degrees = self.harmony()
        self.arp = r.permutation(4)[:r.choice([3, 4])] if r.random() < .5 else np.array([0, 1, 2, 3, 2, 1])
        pick = lambda options: options[r.integers(len(options))]
        kit, hats, bass, chords = pick(style.drums), pick(style.hats), pick(style.bass), pick(style.chords)
        self.accents = (r.random(self.count) < .25).astype(float) if r.random() < .5 else np.array(
            [1. if s % self.count == 0 else .5 if s % style.steps == 0 else 0. for s in range(self.count)])
        section, lead = pick((4, 8, 8)), self.tune()
        level, layers = "full", dict(bass=True, chords=True, pad=False, lead=True)
        for bar in range(self.bars):
            if bar % section == 0:
                level = r.choice(["full", "full", "full", "hats", "none"]) if bar else r.choice(["full", "full", "none", "hats"])
                layers = dict(bass=r.random() < .88, chords=r.random() < .9, pad=r.random() < .3, lead=r.random() < .55)
                if not any(layers.values()):
                    layers["chords"] = True
                if r.random() < .35:
                    kit, hats, bass, chords = pick(style.drums), pick(style.hats), pick(style.bass), pick(style.chords)
                lead = self.tune() if r.random() < .5 else lead
                if level == "full" and kit[0].strip(".") and r.random() < .6:
                    self.note("drums", bar, 0, 4, 49, .9)
            fill = bar % section == section - 1 and level == "full" and kit[0].strip(".") and r.random() < .6
            rising = level == "none" and bar % section >= section - 2 and "pump" in style.traits and r.random() < .5
            if level != "none":
                self.drums(bar, level, kit[0], kit[1], hats, fill)
            elif rising:
                for step in range(self.count):
                    self.note("drums", bar, step, 1, 38, .3 + .4 * step / self.count)
            self.pitched(bar, degrees, layers, bass, chords, lead)


def write(name, r):
    style = STYLES[name]
    slow, fast = style.tempo
    bars = int(fast * 1.2 / style.meter) + 8
    writer = _Writer(style, r, bars)
    writer.write()
    beats = bars * style.meter
    parts = [p for p in writer.parts.values() if p.notes]
    return Score(name, parts, beats, list(range(0, beats, style.meter)), style.tempo,
                 {trait: True for trait in style.traits})
