package io.beatframe.server.api;

import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.Reels;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Rows as clients see them. */
@Component
@Profile("api")
final class Views {
    private final Reels reels;
    private final Clock clock;

    Views(Reels reels, Clock clock) {
        this.reels = reels;
        this.clock = clock;
    }

    /** The reel as it is now. */
    ReelView of(Caller caller, String id, HttpServletRequest http) {
        return of(List.of(reels.get(caller.tenantId(), id)), http).getFirst();
    }

    List<ReelView> of(List<Reel> those, HttpServletRequest http) {
        Map<String, List<Reels.StepRow>> steps = reels.steps(those);
        String address = UploadUrls.origin(http) + "/v1/reels/";
        return those.stream()
                .map(reel ->
                        ReelView.of(
                                reel,
                                steps.getOrDefault(reel.id(), List.of()),
                                clock.instant(),
                                address + reel.id()))
                .toList();
    }
}
