package org.fengsui.jobs.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttSourceBuilderTest {

    @Test
    void build_nothingRight_namesEverything() {
        MqttSourceBuilder builder =
                MqttSource.builder()
                        .endpoint(MqttEndpoint.at("http://me:word@host").withSeconds(0, 0))
                        .clientIdPrefix("a b")
                        .root("fengsui/#")
                        .shared("", 0, "/obs", "a#")
                        .receiveWindow(0)
                        .sessionExpiry(Duration.ZERO)
                        .maxPacketSize(1)
                        .expectedRate(-1);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not carry a login")
                .hasMessageNotContaining("word")
                .hasMessageContaining("keep-alive must be 1 to 65535 s: 0")
                .hasMessageContaining("connect timeout")
                .hasMessageContaining("client id prefix")
                .hasMessageContaining("root must be a topic without wildcards: \"fengsui/#\"")
                .hasMessageContaining("share name")
                .hasMessageContaining("number of sessions must be 1 to 256: 0")
                .hasMessageContaining("\"/obs\"")
                .hasMessageContaining("\"a#\"")
                .hasMessageContaining("receive window must be 1 to 65535: 0")
                .hasMessageContaining("session expiry")
                .hasMessageContaining("maximum packet size")
                .hasMessageContaining("expected rate");
    }

    @Test
    void build_disjointFiltersOverlap_namesThem() {
        MqttSourceBuilder builder =
                valid().disjoint(List.of(List.of("obs/+/x"), List.of("obs/A/#"))).retiring(300);

        assertThatThrownBy(builder::build)
                .hasMessageContaining("\"obs/+/x\" of session 0")
                .hasMessageContaining("\"obs/A/#\" of session 1")
                .hasMessageContaining("former sessions must be 1 to 256: 300");
    }

    @Test
    void build_retiringWithoutSessionsToRetire_isRefused() {
        assertThatThrownBy(() -> valid().control("act/#").retiring(2).build())
                .hasMessageContaining("only a shared or disjoint source");
    }

    @Test
    void build_empty_namesWhatIsMissing() {
        assertThatThrownBy(() -> MqttSource.builder().build())
                .hasMessageContaining("endpoint is missing")
                .hasMessageContaining("one of shared, disjoint, control and simulated");
    }

    @Test
    void build_trustStoreWithoutTls_isRefused() {
        MqttEndpoint endpoint =
                MqttEndpoint.at("tcp://h:1883").withTrustStore(new KeyStoreFile("/t.p12", null));

        assertThat(endpoint.problems())
                .containsExactly("a trust store or key store needs an ssl:// broker URI");
    }

    @Test
    void build_everyMode_isSerializable() {
        assertThatCode(
                        () ->
                                InstantiationUtil.clone(
                                        valid().shared("g", 2, "obs/#", "det/+/x").build()))
                .doesNotThrowAnyException();
        assertThatCode(() -> InstantiationUtil.clone(valid().control("act/#").build()))
                .doesNotThrowAnyException();
        assertThatCode(() -> InstantiationUtil.clone(valid().simulated().build()))
                .doesNotThrowAnyException();
    }

    @Test
    void serializedSource_holdsNoPassword(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("pw"), "open sesame\n");
        Secret secret = Secret.file(file.toString());
        MqttSource source =
                valid().endpoint(MqttEndpoint.at("tcp://h:1883").withLogin("me", secret))
                        .simulated()
                        .build();

        byte[] bytes = InstantiationUtil.serializeObject(source);

        assertThat(secret.resolve()).isEqualTo("open sesame");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("open sesame");
        assertThat(source.toString()).isEqualTo("MqttSource(fs-simulated at tcp://h:1883)");
    }

    @Test
    void resolve_variableNotSet_saysWhich() {
        assertThatThrownBy(() -> Secret.environment("FENGSUI_NO_SUCH").resolve())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("FENGSUI_NO_SUCH is not set");
    }

    @Test
    void addTo_checkpointsOff_isRefused() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        MqttSource source = valid().simulated().build();

        assertThatThrownBy(() -> source.addTo(env, "mqtt"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("execution.checkpointing.interval");
    }

    @Test
    void addTo_control_hasParallelismOneAndUid() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(1_000);
        env.setParallelism(3);

        assertThat(valid().control("act/#").build().addTo(env, "control").getParallelism())
                .isEqualTo(1);
        assertThat(valid().shared("g", 2, "obs/#").build().addTo(env, "obs").getParallelism())
                .isEqualTo(3);
    }

    @Test
    void producedType_isNative() {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);

        assertThat(valid().simulated().build().getProducedType()).isInstanceOf(PojoTypeInfo.class);
        assertThatCode(() -> valid().simulated().build().getProducedType().createSerializer(config))
                .doesNotThrowAnyException();
    }

    private static MqttSourceBuilder valid() {
        return MqttSource.builder()
                .endpoint(MqttEndpoint.at("tcp://127.0.0.1:1883"))
                .clientIdPrefix("fs")
                .root("fengsui/v1");
    }
}
