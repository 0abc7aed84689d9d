"""What is played: notes in beats, who plays them, and where the bars begin."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    start: float  # in beats
    length: float  # in beats
    pitch: int  # MIDI; of drums General MIDI's map
    velocity: float  # 0 to 1


@dataclass
class Part:
    """`voice` is a General MIDI program (int), "drums", or the name of a patch of synth.py."""

    voice: object
    notes: list = field(default_factory=list)
    gain: float = 1.0

    @property
    def stem(self):
        if self.voice == "drums":
            return "drums"
        if self.voice == "bass" or (isinstance(self.voice, int) and 32 <= self.voice <= 39):
            return "bass"
        return "rest"


@dataclass
class Score:
    name: str  # of the groove, song or style: what training and validation are split by
    parts: list
    beats: int
    downbeats: list  # in beats
    tempo: tuple  # lowest and highest that this music stands, beats a minute
    traits: dict = field(default_factory=dict)  # what mix.py should know: "pump", "distort"
    tempos: list = field(default_factory=list)  # (beat, beats a minute) as a file has them
