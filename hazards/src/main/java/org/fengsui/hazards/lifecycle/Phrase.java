package org.fengsui.hazards.lifecycle;

import java.util.StringJoiner;
import org.fengsui.hazards.warning.LocalText;

/** One headline in two languages, put together piece by piece. */
final class Phrase {
    private final StringJoiner zh = new StringJoiner(" ");
    private final StringJoiner en = new StringJoiner(", ");

    void add(String chinese, String english) {
        zh.add(chinese);
        en.add(english);
    }

    LocalText text() {
        return new LocalText(zh.toString(), en.toString());
    }
}
