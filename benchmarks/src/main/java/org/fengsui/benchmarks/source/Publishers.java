package org.fengsui.benchmarks.source;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Connections to one broker that stay open over all runs, for connecting takes Paho a while. */
final class Publishers implements AutoCloseable {
    private final List<MqttAsyncClient> clients;

    private Publishers(List<MqttAsyncClient> clients) {
        this.clients = clients;
    }

    static Publishers connect(String uri, int count) {
        return new Publishers(
                IntStream.range(0, count)
                        .parallel()
                        .mapToObj(i -> connectOne(uri, "bench-publisher-" + i))
                        .toList());
    }

    List<MqttAsyncClient> first(int count) {
        return clients.subList(0, count);
    }

    private static MqttAsyncClient connectOne(String uri, String clientId) {
        try {
            return Clients.connect(uri, clientId);
        } catch (MqttException failed) {
            throw new IllegalStateException("cannot publish to " + uri, failed);
        }
    }

    @Override
    public void close() {
        clients.parallelStream().forEach(Clients::close);
    }
}
