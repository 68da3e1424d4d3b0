package org.fengsui.hazards.lifecycle;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.fengsui.hazards.warning.LocalText;

/**
 * A road that a person has closed. Lifting a warning does not open it again: that is a person's
 * record of its own.
 *
 * @param by user
 * @param at when it was closed, epoch ms
 */
public record Road(String by, long at) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    LocalText text(ZoneId zone) {
        String since = CLOCK.format(Instant.ofEpochMilli(at).atZone(zone));
        return new LocalText(
                "已封闭(" + since + " " + by + ")", "closed since " + since + " by " + by);
    }
}
