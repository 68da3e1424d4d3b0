package org.fengsui.gateway.sl651.exchange;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a thing be said once; bounded, what comes after the bound is not said. Thread-safe. */
final class Once {
    private static final int MOST = 10_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    boolean first(String what) {
        return said.size() < MOST && said.add(what);
    }
}
