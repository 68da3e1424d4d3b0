package org.fengsui.gateway.sl651.exchange;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a thing be said once; bounded, what comes after the bound is not said. Thread-safe. */
final class Once {
    private final int most;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    Once(int most) {
        this.most = most;
    }

    boolean first(String what) {
        return said.size() < most && said.add(what);
    }
}
