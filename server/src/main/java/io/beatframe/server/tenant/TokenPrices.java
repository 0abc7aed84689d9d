package io.beatframe.server.tenant;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;
import io.beatframe.request.PlannerChoice;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What language models cost, as the operator says it: nobody tells a program. By planner, US
 * dollars for a million tokens in and out: {@code gemini=0.30/2.50,openai=0/0}.
 */
public final class TokenPrices {
    static final String VARIABLE = "BEATFRAME_PLANNER_PRICES";

    private static final Pattern PRICE =
            Pattern.compile("([a-z]+)=(\\d{1,6}(?:\\.\\d{1,6})?)/(\\d{1,6}(?:\\.\\d{1,6})?)");
    private static final int MILLION_DIGITS = 6;

    /** The song's beats and the wishes, and the longest answer that is taken. */
    private static final long MOST_IN = 20_000;

    private static final long MOST_OUT = 16_000;

    private record Price(BigDecimal in, BigDecimal out) {}

    private final Map<String, Price> prices = new HashMap<>();

    /**
     * @throws Failure OPTION_INVALID
     */
    public TokenPrices(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            Matcher price = PRICE.matcher(each.strip());
            if (!price.matches()) {
                throw new Failure(
                        ErrorCode.OPTION_INVALID,
                        VARIABLE + " must look like gemini=0.30/2.50,anthropic=3/15.");
            }
            prices.put(
                    price.group(1),
                    new Price(new BigDecimal(price.group(2)), new BigDecimal(price.group(3))));
        }
    }

    /**
     * What a planner asked for.
     *
     * @param planner gemini, openai or anthropic
     * @return empty when nobody said
     */
    public Optional<BigDecimal> of(String planner, long inputTokens, long outputTokens) {
        return Optional.ofNullable(prices.get(planner))
                .map(price ->
                        price.in()
                                .multiply(BigDecimal.valueOf(inputTokens))
                                .add(price.out().multiply(BigDecimal.valueOf(outputTokens)))
                                .movePointLeft(MILLION_DIGITS));
    }

    /**
     * What one answer may cost.
     *
     * @return nothing for the rules; empty when nobody said
     */
    public Optional<BigDecimal> most(PlannerChoice.Kind planner) {
        return switch (planner) {
            case RULES -> Optional.of(BigDecimal.ZERO);
            case GEMINI, OPENAI, ANTHROPIC -> of(planner.id(), MOST_IN, MOST_OUT);
            // Whichever the workers have a key for.
            case AUTO ->
                    prices.keySet().stream()
                            .flatMap(each -> of(each, MOST_IN, MOST_OUT).stream())
                            .max(Comparator.naturalOrder());
        };
    }
}
