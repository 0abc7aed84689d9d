package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Every error as application/problem+json with a stable code; never a stack trace. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {
    private static final Log LOG = LogFactory.getLog(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Failure failure) {
        ProblemDetail problem = problem(failure);
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException away) {
        LOG.error("The database failed", away);
        return failed(
                new Failure(
                        ErrorCode.DATABASE_FAILED,
                        "The service's database does not answer. Try again in a moment.",
                        away,
                        true));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> defect(RuntimeException defect) {
        LOG.error("A defect", defect);
        return failed(
                new Failure(ErrorCode.INTERNAL_ERROR, "This is a defect of Beatframe.", defect));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Failure failure = translated(exception, status);
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
    void write(HttpServletResponse response, Failure failure) throws IOException {
        ProblemDetail problem = problem(failure);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private static Failure translated(Exception exception, HttpStatusCode status) {
        // A record's constructor may have refused a value; Jackson wraps what it threw.
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
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return "There is no field '" + shown(unknown.getPropertyName()) + "'.";
            }
            if (cause instanceof JacksonException wrong) {
                String path = wrong.getPathReference();
                String field = path == null ? "" : path.replaceAll(".*\\[\"|\"\\].*", "");
                return (field.isEmpty() ? "The body is not JSON" : "The field " + shown(field))
                        + (field.isEmpty() ? "" : " has a value of the wrong kind")
                        + ": "
                        + shown(wrong.getOriginalMessage())
                        + ".";
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
        return shown(String.valueOf(exception.getMessage()));
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
        if (failure.code() == ErrorCode.REQUEST_INVALID) {
            return HttpStatus.BAD_REQUEST;
        }
        if (failure.code() == ErrorCode.NOT_FOUND) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure.code() == ErrorCode.STATE_CONFLICT) {
            return HttpStatus.CONFLICT;
        }
        if (failure.code() == ErrorCode.HOST_REFUSED) {
            return HttpStatus.FORBIDDEN;
        }
        if (failure.code() == ErrorCode.BODY_TOO_LARGE) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        return switch (failure.type()) {
            case USER -> HttpStatus.UNPROCESSABLE_CONTENT;
            case PROVIDER -> HttpStatus.BAD_GATEWAY;
            case RESOURCES -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
