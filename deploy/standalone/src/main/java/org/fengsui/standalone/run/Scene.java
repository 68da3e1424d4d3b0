package org.fengsui.standalone.run;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.fengsui.broker.Account;
import org.fengsui.broker.Accounts;
import org.fengsui.jobs.mqtt.MqttEndpoint;
import org.fengsui.jobs.mqtt.Secret;

/**
 * What is there for a part that starts.
 *
 * @param broker {@code tcp://…} of the broker
 * @param store {@code http://…} of the store
 * @param initial configuration the job begins with
 * @param current configuration of this moment
 */
record Scene(
        RunOptions options,
        DataFolder folder,
        Accounts accounts,
        URI broker,
        URI store,
        Configuration initial,
        Supplier<Configuration> current,
        Clock clock) {

    /** The broker, as an account of ours reaches it. */
    MqttEndpoint endpoint(Account account) {
        return MqttEndpoint.at(broker.toString())
                .withLogin(account.user(), Secret.file(accounts.passwordFile(account).toString()));
    }
}
