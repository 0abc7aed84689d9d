package io.beatframe.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a director of words makes of the request: one world for all shots, and an idea for each. It
 * asserts no times and no lengths; {@link Director} computes those, and fills what is left open.
 *
 * @param subject who or what is seen, as a noun phrase, the same in every shot
 * @param world the place, the hour and the air in one sentence, the same in every shot
 * @param light the one approach to light, in a sentence
 * @param colour the one approach to colour, in a sentence
 * @param consistency what must not change between shots
 * @param shots in any order; none: the rules choose the cuts as well
 */
public record Treatment(
        Optional<String> subject,
        Optional<String> world,
        Optional<SceneKind> place,
        Optional<TimeOfDay> time,
        Optional<Weather> weather,
        Optional<Subject> cast,
        Optional<String> light,
        Optional<String> colour,
        Optional<String> consistency,
        List<ShotIdea> shots) {
    /** Everything is left to the rules. */
    public static final Treatment NONE =
            new Treatment(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    public Treatment {
        shots = List.copyOf(shots);
    }

    /** The scene as read from the prompt, with what this treatment says otherwise. */
    Scene over(Scene read) {
        return new Scene(
                place.orElse(read.kind()),
                time.orElse(read.time()),
                weather.orElse(read.weather()),
                cast.orElse(read.subject()),
                subject.orElse(read.subjectWords()));
    }
}
