"""Reads standard MIDI files into scores."""

import struct

from score import Note, Part, Score


def _events(track):
    at, tick, running = 0, 0, 0

    def number():
        nonlocal at
        value = 0
        while True:
            byte = track[at]
            at += 1
            value = value << 7 | byte & 127
            if byte < 128:
                return value

    while at < len(track):
        tick += number()
        status = track[at]
        if status < 128:
            status = running
        else:
            at += 1
        if status == 0xFF:
            kind = track[at]
            at += 1
            size = number()
            yield tick, "meta", kind, track[at:at + size]
            at += size
        elif status in (0xF0, 0xF7):
            size = number()
            at += size
        else:
            running = status
            size = 1 if status & 0xF0 in (0xC0, 0xD0) else 2
            yield tick, status & 0xF0, status & 15, track[at:at + size]
            at += size


def read(data, name):
    """Bars follow the time signatures; `None` where they are not of 3 or 4 beats."""
    if data[:4] != b"MThd":
        raise ValueError("not MIDI: " + name)
    _, tracks, division = struct.unpack(">HHH", data[8:14])
    at, parts, tempos, meters, end = 14, {}, [], [], 0.0
    for _ in range(tracks):
        size = struct.unpack(">I", data[at + 4:at + 8])[0]
        program, volume, open_notes = {}, {}, {}
        for tick, kind, channel, body in _events(data[at + 8:at + 8 + size]):
            beat = tick / division
            if kind == "meta":
                if channel == 0x51:
                    tempos.append((beat, 6e7 / int.from_bytes(body, "big")))
                elif channel == 0x58:
                    meters.append((beat, body[0] * 4 / 2 ** body[1]))
            elif kind == 0xC0:
                program[channel] = body[0]
            elif kind == 0xB0 and body[0] == 7:
                volume.setdefault(channel, body[1])
            elif kind == 0x90 and body[1] > 0:
                open_notes.setdefault((channel, body[0]), []).append((beat, body[1]))
            elif kind in (0x80, 0x90):
                started = open_notes.get((channel, body[0]))
                if started:
                    start, velocity = started.pop(0)
                    voice = "drums" if channel == 9 else program.get(channel, 0)
                    key = (channel, voice)
                    if key not in parts:
                        parts[key] = Part(voice, gain=(volume.get(channel, 100) / 127) ** 2)
                    parts[key].notes.append(
                        Note(start, max(0.02, beat - start), body[0], velocity / 127))
                    end = max(end, beat)
        at += 8 + size
    meters = sorted(meters) or [(0.0, 4.0)]
    if any(meter not in (3, 4) for _, meter in meters):
        return None
    downbeats, bar, current = [], 0.0, meters[0][1]
    while bar < end:
        for start, meter in meters:
            if start <= bar + 1e-6:
                current = meter
        downbeats.append(bar)
        bar += current
    spans = [b - a for (a, _), (b, _) in zip(tempos, tempos[1:])] + [1e9]
    tempo = max(zip(spans, tempos), default=(0, (0, 120)))[1][1]
    for part in parts.values():
        part.notes.sort(key=lambda n: n.start)
    return Score(name, list(parts.values()), int(end) + 1, downbeats, (tempo * .92, tempo * 1.08), tempos=sorted(tempos))
