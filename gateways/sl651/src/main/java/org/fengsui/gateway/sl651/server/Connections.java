package org.fengsui.gateway.sl651.server;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who is connected; keeps the numbers within the limits. Thread-safe. */
final class Connections {
    private final Limits limits;
    private final Map<Channel, InetAddress> open = new HashMap<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();

    /** Connections that no known station has spoken on, eldest first. */
    private final Set<Channel> strangers = new LinkedHashSet<>();

    Connections(Limits limits) {
        this.limits = limits;
    }

    /** Takes a new connection in, at the cost of the eldest stranger where all are too many. */
    synchronized boolean admit(Channel channel) {
        InetAddress address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        int fromThere = byAddress.getOrDefault(address, 0);
        if (limits.perAddress() > 0 && fromThere >= limits.perAddress()) {
            return false;
        }
        if (open.size() >= limits.connections() && !dismissStranger()) {
            return false;
        }
        open.put(channel, address);
        byAddress.merge(address, 1, Integer::sum);
        strangers.add(channel);
        return true;
    }

    synchronized void identified(Channel channel) {
        strangers.remove(channel);
    }

    synchronized boolean isStranger(Channel channel) {
        return strangers.contains(channel);
    }

    synchronized void gone(Channel channel) {
        strangers.remove(channel);
        InetAddress address = open.remove(channel);
        if (address != null) {
            byAddress.computeIfPresent(
                    address, (same, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        }
    }

    synchronized int count() {
        return open.size();
    }

    private boolean dismissStranger() {
        Iterator<Channel> eldest = strangers.iterator();
        if (!eldest.hasNext()) {
            return false;
        }
        Channel dismissed = eldest.next();
        gone(dismissed);
        dismissed.close();
        return true;
    }
}
