package org.fengsui.gateway.sl651.publish;

import java.util.Set;
import org.fengsui.gateway.sl651.body.Bcd;
import org.fengsui.gateway.sl651.body.Element;
import org.fengsui.gateway.sl651.body.Group;
import org.fengsui.gateway.sl651.station.StatusBit;

/** Which values a message makes doubtful by its own status word. */
final class Doubt {
    private static final int DISCHARGE = 0x27;
    private static final int FIRST_LEVEL = 0x39;
    private static final int LAST_LEVEL = 0x3B;

    private boolean ofLevels;
    private boolean ofDischarge;

    /** Takes the status word of a group up, as far as its bits are wired. */
    void note(Group group, Set<StatusBit> wired) {
        for (Element element : group.elements()) {
            if (element.id() == Element.STATUS && !Bcd.isNoData(element.bytes())) {
                int word = StatusWord.of(element.bytes());
                ofLevels |= isFault(StatusBit.LEVEL_METER, word, wired);
                ofDischarge |= isFault(StatusBit.FLOW_METER, word, wired);
            }
        }
    }

    boolean isOf(int element) {
        boolean level =
                Element.isLevelSlots(element) || (element >= FIRST_LEVEL && element <= LAST_LEVEL);
        return (level && ofLevels) || (element == DISCHARGE && ofDischarge);
    }

    private static boolean isFault(StatusBit bit, int word, Set<StatusBit> wired) {
        return wired.contains(bit) && bit.isFault(word);
    }
}
