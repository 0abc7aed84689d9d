package io.beatframe.provider;

import io.beatframe.failure.ErrorCode;
import io.beatframe.failure.Failure;

/**
 * A key or token. It prints as nothing, has no getter that JSON writers would find, and is no
 * record, as those print what they hold.
 */
public final class Secret {
    private static final int LONGEST = 8192;

    private final String value;
    private final Setting setting;

    /**
     * @param setting where it came from, for messages
     * @throws Failure CONFIG_INVALID when it cannot stand in a header: then the JDK's HTTP client
     *     would print it in its complaint
     */
    Secret(Setting setting, String value) {
        if (value.length() > LONGEST || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new Failure(
                    ErrorCode.CONFIG_INVALID,
                    setting
                            + " is no key: it holds a space, a line break, a letter outside ASCII,"
                            + " or more than "
                            + LONGEST
                            + " characters. Copy it again.");
        }
        this.value = value;
        this.setting = setting;
    }

    /** The key itself: for the header of a request, and for nothing else. */
    public String reveal() {
        return value;
    }

    /** The variable it was read from. */
    public Setting setting() {
        return setting;
    }

    @Override
    public String toString() {
        return setting + "=***";
    }
}
