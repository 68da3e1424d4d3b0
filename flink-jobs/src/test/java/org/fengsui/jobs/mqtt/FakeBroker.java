package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sessions whose other end is the test. */
final class FakeBroker implements MqttSessions {

    final List<Connection> connections = new ArrayList<>();
    final List<Publication> published = new ArrayList<>();
    boolean reachable = true;
    boolean keepsSessions;
    boolean confirms = true;
    int receiveMaximum = 65_535;
    IOException acknowledgeFailure;

    @Override
    public MqttSession open(Identity identity, MqttSession.Listener listener) {
        return new Connection(listener);
    }

    Connection connection() {
        return connections.get(connections.size() - 1);
    }

    /** One connection as the broker sees it. */
    final class Connection implements MqttSession {

        final List<Integer> acknowledged = new ArrayList<>();
        final List<Consumer<String>> unconfirmed = new ArrayList<>();
        private final Listener listener;
        private boolean connected;
        List<String> filters;
        final List<String> unsubscribed = new ArrayList<>();
        boolean ended;

        Connection(Listener listener) {
            this.listener = listener;
        }

        void deliver(int packetId, String topic, String payload) {
            deliver(packetId, topic, payload, false, null);
        }

        void deliver(
                int packetId, String topic, String payload, boolean retained, String received) {
            listener.arrived(
                    new Message(
                            packetId,
                            topic,
                            payload.getBytes(StandardCharsets.UTF_8),
                            retained,
                            received));
        }

        void breakOff() {
            connected = false;
            listener.lost("broken off by the test");
        }

        @Override
        public Connected connect(List<String> subscribed) throws IOException {
            if (!reachable) {
                throw new IOException("away");
            }
            connected = true;
            filters = subscribed;
            connections.add(this);
            return new Connected(keepsSessions, receiveMaximum);
        }

        @Override
        public void acknowledge(int packetId) throws IOException {
            if (acknowledgeFailure != null) {
                throw acknowledgeFailure;
            }
            acknowledged.add(packetId);
        }

        @Override
        public void publish(Publication publication, Consumer<String> outcome) {
            published.add(publication);
            if (confirms) {
                outcome.accept(null);
            } else {
                unconfirmed.add(outcome);
            }
        }

        @Override
        public void unsubscribe(List<String> left) throws IOException {
            if (!connected) {
                throw new IOException("away");
            }
            unsubscribed.addAll(left);
        }

        @Override
        public void end() {
            ended = true;
            connected = false;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public void close() {
            connected = false;
        }
    }
}
