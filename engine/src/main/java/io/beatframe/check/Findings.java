package io.beatframe.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Findings as they are made. */
final class Findings {
    private final List<Finding> all = new ArrayList<>();

    void error(Finding.Code code, String message) {
        all.add(new Finding(code, Finding.Severity.ERROR, OptionalDouble.empty(), message));
    }

    void errorAt(Finding.Code code, double seconds, String message) {
        all.add(new Finding(code, Finding.Severity.ERROR, OptionalDouble.of(seconds), message));
    }

    void warning(Finding.Code code, String message) {
        all.add(new Finding(code, Finding.Severity.WARNING, OptionalDouble.empty(), message));
    }

    void warningAt(Finding.Code code, double seconds, String message) {
        all.add(new Finding(code, Finding.Severity.WARNING, OptionalDouble.of(seconds), message));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    boolean anyError() {
        return all.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
