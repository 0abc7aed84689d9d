package io.beatframe.server.api;

import io.beatframe.server.reel.Reel;
import io.beatframe.server.reel.Reels;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
        return of(reels.get(caller.tenantId(), id), http);
    }

    ReelView of(Reel reel, HttpServletRequest http) {
        String address = UploadUrls.origin(http) + "/v1/reels/" + reel.id();
        return ReelView.of(reel, reels.steps(reel), clock.instant(), address);
    }
}
