package org.fengsui.hazards.registry;

import java.util.List;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * An administrative area.
 *
 * @param parent id of the area above, null at the top
 * @param level city, district, town or village
 * @param boundary ring of positions (first = last), empty where unknown
 */
public record Area(
        String id,
        @Nullable String parent,
        AreaLevel level,
        LocalText name,
        List<Location> boundary) {}
