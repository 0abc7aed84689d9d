package io.beatframe.clip.previz;

import io.beatframe.plan.Brief;
import io.beatframe.plan.ShotPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that a drawn shot is made of, as a name. It holds more than the painter looks at, so that two
 * shots with one name are one picture for sure; but nothing of the other shots.
 */
final class DrawnKey {
    private static final String FORM = "1";

    private DrawnKey() {}

    /** 40 hexadecimal digits. */
    static String of(ShotPlan plan, int index) {
        Brief brief = plan.brief();
        List<Object> all =
                List.of(
                        FORM,
                        plan.shots().get(index),
                        plan.lead(index),
                        plan.clipFrames(index),
                        // A drawn HUD counts them.
                        brief.hud() ? plan.shots().size() : 0,
                        plan.scene(),
                        plan.size(),
                        plan.rate(),
                        brief.prompt(),
                        brief.style(),
                        brief.palette(),
                        brief.quality(),
                        brief.seed(),
                        brief.hud(),
                        plan.music().beats(),
                        plan.music().sections());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, 40);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
