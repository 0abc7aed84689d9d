package io.beatframe.clip.previz;

import io.beatframe.plan.Brief;
import io.beatframe.plan.Light;
import io.beatframe.plan.Scene;
import io.beatframe.plan.TimeOfDay;
import io.beatframe.request.Palette;
import io.beatframe.request.Style;

/**
 * The light and colours of a shot.
 *
 * @param haze what far things fade into
 * @param key the key light on a white thing
 * @param ambient the light from everywhere
 * @param accentA the palette's first colour of lamps and signs; bright, saturated
 * @param accentB its counterpart
 * @param stars 0 none to 1 a night without a moon
 * @param rim how strong the subject's edge light is
 * @param gain exposure before the tone curve
 * @param saturation of the finished picture
 */
record Mood(
        Rgb zenith,
        Rgb middle,
        Rgb horizon,
        Rgb haze,
        Rgb key,
        Rgb ambient,
        Rgb accentA,
        Rgb accentB,
        boolean night,
        float stars,
        float rim,
        float gain,
        float saturation) {

    static Mood of(Brief brief, Scene scene, Light light) {
        TimeOfDay time = scene.time();
        boolean neon =
                brief.palette() == Palette.VIBRANT_NEON || brief.style() == Style.VAPORWAVE_NEON;
        Rgb tint = tint(brief.palette());
        Rgb zenith = zenith(time).times(tint);
        Rgb middle = middle(time).times(tint);
        Rgb horizon = horizon(time).times(tint);
        if (neon) {
            zenith = zenith.mix(Rgb.of(0.10, 0.02, 0.26), time == TimeOfDay.NIGHT ? 0.22f : 0.55f);
            middle = middle.mix(Rgb.of(0.62, 0.10, 0.60), time == TimeOfDay.NIGHT ? 0.14f : 0.55f);
            horizon = horizon.mix(Rgb.of(1.3, 0.38, 0.55), time == TimeOfDay.NIGHT ? 0.16f : 0.5f);
        }
        float saturation = 1;
        float gain = 1;
        switch (brief.style()) {
            case FILM_NOIR -> {
                saturation = 0.22f;
                zenith = zenith.times(0.6f);
                middle = middle.times(0.75f);
            }
            case MODERN_MINIMAL -> {
                saturation = 0.72f;
                zenith = zenith.mix(horizon, 0.35f);
            }
            case LUXE_TRAVEL -> gain = 1.08f;
            case ENERGETIC_DANCE -> saturation = 1.12f;
            case VAPORWAVE_NEON -> saturation = 1.15f;
            case CINEMATIC_DRAMA -> zenith = zenith.times(0.85f);
        }
        if (brief.palette() == Palette.FILM_STOCK) {
            saturation *= 0.82f;
        }
        switch (scene.weather()) {
            case CLEAR -> {}
            case RAIN, SNOW -> {
                Rgb grey = middle.saturate(0.4f).times(0.85f);
                zenith = zenith.mix(grey, 0.55f);
                horizon = horizon.mix(grey, 0.5f);
            }
            case FOG -> {
                Rgb grey = middle.mix(horizon, 0.5f).saturate(0.45f);
                zenith = zenith.mix(grey, 0.6f);
                middle = grey;
                horizon = horizon.mix(grey, 0.55f);
            }
        }
        Rgb warm = Rgb.kelvin(light.kelvin());
        boolean night = time == TimeOfDay.NIGHT;
        Rgb key =
                switch (light.kind()) {
                    case GOLDEN_BACKLIGHT -> warm.mix(Rgb.of(1.5, 0.85, 0.38), 0.5f).times(1.7f);
                    case NEON -> accentA(brief, neon).times(1.5f);
                    case HARD_KEY -> warm.times(night ? 1.1f : 1.7f);
                    case HIGH_KEY -> warm.times(night ? 0.9f : 1.35f);
                    case THREE_POINT -> warm.times(night ? 0.85f : 1.25f);
                    case SOFT_EVEN -> warm.times(night ? 0.6f : 0.95f);
                };
        Rgb ambient = middle.mix(zenith, 0.4f).times(0.95f - 0.6f * (float) light.contrast());
        float rim =
                switch (light.kind()) {
                    case GOLDEN_BACKLIGHT -> 1.5f;
                    case NEON -> 1.25f;
                    case HARD_KEY -> 1.25f;
                    case THREE_POINT -> 1f;
                    case HIGH_KEY -> 0.7f;
                    case SOFT_EVEN -> 0.5f;
                };
        return new Mood(
                zenith,
                middle,
                horizon,
                horizon.mix(middle, 0.5f).times(night ? 0.85f : 0.72f),
                key,
                ambient,
                accentA(brief, neon),
                accentB(brief, neon),
                night,
                stars(time),
                rim,
                gain,
                saturation);
    }

    /** The colour of the air at {@code up}, 0 at the horizon to 1 overhead. */
    Rgb sky(float up) {
        float u = Math.clamp(up, 0f, 1f);
        float low = (float) Math.exp(-u * 5.5f);
        return zenith.mix(middle, (float) Math.exp(-u * 2.1f)).mix(horizon, low);
    }

    private static float stars(TimeOfDay time) {
        return switch (time) {
            case NIGHT -> 1;
            case DUSK -> 0.25f;
            case DAWN -> 0.12f;
            case DAY, GOLDEN_HOUR -> 0;
        };
    }

    private static Rgb zenith(TimeOfDay time) {
        return switch (time) {
            case NIGHT -> Rgb.of(0.009, 0.016, 0.045);
            case DUSK -> Rgb.of(0.035, 0.055, 0.17);
            case GOLDEN_HOUR -> Rgb.of(0.13, 0.23, 0.44);
            case DAY -> Rgb.of(0.10, 0.27, 0.62);
            case DAWN -> Rgb.of(0.11, 0.17, 0.36);
        };
    }

    private static Rgb middle(TimeOfDay time) {
        return switch (time) {
            case NIGHT -> Rgb.of(0.020, 0.036, 0.092);
            case DUSK -> Rgb.of(0.22, 0.14, 0.30);
            case GOLDEN_HOUR -> Rgb.of(0.58, 0.46, 0.38);
            case DAY -> Rgb.of(0.30, 0.50, 0.80);
            case DAWN -> Rgb.of(0.46, 0.36, 0.46);
        };
    }

    private static Rgb horizon(TimeOfDay time) {
        return switch (time) {
            case NIGHT -> Rgb.of(0.055, 0.075, 0.15);
            case DUSK -> Rgb.of(0.95, 0.42, 0.26);
            case GOLDEN_HOUR -> Rgb.of(1.35, 0.78, 0.36);
            case DAY -> Rgb.of(0.72, 0.84, 0.92);
            case DAWN -> Rgb.of(1.1, 0.62, 0.50);
        };
    }

    private static Rgb tint(Palette palette) {
        return switch (palette) {
            case WARM_CINEMATIC -> Rgb.of(1.10, 1.0, 0.88);
            case COOL_MOODY -> Rgb.of(0.80, 0.97, 1.14);
            case VIBRANT_NEON -> Rgb.of(1.05, 0.88, 1.18);
            case FILM_STOCK -> Rgb.of(1.05, 1.0, 0.92);
        };
    }

    private static Rgb accentA(Brief brief, boolean neon) {
        return neon
                ? Rgb.of(1.0, 0.06, 0.52)
                : switch (brief.palette()) {
                    case WARM_CINEMATIC -> Rgb.of(1.0, 0.46, 0.10);
                    case COOL_MOODY -> Rgb.of(0.10, 0.42, 1.0);
                    case VIBRANT_NEON -> Rgb.of(1.0, 0.06, 0.52);
                    case FILM_STOCK -> Rgb.of(0.95, 0.36, 0.14);
                };
    }

    private static Rgb accentB(Brief brief, boolean neon) {
        return neon
                ? Rgb.of(0.04, 0.70, 1.0)
                : switch (brief.palette()) {
                    case WARM_CINEMATIC -> Rgb.of(0.08, 0.48, 0.56);
                    case COOL_MOODY -> Rgb.of(0.42, 0.85, 0.90);
                    case VIBRANT_NEON -> Rgb.of(0.04, 0.70, 1.0);
                    case FILM_STOCK -> Rgb.of(0.25, 0.55, 0.36);
                };
    }
}
