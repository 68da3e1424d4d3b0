package org.fengsui.hazards.registry;

import java.util.List;
import org.fengsui.hazards.warning.LocalText;
import org.jspecify.annotations.Nullable;

/**
 * What a warning is about: an underpass, a reach of a river, a slope.
 *
 * @param closeAt depth in m from which the place is to be closed, null where it never is
 * @param polygon outline where the registry gives one instead of a point, else empty
 */
public record Subject(
        String id,
        SubjectKind kind,
        LocalText name,
        String area,
        Location location,
        List<Location> polygon,
        @Nullable Double closeAt,
        Links links) {}
