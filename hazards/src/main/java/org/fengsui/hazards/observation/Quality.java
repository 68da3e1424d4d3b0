package org.fengsui.hazards.observation;

/** Quality flag of an observation. Source: QARTOD flag scheme (IOOS/IOC), primary flags. */
public enum Quality {
    GOOD(1),
    NOT_EVALUATED(2),
    SUSPECT(3),
    BAD(4),
    MISSING(9);

    private final int code;

    Quality(int code) {
        this.code = code;
    }

    /** The number that is stored and sent: 1, 2, 3, 4 or 9. */
    public int code() {
        return code;
    }

    /** The flag with the given code; {@link IllegalArgumentException} if there is none. */
    public static Quality ofCode(int code) {
        return switch (code) {
            case 1 -> GOOD;
            case 2 -> NOT_EVALUATED;
            case 3 -> SUSPECT;
            case 4 -> BAD;
            case 9 -> MISSING;
            default ->
                    throw new IllegalArgumentException(
                            "quality must be 1, 2, 3, 4 or 9, not " + code);
        };
    }

    /**
     * The flag of a value that two tests have looked at: the worse one, where a test that was made
     * counts before one that was not, and anything before a missing value.
     */
    public static Quality worst(Quality one, Quality other) {
        return one.weight() >= other.weight() ? one : other;
    }

    private int weight() {
        return switch (this) {
            case BAD -> 4;
            case SUSPECT -> 3;
            case GOOD -> 2;
            case NOT_EVALUATED -> 1;
            case MISSING -> 0;
        };
    }

    /** Whether models may use a value of this quality: good, not evaluated or suspect. */
    public boolean usable() {
        return this == GOOD || this == NOT_EVALUATED || this == SUSPECT;
    }
}
