package io.beatframe.server.api;

import io.beatframe.failure.DiskFull;
import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.failure.FailureType;
import io.beatframe.server.reel.ClientWords;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Every error as application/problem+json with a stable code; never a stack trace. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {
    private static final Log LOG = LogFactory.getLog(Problems.class);

    /** For whoever is to wait and is not told how long. */
    private static final String SECONDS_TO_WAIT = "10";

    /** Jackson has no type for it. */
    private static final Pattern TWICE = Pattern.compile("^Duplicate Object property \"(.*)\"$");

    private static final Map<ErrorCode, HttpStatus> OWN =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(ErrorCode.REQUEST_INVALID, HttpStatus.BAD_REQUEST),
                            Map.entry(ErrorCode.PLAN_UNREADABLE, HttpStatus.BAD_REQUEST),
                            Map.entry(ErrorCode.KEY_REFUSED, HttpStatus.UNAUTHORIZED),
                            Map.entry(ErrorCode.HOST_REFUSED, HttpStatus.FORBIDDEN),
                            Map.entry(ErrorCode.QUOTA_EXCEEDED, HttpStatus.FORBIDDEN),
                            Map.entry(ErrorCode.NOT_FOUND, HttpStatus.NOT_FOUND),
                            Map.entry(ErrorCode.STATE_CONFLICT, HttpStatus.CONFLICT),
                            Map.entry(ErrorCode.PLAN_CHANGED, HttpStatus.PRECONDITION_FAILED),
                            Map.entry(ErrorCode.IDEMPOTENCY_IN_FLIGHT, HttpStatus.CONFLICT),
                            Map.entry(ErrorCode.BODY_TOO_LARGE, HttpStatus.CONTENT_TOO_LARGE),
                            Map.entry(ErrorCode.RATE_LIMITED, HttpStatus.TOO_MANY_REQUESTS)));

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Failure thrown) {
        Failure failure = told(thrown);
        ProblemDetail problem = problem(failure);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.getStatus())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        Optional<String> wait = wait(failure);
        if (wait.isPresent()) {
            answer = answer.header(HttpHeaders.RETRY_AFTER, wait.get());
        }
        return answer.body(problem);
    }

    /** How long to wait, where waiting helps. */
    private static Optional<String> wait(Failure failure) {
        return switch (status(failure)) {
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE ->
                    failure.retriable()
                            ? Optional.of(
                                    failure.retryAfter()
                                            .map(least -> least.plusMillis(999).toSeconds())
                                            .map(seconds -> Long.toString(Math.max(1, seconds)))
                                            .orElse(SECONDS_TO_WAIT))
                            : Optional.empty();
            case HttpStatus other -> Optional.empty();
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> thrown(RuntimeException thrown) {
        return failed(failure(thrown));
    }

    /** A form that cannot be read; Spring knows only the one that is too large. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MultipartException form) {
        if (DiskFull.caused(form)) {
            return thrown(form);
        }
        return failed(
                new Failure(
                        ErrorCode.REQUEST_INVALID,
                        "The body is not a form of type multipart/form-data that can be read.",
                        form));
    }

    /** What Tomcat cannot decode, or finds to be too many; Spring takes it for a defect of ours. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException parameter) {
        return failed(
                new Failure(
                        ErrorCode.REQUEST_INVALID,
                        "What stands behind the question mark, or a field of the form, cannot be read:"
                                + " it is no UTF-8, has no name, or there are too many.",
                        parameter));
    }

    /** A failure in words for a client, who has neither our command line nor our settings. */
    private static Failure told(Failure failure) {
        if (failure.code() == ErrorCode.CANCELLED) {
            return new Failure(
                    ErrorCode.CANCELLED,
                    "The service is ending. Send the request again.",
                    failure,
                    true);
        }
        Failure told = ClientWords.of(failure);
        if (!told.message().equals(failure.message())
                && (ClientWords.operators(failure) || failure.type() != FailureType.USER)) {
            LOG.warn(failure.code() + ": " + failure.message());
        }
        return told;
    }

    /** What was thrown, as a failure that a client may see. */
    private static Failure failure(Exception thrown) {
        // A record's constructor may have refused a value; Jackson wraps what it threw.
        for (@Nullable Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Failure failure) {
                return failure;
            }
        }
        if (DiskFull.caused(thrown)) {
            return new Failure(
                    ErrorCode.DISK_FULL, "The disk of the data folder is full.", thrown, true);
        }
        if (thrown instanceof DataAccessException || thrown instanceof TransactionException) {
            LOG.error("The database failed", thrown);
            return new Failure(
                    ErrorCode.DATABASE_FAILED,
                    "The service's database does not answer. Try again in a moment.",
                    thrown,
                    true);
        }
        LOG.error("A defect", thrown);
        return new Failure(ErrorCode.INTERNAL_ERROR, "This is a defect of Beatframe.", thrown);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Failure failure = told(translated(exception, status));
        ProblemDetail problem = problem(failure);
        int code =
                status.is4xxClientError() && failure.code() == ErrorCode.REQUEST_INVALID
                        ? status.value()
                        : problem.getStatus();
        problem.setStatus(code);
        problem.setTitle(title(code));
        return super.handleExceptionInternal(
                exception, problem, headers, HttpStatusCode.valueOf(code), request);
    }

    /** For filters, which stand before Spring's handlers. */
    void write(HttpServletResponse response, Exception thrown) throws IOException {
        Failure failure = told(failure(thrown));
        wait(failure).ifPresent(most -> response.setHeader(HttpHeaders.RETRY_AFTER, most));
        write(response, status(failure).value(), failure);
    }

    /** For what Tomcat refused, with the status that it chose. */
    void write(HttpServletResponse response, int status, Failure failure) throws IOException {
        ProblemDetail problem = problem(failure);
        problem.setStatus(status);
        problem.setTitle(title(status));
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static Failure translated(Exception exception, HttpStatusCode status) {
        for (@Nullable Throwable at = exception; at != null; at = at.getCause()) {
            if (at instanceof Failure failure) {
                return failure;
            }
        }
        if (status.value() == HttpStatus.NOT_FOUND.value()) {
            return new Failure(ErrorCode.NOT_FOUND, "There is nothing at this address.");
        }
        if (status.value() == HttpStatus.CONTENT_TOO_LARGE.value()) {
            return new Failure(
                    ErrorCode.BODY_TOO_LARGE, "The request has more bytes than are taken here.");
        }
        if (status.is5xxServerError()) {
            LOG.error("A defect", exception);
            return new Failure(ErrorCode.INTERNAL_ERROR, "This is a defect of Beatframe.");
        }
        return new Failure(ErrorCode.REQUEST_INVALID, why(exception));
    }

    private static String why(Exception exception) {
        if (exception instanceof HttpMessageNotReadableException unreadable) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(unreadable);
            if (cause instanceof JacksonException wrong) {
                return why(wrong);
            }
            return "The body is missing or cannot be read.";
        }
        if (exception instanceof TypeMismatchException mismatch) {
            return "'"
                    + shown(String.valueOf(mismatch.getValue()))
                    + "' is not a value of "
                    + mismatch.getPropertyName()
                    + ".";
        }
        return shown(
                exception instanceof ResponseStatusException said && said.getReason() != null
                        ? said.getReason()
                        : String.valueOf(exception.getMessage()));
    }

    /** Where it is wrong; Jackson's own words would name classes. */
    static String why(JacksonException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return "There is no field '" + shown(unknown.getPropertyName()) + "'.";
        }
        Matcher twice = TWICE.matcher(String.valueOf(wrong.getOriginalMessage()));
        if (twice.find()) {
            return "The field '" + shown(twice.group(1)) + "' is there twice.";
        }
        String path = wrong.getPathReference();
        String field = path == null ? "" : path.replaceAll(".*\\[\"|\"\\].*", "");
        if (!field.isEmpty()) {
            return "The field '" + shown(field) + "' has a value of the wrong kind.";
        }
        return "The body is not JSON as expected here"
                + (wrong.getLocation() == null
                        ? "."
                        : ": see line "
                                + wrong.getLocation().getLineNr()
                                + ", column "
                                + wrong.getLocation().getColumnNr()
                                + ".");
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 160 ? line : line.substring(0, 157) + "...";
    }

    private static ProblemDetail problem(Failure failure) {
        HttpStatus status = status(failure);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, failure.message());
        problem.setType(URI.create("urn:beatframe:error:" + failure.code()));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", failure.code().name());
        problem.setProperty("retriable", failure.retriable());
        return problem;
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    /** The service's own codes have a status each; any other code's follows from its type. */
    private static HttpStatus status(Failure failure) {
        HttpStatus own = OWN.get(failure.code());
        if (own != null) {
            return own;
        }
        if (ClientWords.operators(failure) || failure.code() == ErrorCode.CANCELLED) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return switch (failure.type()) {
            case USER -> HttpStatus.UNPROCESSABLE_CONTENT;
            case PROVIDER -> HttpStatus.BAD_GATEWAY;
            case RESOURCES -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
