package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat refuses before any filter of ours sees it: bad request lines, huge headers. */
final class ProblemValve extends ErrorReportValve {
    private final Problems problems;

    ProblemValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0) {
            return;
        }
        if (!response.setErrorReported()) {
            return;
        }
        try {
            problems.write(
                    response.getResponse(),
                    response.getStatus(),
                    response.getStatus() < 500
                            ? new Failure(
                                    ErrorCode.REQUEST_INVALID,
                                    "This is no HTTP request that is taken here: see its first line and"
                                            + " the size and form of its headers.")
                            : new Failure(
                                    ErrorCode.INTERNAL_ERROR, "This is a defect of Beatframe."));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("Nobody is left to be told", gone);
        }
    }
}
