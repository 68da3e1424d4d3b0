package org.fengsui.hazards.warning;

/**
 * What a person saw at a place (topic {@code report/{reporter}}), as far as it is judged.
 *
 * @param id makes a repeated delivery recognisable
 * @param role on the wire: {@code patrol tower villager 119 12345 department}
 * @param subject the place
 * @param sign {@code depth} or {@code trapped}
 * @param value depth in m; 0 for {@code trapped}
 * @param time when it was seen, epoch ms
 */
public record Report(
        String id,
        String reporter,
        String role,
        String subject,
        String sign,
        double value,
        long time,
        long received) {}
