package io.beatframe.server.api;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that arise outside of our handlers are problems too, and never a page of HTML. */
@Controller
@Profile("api")
final class ErrorPages
        implements ErrorController, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code) || code == 404) {
            problems.write(
                    response,
                    404,
                    new Failure(ErrorCode.NOT_FOUND, "There is nothing at this address."));
        } else if (code < 500) {
            problems.write(
                    response,
                    code,
                    new Failure(ErrorCode.REQUEST_INVALID, "This is not taken here."));
        } else {
            problems.write(
                    response,
                    code,
                    new Failure(ErrorCode.INTERNAL_ERROR, "This is a defect of Beatframe."));
        }
    }
}
