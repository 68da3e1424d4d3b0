package org.fengsui.broker;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link Accounts} and {@link TopicAccess} behind the questions that Artemis asks.
 *
 * <p>Artemis names an MQTT topic {@code a/b/#} by the address {@code a.b.#}, and a subscription by
 * {@code address::queue}.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {
    private static final String QUEUE_MARK = "::";

    private final Accounts accounts;
    private final TopicAccess access;
    private final WildcardConfiguration wildcards;
    private volatile boolean closedToStations;

    BrokerSecurity(Accounts accounts, TopicAccess access, WildcardConfiguration wildcards) {
        this.accounts = accounts;
        this.access = access;
        this.wildcards = wildcards;
    }

    /** From now on no station connects; the named accounts still do. */
    void closeToStations() {
        closedToStations = true;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        Account account = accounts.prove(user, password);
        String clientId = connection == null ? null : connection.getClientID();
        if (account == null
                || (account == Account.STATION && closedToStations)
                || !access.mayConnect(account, clientId == null ? "" : clientId)) {
            return null;
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(account.name()));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        Account account = accountOf(subject);
        if (account == null) {
            return false;
        }
        return switch (check) {
            case CREATE_ADDRESS -> true;
            case SEND ->
                    !(account == Account.STATION && closedToStations)
                            && access.mayPublish(
                                    account,
                                    MQTTUtil.getMqttTopicFromCoreAddress(address, wildcards));
            case CONSUME,
                    BROWSE,
                    CREATE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE ->
                    access.mayUseQueue(account, queueOf(address));
            default -> false;
        };
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return accounts.prove(user, password) != null;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return false;
    }

    private static @Nullable Account accountOf(Subject subject) {
        for (UserPrincipal principal : subject.getPrincipals(UserPrincipal.class)) {
            return Account.valueOf(principal.getName());
        }
        return null;
    }

    private static String queueOf(String address) {
        int mark = address.indexOf(QUEUE_MARK);
        return mark < 0 ? "" : address.substring(mark + QUEUE_MARK.length());
    }
}
