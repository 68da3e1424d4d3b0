package org.fengsui.hazards.warning;

import org.jspecify.annotations.Nullable;

/**
 * What an official message means for one area.
 *
 * @param id of the message
 * @param cancels id of the message that it takes back, null for none
 * @param expires when the message expires, epoch ms
 * @param assessment its level there; takes the place of what the same source said of the same kind
 *     and horizon
 */
public record OfficialNotice(
        String id, @Nullable String cancels, long expires, Assessment assessment) {}
