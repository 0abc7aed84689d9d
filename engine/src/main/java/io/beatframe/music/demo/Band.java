package io.beatframe.music.demo;

import static io.beatframe.music.demo.Arrangement.BEATS_PER_BAR;

import io.beatframe.music.demo.Sound.Bus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Plays an arrangement. */
public final class Band {
    private static final int STEPS = 16;
    private static final List<List<Integer>> BASS_LINES =
            List.of(
                    List.of(0, 3, 6, 8, 11, 14),
                    List.of(2, 4, 6, 10, 12, 14),
                    List.of(0, 2, 6, 8, 10, 14),
                    List.of(0, 3, 6, 10, 12));
    private static final List<List<Integer>> ARPEGGIOS =
            List.of(
                    List.of(0, 2, 1, 3, 2, 4, 1, 3),
                    List.of(0, 1, 2, 4, 3, 2, 1, 2),
                    List.of(4, 3, 2, 1, 0, 2, 3, 1));
    private static final List<List<Integer>> RHYTHMS =
            List.of(List.of(0, 3, 6, 12), List.of(0, 6, 8, 12, 14), List.of(0, 4, 7, 10));

    private final Arrangement song;
    private final double step;
    private final Bus drums;
    private final Bus bass;
    private final Bus pad;
    private final Bus pluck;
    private final Bus lead;
    private final DrumKit kit;
    private final List<Double> kicks = new ArrayList<>();
    private final List<Integer> bassLine;
    private final List<Integer> arpeggio;
    private final List<Integer> rhythm;
    private final int[] motif;

    private Band(Arrangement song) {
        this.song = song;
        step = song.barSeconds() / STEPS;
        int samples = Sound.samples(song.seconds());
        drums = new Bus(samples);
        bass = new Bus(samples);
        pad = new Bus(samples);
        pluck = new Bus(samples);
        lead = new Bus(samples);
        kit = new DrumKit(drums, song.seed());
        SplittableRandom random = new SplittableRandom(song.seed() + 1);
        bassLine = BASS_LINES.get(random.nextInt(BASS_LINES.size()));
        arpeggio = ARPEGGIOS.get(random.nextInt(ARPEGGIOS.size()));
        rhythm = RHYTHMS.get(random.nextInt(RHYTHMS.size()));
        motif = random.ints(8, 0, 4).toArray();
    }

    /**
     * @return left and right, 44.1 kHz, peak -1 dBFS
     */
    public static float[][] play(Arrangement song) {
        Band band = new Band(song);
        for (int bar = 0; bar < song.bars().size(); bar++) {
            band.playBar(bar, song.bars().get(bar));
        }
        return band.mix();
    }

    private void playBar(int bar, Set<Part> parts) {
        double at = bar * song.barSeconds();
        boolean full = parts.contains(Part.CLAP);
        double open = full ? .9 : parts.contains(Part.KICK) ? .6 : .35;
        for (Part part : parts) {
            switch (part) {
                case KICK -> kick(at, full, parts.contains(Part.FILL));
                case CLAP -> clap(at);
                case HATS -> hats(at, full);
                case BASS -> bass(bar, at);
                case PAD -> pad(bar, at, open);
                case PLUCK -> pluck(bar, at, open);
                case LEAD -> lead(bar, at);
                case FILL -> kit.fill(at + 3 * 4 * step, 4 * step, .42);
                case RISER -> kit.riser(at, song.barSeconds(), .28);
                case CRASH -> kit.crash(at, .2);
            }
        }
    }

    private void kick(double at, boolean full, boolean fill) {
        for (int beat = 0; beat < (fill ? 3 : BEATS_PER_BAR); beat++) {
            kit.kick(at + beat * 4 * step, full ? .8 : .6);
            kicks.add(at + beat * 4 * step);
        }
        if (fill) {
            kit.kick(at + 12 * step, .6);
            kicks.add(at + 12 * step);
        }
    }

    private void clap(double at) {
        kit.clap(at + 4 * step, .62);
        kit.clap(at + 12 * step, .62);
    }

    private void hats(double at, boolean full) {
        for (int i = 0; i < STEPS; i++) {
            if (full && i % 4 == 2) {
                kit.hat(at + i * step, .26, true, .25);
            } else if (full || i % 2 == 0) {
                double accent = i % 4 == 2 ? .2 : i % 2 == 0 ? .14 : .09;
                kit.hat(at + i * step, accent, false, i % 4 == 0 ? -.2 : .3);
            }
        }
    }

    private void bass(int bar, double at) {
        int root = song.harmony().note(song.harmony().degree(bar));
        int low = root > 43 ? root - 12 : root;
        for (int i = 0; i < bassLine.size(); i++) {
            int start = bassLine.get(i);
            int end = i + 1 < bassLine.size() ? bassLine.get(i + 1) : STEPS;
            double length = Math.min(3, end - start) * step * .85;
            int octave = i == bassLine.size() - 1 && bar % 2 == 1 ? 12 : 0;
            Synths.bass(bass, at + start * step, length, low + octave, .42);
        }
    }

    private void pad(int bar, double at, double open) {
        int[] chord = song.harmony().chord(bar);
        for (int i = 0; i < 3; i++) {
            // Near middle C whatever the chord, so that the voices move little.
            int midi = near(song.harmony().note(chord[i]), 57 + 3 * i);
            Synths.pad(pad, at, song.barSeconds(), midi, open, .2);
        }
        int seventh = near(song.harmony().note(chord[3]), 67);
        Synths.pad(pad, at, song.barSeconds(), seventh, open, .08);
    }

    private void pluck(int bar, double at, double open) {
        int[] chord = song.harmony().chord(bar);
        for (int i = 0; i < STEPS; i++) {
            if (i % 2 == 1 && open < .6 && i % 8 != 3) {
                continue;
            }
            int tone = arpeggio.get(i % arpeggio.size());
            int stepOfScale = chord[tone % 3] + 7 * (tone / 3);
            int midi = near(song.harmony().note(stepOfScale), 69 + 4 * (tone % 3));
            double level = i % 4 == 0 ? .15 : .1;
            Synths.pluck(pluck, at + i * step, midi, open, i % 2 == 0 ? -.35 : .35, level);
        }
    }

    /** A motif of a bar: answered in the second, varied in the fourth. */
    private void lead(int bar, double at) {
        int[] chord = song.harmony().chord(bar);
        int shift = bar % 4 == 3 ? 1 : 0;
        for (int i = 0; i < rhythm.size(); i++) {
            int start = rhythm.get(i);
            int end = i + 1 < rhythm.size() ? rhythm.get(i + 1) : STEPS;
            int tone = motif[(i + (bar % 2) * 2 + shift) % motif.length];
            int midi = near(song.harmony().note(chord[tone % 3] + (tone == 3 ? 7 : 0)), 74);
            boolean last = i == rhythm.size() - 1;
            double length = Math.min(last ? 6 : 4, end - start) * step * .9;
            Synths.lead(lead, at + start * step, length, midi, .2);
        }
    }

    /** The same note in the octave nearest to another. */
    private static int near(int midi, int target) {
        return midi + 12 * Math.round((target - midi) / 12f);
    }

    private float[][] mix() {
        Room.duck(pad, kicks, .65, 3.4 * step);
        Room.duck(bass, kicks, .55, 2.5 * step);
        Room.duck(pluck, kicks, .25, 2 * step);
        Bus echo = new Bus(lead.left.length);
        echo.add(Room.pingPong(pluck, 3 * step), .45);
        echo.add(Room.pingPong(lead, 3 * step), .3);
        Bus send = new Bus(lead.left.length);
        send.add(pad, .35);
        send.add(pluck, .4);
        send.add(lead, .35);
        send.add(echo, .35);
        send.add(drums, .06);
        Bus mix = new Bus(lead.left.length);
        mix.add(drums, 1);
        mix.add(bass, 1);
        mix.add(pad, .95);
        mix.add(pluck, 1);
        mix.add(lead, 1);
        mix.add(echo, 1);
        mix.add(Room.hall(send), .55);
        Room.master(mix, .85, .89);
        Room.fadeOut(mix, Math.min(2.5, song.seconds() / 4));
        return new float[][] {mix.left, mix.right};
    }
}
