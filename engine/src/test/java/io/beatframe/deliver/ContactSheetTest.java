package io.beatframe.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.beatframe.check.CutMeasure;
import io.beatframe.check.CutMethod;
import io.beatframe.check.Flashes;
import io.beatframe.check.QualityReport;
import io.beatframe.picture.Picture;
import io.beatframe.plan.ShotPlan;
import io.beatframe.request.Aspect;
import io.beatframe.time.FrameRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSheetTest {
    private static final List<Float> WAVE = Collections.nCopies(9000, 0.5f);

    private static final int PLAIN_HEIGHT = sheet(Plans.of(3)).height();

    private static List<Picture> frames(ShotPlan plan) {
        List<Picture> frames = new ArrayList<>();
        for (int i = 0; i < plan.shots().size(); i++) {
            Picture frame = new Picture(90, 160);
            frame.fill(colour(i));
            frames.add(frame);
        }
        return frames;
    }

    /** Every shot another colour, none of them a colour of the sheet. */
    private static int colour(int shot) {
        return 0x00c800 + shot;
    }

    private static Picture sheet(ShotPlan plan) {
        return ContactSheet.draw(plan, frames(plan), WAVE, Optional.of(passed(plan)));
    }

    private static QualityReport passed(ShotPlan plan) {
        List<CutMeasure> cuts =
                List.of(
                        new CutMeasure(
                                60,
                                2,
                                0,
                                0,
                                CutMethod.TIMELINE,
                                9,
                                true,
                                OptionalDouble.empty(),
                                OptionalDouble.of(4.5)));
        return new QualityReport(
                true,
                plan.frames(),
                plan.seconds(),
                540,
                960,
                "30",
                "h264",
                "aac",
                0,
                cuts,
                -14,
                -1.2,
                new Flashes(1, 0),
                List.of());
    }

    private static long count(Picture sheet, int colour) {
        return Arrays.stream(sheet.rgb()).filter(pixel -> pixel == colour).count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 61})
    void everyShotIsOnItAtTheSameSize(int shots) {
        ShotPlan plan = Plans.of(shots);
        Picture sheet = sheet(plan);
        assertThat(sheet.width()).isEqualTo(1800);
        ShotGrid grid = ShotGrid.of(plan);
        long[] pixels = new long[shots];
        for (int pixel : sheet.rgb()) {
            if (pixel >= colour(0) && pixel < colour(shots)) {
                pixels[pixel - colour(0)]++;
            }
        }
        for (long ofShot : pixels) {
            assertThat(ofShot).isGreaterThan((long) (grid.wide() * grid.high() * 0.97));
        }
    }

    @ParameterizedTest
    @EnumSource(Aspect.class)
    void marginsStayEmpty(Aspect aspect) {
        Picture sheet = sheet(Plans.of(13, "Waves at dawn", FrameRate.FPS_25, aspect));
        int margin = ContactSheet.MARGIN - 2;
        assertThat(marks(sheet, 0, 0, margin, sheet.height())).isZero();
        assertThat(marks(sheet, sheet.width() - margin, 0, sheet.width(), sheet.height())).isZero();
    }

    @Test
    void downbeatTicksStandWhereTheBeatsAre() {
        ShotPlan plan = Plans.of(5);
        Picture sheet = sheet(plan);
        int ticks = rowWithMost(sheet, Tone.ACCENT);
        List<Integer> columns = new ArrayList<>();
        for (int x = 1; x < sheet.width(); x++) {
            if (sheet.pixel(x, ticks) == Tone.ACCENT && sheet.pixel(x - 1, ticks) != Tone.ACCENT) {
                columns.add(x);
            }
        }
        assertThat(columns).hasSize(5);
        for (int bar = 0; bar < 5; bar++) {
            double expected = ContactSheet.MARGIN + ContactSheet.CONTENT * bar / 5.0;
            assertThat((double) columns.get(bar)).isBetween(expected - 3, expected + 3);
        }
    }

    private static int rowWithMost(Picture sheet, int colour) {
        int best = 0;
        long most = 0;
        // Below the heading, which has this colour too.
        for (int y = 300; y < sheet.height(); y++) {
            long count = 0;
            for (int x = 0; x < sheet.width(); x++) {
                count += sheet.pixel(x, y) == colour ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = y;
            }
        }
        return best;
    }

    @Test
    void aDissolveIsMixedInTheFilmStripAndACutIsNot() {
        ShotPlan plan = Plans.of(3);
        Picture sheet = new Picture(ContactSheet.WIDTH, 200);
        List<Picture> frames = frames(plan);
        frames.get(0).fill(0xff0000);
        frames.get(1).fill(0x00ff00);
        frames.get(2).fill(0x0000ff);
        Lanes lanes = new Lanes(sheet, 0, 1800, 0, 6);
        new FilmStrip(plan, frames, lanes).draw(0, 100);
        assertThat(sheet.pixel(599, 5)).isEqualTo(0xff0000);
        assertThat(sheet.pixel(600, 5)).isEqualTo(0x00ff00);
        int middle = sheet.pixel(1200, 5);
        assertThat(middle >> 8 & 0xff).isBetween(120, 136);
        assertThat(middle & 0xff).isBetween(120, 136);
        assertThat(sheet.pixel(1200 - 61, 5)).isEqualTo(0x00ff00);
        assertThat(sheet.pixel(1200 + 61, 5)).isEqualTo(0x0000ff);
    }

    @Test
    void theVerdictIsGreenOnlyWhenPassed() {
        ShotPlan plan = Plans.of(2);
        QualityReport good = passed(plan);
        QualityReport bad =
                new QualityReport(
                        false,
                        1,
                        1,
                        540,
                        960,
                        "30",
                        "h264",
                        "aac",
                        3,
                        List.of(),
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        new Flashes(1, 0),
                        List.of());
        Picture failed = ContactSheet.draw(plan, frames(plan), WAVE, Optional.of(bad));
        Picture passed = ContactSheet.draw(plan, frames(plan), WAVE, Optional.of(good));
        Picture unknown = ContactSheet.draw(plan, frames(plan), WAVE, Optional.empty());
        assertThat(count(passed, Tone.GOOD)).isPositive();
        assertThat(count(passed, Tone.BAD)).isZero();
        assertThat(count(failed, Tone.GOOD)).isZero();
        assertThat(count(failed, Tone.BAD)).isPositive();
        assertThat(unknown.height()).isLessThan(passed.height());
        assertThat(count(unknown, Tone.GOOD)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\udd7a\ud83d\udc83\ud83c\udffd\u200d\u2642\ufe0f dancing\n\n\tin 'the' [rain];:,\\ %{n} $(x)",
                "舞舞舞舞舞舞舞舞舞舞",
                "\u0000\u0007\ud800 broken \udfff text",
                "مرحبا بالعالم הלום",
                "Z̷̢͝a̶l̸g̴o̵ comes"
            })
    void hostilePromptsStayInTheirPlace(String prompt) {
        Picture hostile = sheet(Plans.of(3, prompt, FrameRate.FPS_30, Aspect.PORTRAIT));
        assertThat(hostile.height()).isBetween(PLAIN_HEIGHT, PLAIN_HEIGHT + 60);
    }

    @Test
    void aLongPromptTakesTwoLinesAndLeavesTheFiguresAlone() {
        Picture endless = sheet(Plans.of(3, "W".repeat(500), FrameRate.FPS_30, Aspect.PORTRAIT));
        assertThat(endless.height() - PLAIN_HEIGHT).isEqualTo(60);
        assertThat(marks(endless, 1140, ContactSheet.MARGIN, 1190, ContactSheet.MARGIN + 180))
                .isZero();
    }

    @Test
    void theHeaderNamesTheLookThatWasApplied() {
        assertThat(SheetHeader.of(Plans.of(3)).details()).contains("Cool moody");
    }

    private static int marks(Picture sheet, int x0, int y0, int x1, int y1) {
        int marks = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                marks += sheet.pixel(x, y) == Tone.PAPER ? 0 : 1;
            }
        }
        return marks;
    }

    @Test
    void theWaveMayBeMissingOrShortOrNoNumber() {
        ShotPlan plan = Plans.of(3);
        Picture none = ContactSheet.draw(plan, frames(plan), List.of(), Optional.empty());
        Picture strange =
                ContactSheet.draw(
                        plan, frames(plan), Collections.nCopies(1100, Float.NaN), Optional.empty());
        assertThat(strange.rgb()).isEqualTo(none.rgb());
    }
}
