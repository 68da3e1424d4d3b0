package org.fengsui.hazards.lifecycle;

import java.util.HashMap;
import java.util.Map;
import org.fengsui.hazards.warning.Assessment;
import org.fengsui.hazards.warning.Freshness;
import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;
import org.fengsui.hazards.warning.OfficialNotice;
import org.jspecify.annotations.Nullable;

/**
 * Which official messages count at a subject. One takes the place of an earlier one of its source,
 * kind and horizon, or of the one that it cancels; one that expires lowers nothing, nobody knows
 * then whether it still holds. Mutable, serializable.
 */
public final class Officials {

    private static final LocalText EXPIRED =
            new LocalText("官方预报已过期 现况不明", "the official forecast has expired, state unknown");

    /** Id of the message by the key of its contribution. */
    public Map<String, String> ids = new HashMap<>();

    /** When each expires, epoch ms. */
    public Map<String, Long> expiries = new HashMap<>();

    /** Takes in a message; what it takes back no longer counts. */
    void take(WarningState state, OfficialNotice notice) {
        String cancelled = cancelled(notice);
        if (cancelled != null) {
            forget(cancelled);
            state.contributions.remove(cancelled);
        }
        Assessment said = notice.assessment();
        String key = said.station() + "/" + said.sensor();
        if (said.level() == Level.NONE) {
            forget(key);
        } else {
            ids.put(key, notice.id());
            expiries.put(key, notice.expires());
        }
    }

    /** Key of the contribution that a message takes back, null where it takes back none. */
    private @Nullable String cancelled(OfficialNotice notice) {
        return ids.entrySet().stream()
                .filter(each -> each.getValue().equals(notice.cancels()))
                .map(Map.Entry::getKey)
                .filter(key -> key.startsWith(notice.assessment().station() + "/"))
                .min(String::compareTo)
                .orElse(null);
    }

    private void forget(String key) {
        ids.remove(key);
        expiries.remove(key);
    }

    /**
     * Makes those that have expired unknown.
     *
     * @return whether there was any
     */
    boolean expire(WarningState state, long now) {
        boolean expired = false;
        for (String key : expiries.keySet().stream().sorted().toList()) {
            if (expiries.getOrDefault(key, Long.MAX_VALUE) <= now) {
                expiries.remove(key);
                Assessment said = state.contributions.get(key);
                if (said != null && said.freshness() == Freshness.FRESH) {
                    state.contributions.put(key, said.unknown(now, EXPIRED));
                    expired = true;
                }
            }
        }
        return expired;
    }

    /** When {@link #expire} is due next, epoch ms; {@link Long#MAX_VALUE} for never. */
    long nextDeadline() {
        return expiries.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }
}
