package org.fengsui.hazards.warning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rain message of the unit that issues public warnings (topic {@code official/{source}}), as far
 * as it is judged.
 *
 * @param id of the message, unique with its source
 * @param source who relayed it
 * @param issuer the unit, as people know it
 * @param kind on the wire: {@code signal risk grade nowcast bulletin}
 * @param colour that its level says, null where it says none
 * @param areas ids of the registry's areas that it names
 * @param issued epoch ms
 * @param expires epoch ms
 * @param cancels id of a message that it takes back, null for none
 * @param rain amounts that it expects
 */
public record Official(
        String id,
        String source,
        String issuer,
        String kind,
        @Nullable Level colour,
        List<String> areas,
        long issued,
        long expires,
        @Nullable String cancels,
        List<Amount> rain,
        long received) {

    /** {@code mm} from one time to another, epoch ms. */
    public record Amount(long from, long to, double mm) {}
}
