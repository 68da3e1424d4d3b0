package org.fengsui.jobs.mqtt;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port on Eclipse Paho 1.2.5, whose defects shape it: no automatic reconnect (it hides the
 * session-present flag), no per-subscription listener (throws), no topic alias (kills the
 * connection), no QoS 2 (acknowledges too early), and a fresh client for each connection.
 */
final class PahoSession implements MqttSession, MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(PahoSession.class);
    private static final int REFUSED = 0x80;
    private static final long LAST_ACKS_MS = 1_000;

    /** Never subscribed: leaving it is a round trip and nothing else. */
    private static final String NOTHING = "fengsui/nothing";

    private static final long GOODBYE_MS = 100;

    private final MqttEndpoint endpoint;
    private final MqttSessions.Identity identity;
    private final Listener listener;
    private final MqttAsyncClient client;

    PahoSession(MqttEndpoint endpoint, MqttSessions.Identity identity, Listener listener)
            throws IOException {
        this.endpoint = endpoint;
        this.identity = identity;
        this.listener = listener;
        try {
            client =
                    new MqttAsyncClient(
                            endpoint.uri(), identity.clientId(), new MemoryPersistence());
        } catch (MqttException e) {
            throw failed("set up a client for", e);
        }
        client.setManualAcks(true);
        client.setCallback(this);
    }

    @Override
    public Connected connect(List<String> filters) throws IOException {
        try {
            IMqttToken token = client.connect(options());
            token.waitForCompletion(endpoint.connectTimeoutSeconds() * 1_000L);
            subscribe(filters);
            MqttProperties answer = token.getResponseProperties();
            Integer maximum = answer == null ? null : answer.getReceiveMaximum();
            return new Connected(token.getSessionPresent(), maximum == null ? 65_535 : maximum);
        } catch (MqttException e) {
            throw failed("connect to", e);
        }
    }

    private MqttConnectionOptions options() throws IOException {
        MqttConnectionOptions options = endpoint.connection();
        options.setCleanStart(identity.expirySeconds() == 0);
        options.setSessionExpiryInterval(identity.expirySeconds());
        options.setReceiveMaximum(identity.receiveWindow());
        options.setMaximumPacketSize((long) identity.maxPacketSize());
        return options;
    }

    private void subscribe(List<String> filters) throws MqttException, IOException {
        if (filters.isEmpty()) {
            return;
        }
        MqttSubscription[] subscriptions =
                filters.stream()
                        .map(f -> new MqttSubscription(f, 1))
                        .toArray(MqttSubscription[]::new);
        IMqttToken token = client.subscribe(subscriptions);
        token.waitForCompletion(endpoint.connectTimeoutSeconds() * 1_000L);
        int[] granted = token.getReasonCodes();
        for (int i = 0; i < filters.size(); i++) {
            if (granted == null || granted.length <= i || granted[i] != 1) {
                throw new IOException(
                        "broker "
                                + endpoint.uri()
                                + " answered the subscription to "
                                + filters.get(i)
                                + " with "
                                + (granted == null || granted.length <= i
                                        ? "nothing"
                                        : "0x" + Integer.toHexString(granted[i]))
                                + " where QoS 1 (0x1) was asked; check the access list of user "
                                + endpoint.user());
            }
        }
    }

    @Override
    public void acknowledge(int packetId) throws IOException {
        try {
            client.messageArrivedComplete(packetId, 1);
        } catch (MqttException e) {
            throw failed("acknowledge a message to", e);
        }
    }

    @Override
    public void publish(Publication publication, Consumer<@Nullable String> outcome)
            throws IOException {
        MqttMessage message =
                new MqttMessage(
                        publication.payload(), 1, publication.retained(), new MqttProperties());
        try {
            client.publish(publication.topic(), message, null, new Outcome(outcome));
        } catch (MqttException e) {
            throw failed("publish " + publication.topic() + " to", e);
        }
    }

    @Override
    public void unsubscribe(List<String> filters) throws IOException {
        try {
            IMqttToken token = client.unsubscribe(filters.toArray(String[]::new));
            token.waitForCompletion(endpoint.connectTimeoutSeconds() * 1_000L);
        } catch (MqttException e) {
            throw failed("unsubscribe from " + filters + " at", e);
        }
    }

    @Override
    public boolean isConnected() {
        return client.isConnected();
    }

    @Override
    public void end() {
        MqttProperties forget = new MqttProperties();
        forget.setSessionExpiryInterval(0L);
        try {
            awaitAcksTaken();
            client.disconnectForcibly(0, GOODBYE_MS, 0, forget);
            client.close(true);
        } catch (MqttException e) {
            LOG.warn(
                    "The broker was not told to forget {}; it does when the session expires: {}",
                    identity.clientId(),
                    e.toString());
        }
    }

    @Override
    public void close() {
        try {
            // Also where it never connected: close() alone leaves the threads of an attempt behind.
            boolean connected = client.isConnected();
            if (connected) {
                awaitAcksTaken();
            }
            client.disconnectForcibly(0, GOODBYE_MS, connected);
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("Closing {} at {}: {}", identity.clientId(), endpoint.uri(), e.toString());
        }
    }

    /** Disconnecting drops what is not written yet; the answer comes when all before it was. */
    private void awaitAcksTaken() {
        try {
            client.unsubscribe(NOTHING).waitForCompletion(LAST_ACKS_MS);
        } catch (MqttException e) {
            LOG.debug("{} is sent what it acknowledged last again", identity.clientId(), e);
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        listener.arrived(
                new Message(
                        message.getQos() == 0 ? 0 : message.getId(),
                        topic,
                        message.getPayload(),
                        message.isRetained(),
                        received(message.getProperties())));
    }

    private static @Nullable String received(@Nullable MqttProperties properties) {
        if (properties == null) {
            return null;
        }
        for (UserProperty property : properties.getUserProperties()) {
            if (property.getKey().equals("received")) {
                return property.getValue();
            }
        }
        return null;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException cause = response.getException();
        listener.lost(
                cause == null
                        ? "broker said 0x" + Integer.toHexString(response.getReturnCode())
                        : cause.toString());
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.warn("{} at {}: {}", identity.clientId(), endpoint.uri(), exception.toString());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // The outcome of a publication is told to its own listener.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // connect() waits for it.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.warn("{} asked for enhanced authentication, which is not supported", endpoint.uri());
    }

    private IOException failed(String action, MqttException cause) {
        return new IOException(
                identity.clientId()
                        + " could not "
                        + action
                        + " "
                        + endpoint.uri()
                        + ": "
                        + cause
                        + (cause.getCause() == null ? "" : ", " + cause.getCause()),
                cause);
    }

    private record Outcome(Consumer<@Nullable String> consumer) implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            boolean refused = codes != null && codes.length > 0 && codes[0] >= REFUSED;
            consumer.accept(refused ? "refused with 0x" + Integer.toHexString(codes[0]) : null);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable exception) {
            consumer.accept(String.valueOf(exception));
        }
    }
}
