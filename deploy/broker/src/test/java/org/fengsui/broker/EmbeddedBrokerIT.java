package org.fengsui.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final int GRANTED_QOS_1 = 1;
    private static final int NOT_AUTHORIZED = 0x87;
    private static final TopicAccess ACCESS =
            new TopicAccess(List.of("fengsui/v1", "fengsui/exercise/v1"), false);

    @TempDir Path folder;
    private Accounts accounts;

    @BeforeEach
    void makeAccounts() throws Exception {
        accounts = Accounts.of(folder.resolve("accounts"));
    }

    @Test
    void restart_unacknowledgedMessages_comeAgainInOrderToTheSameSession() throws Exception {
        try (EmbeddedBroker broker = start();
                Client pipeline =
                        Client.of(broker, "fengsui-pipeline-0", accounts, Account.PIPELINE);
                Client station = Client.of(broker, "BAYI", accounts, Account.STATION)) {
            assertThat(pipeline.subscribe("$share/fengsui-pipeline/fengsui/v1/obs/#"))
                    .isEqualTo(GRANTED_QOS_1);
            for (int i = 0; i < 5; i++) {
                station.publish("fengsui/v1/obs/BAYI", "reading " + i);
            }
            for (int i = 0; i < 5; i++) {
                Client.Delivered one = pipeline.next();
                assertThat(one.text()).isEqualTo("reading " + i);
                if (i < 2) {
                    pipeline.acknowledge(one);
                }
            }
            await(() -> broker.unacknowledged(Account.PIPELINE) == 3);
        }
        try (EmbeddedBroker broker = start()) {
            assertThat(broker.unacknowledged(Account.PIPELINE)).isEqualTo(3);
            try (Client pipeline =
                    Client.of(broker, "fengsui-pipeline-0", accounts, Account.PIPELINE)) {
                assertThat(pipeline.sessionPresent()).isTrue();
                for (int i = 2; i < 5; i++) {
                    Client.Delivered one = pipeline.next();
                    assertThat(one.text()).isEqualTo("reading " + i);
                    pipeline.acknowledge(one);
                }
                await(() -> broker.unacknowledged(Account.PIPELINE) == 0);
            }
        }
    }

    @Test
    void redelivery_moreThanTenTimes_dropsNothing() throws Exception {
        try (EmbeddedBroker broker = start();
                Client station = Client.of(broker, "BAYI", accounts, Account.STATION)) {
            try (Client pipeline =
                    Client.of(broker, "fengsui-pipeline-p", accounts, Account.PIPELINE)) {
                pipeline.subscribe("fengsui/v1/obs/#");
            }
            station.publish("fengsui/v1/obs/BAYI", "kept");
            for (int attempt = 0; attempt < 12; attempt++) {
                try (Client pipeline =
                        Client.of(broker, "fengsui-pipeline-p", accounts, Account.PIPELINE)) {
                    assertThat(pipeline.next().text()).isEqualTo("kept");
                }
            }
        }
    }

    @Test
    void stations_writeReadings_butNeitherActionsNorConfigurationNorWarnings() throws Exception {
        try (EmbeddedBroker broker = start();
                Client station = Client.of(broker, "BAYI", accounts, Account.STATION);
                Client console = Client.of(broker, "fengsui-console", accounts, Account.CONSOLE)) {
            for (String allowed :
                    List.of("obs/BAYI", "det/C1", "status/BAYI", "report/li", "sign/S1/state")) {
                assertThat(station.publish("fengsui/v1/" + allowed, "{}"))
                        .as(allowed)
                        .isLessThan(0x80);
            }
            for (String refused :
                    List.of(
                            "act/li",
                            "config/rules",
                            "warn/a/_/_/h/s",
                            "sign/S1",
                            "clock",
                            "status/fengsui-store")) {
                assertThat(station.publish("fengsui/exercise/v1/" + refused, "{}"))
                        .as(refused)
                        .isEqualTo(NOT_AUTHORIZED);
            }
            assertThat(station.publish("elsewhere/obs/BAYI", "{}")).isEqualTo(NOT_AUTHORIZED);
            assertThat(console.publish("fengsui/v1/act/li", "{}")).isLessThan(0x80);
            assertThat(console.publish("fengsui/v1/status/fengsui-store", "{}")).isLessThan(0x80);
            assertThat(
                            console.publish(
                                    "fengsui/v1/config/rules",
                                    "{}".getBytes(StandardCharsets.UTF_8),
                                    true))
                    .isLessThan(0x80);
        }
    }

    @Test
    void stations_cannotTakeOverTheSessionsOfThePipeline() throws Exception {
        try (EmbeddedBroker broker = start();
                Client pipeline =
                        Client.of(broker, "fengsui-pipeline-0", accounts, Account.PIPELINE);
                Client station = Client.of(broker, "BAYI", accounts, Account.STATION)) {
            pipeline.subscribe("$share/fengsui-pipeline/fengsui/v1/obs/#");
            assertThatThrownBy(
                            () ->
                                    Client.of(
                                            broker,
                                            "fengsui-pipeline-0",
                                            accounts,
                                            Account.STATION))
                    .isInstanceOf(MqttException.class);
            assertThat(station.subscribe("$share/fengsui-pipeline/fengsui/v1/obs/#"))
                    .isEqualTo(NOT_AUTHORIZED);
            assertThat(station.subscribe("fengsui/v1/warn/#")).isEqualTo(GRANTED_QOS_1);
        }
    }

    @Test
    void wrongPassword_isRefused() throws Exception {
        Accounts others = Accounts.of(folder.resolve("others"));
        try (EmbeddedBroker broker = start()) {
            assertThatThrownBy(() -> Client.of(broker, "fengsui-x", others, Account.CONSOLE))
                    .isInstanceOf(MqttException.class);
        }
    }

    @Test
    void fourMebibytes_passThrough() throws Exception {
        try (EmbeddedBroker broker = start();
                Client pipeline =
                        Client.of(broker, "fengsui-pipeline-0", accounts, Account.PIPELINE);
                Client station = Client.of(broker, "BAYI", accounts, Account.STATION)) {
            pipeline.subscribe("fengsui/v1/obs/#");
            station.publish("fengsui/v1/obs/BAYI", new byte[4 << 20], false);
            assertThat(pipeline.next().message().getPayload()).hasSize(4 << 20);
        }
    }

    @Test
    void closedToStations_namedAccountsGoOn_andNoStationIsDeclaredOffline() throws Exception {
        try (EmbeddedBroker broker = start();
                Client pipeline =
                        Client.of(broker, "fengsui-pipeline-0", accounts, Account.PIPELINE);
                Client station = Client.of(broker, "BAYI", accounts, Account.STATION)) {
            pipeline.subscribe("fengsui/v1/#");
            broker.closeToStations();
            assertThatThrownBy(() -> station.publish("fengsui/v1/obs/BAYI", "{}"))
                    .isInstanceOf(MqttException.class);
            assertThatThrownBy(() -> Client.of(broker, "OTHER", accounts, Account.STATION))
                    .isInstanceOf(MqttException.class);
            assertThat(pipeline.publish("fengsui/v1/clock", "1")).isLessThan(0x80);
            assertThat(pipeline.next().text()).isEqualTo("1");
        }
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(folder.resolve("broker"), "127.0.0.1", 0, accounts, ACCESS);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
