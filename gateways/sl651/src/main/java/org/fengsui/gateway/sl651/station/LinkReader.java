package org.fengsui.gateway.sl651.station;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.fengsui.hazards.config.Fields;
import org.fengsui.hazards.config.TimeValues;
import org.fengsui.hazards.config.Value;
import org.jspecify.annotations.Nullable;

/** Reads how to talk with a station; what is not given is as usual. */
final class LinkReader {
    private static final List<String> EXCHANGES = List.of("M1", "M2", "M3", "M4");
    private static final Pattern PASSWORD = Pattern.compile("[0-9A-Fa-f]{4}");

    private LinkReader() {}

    static Link read(Fields fields, Link usual) {
        Value exchange = fields.get("exchange");
        Value online = fields.get("stay_online");
        Value password = fields.get("password");
        Value clock = fields.get("set_clock");
        Value relayed = fields.get("relay_for");
        String mode = exchange == null ? null : exchange.oneOf(EXCHANGES);
        Boolean stay = online == null ? null : online.flag("true or false");
        Long tolerance = clock == null ? null : TimeValues.positive(clock);
        return new Link(
                mode == null ? usual.exchange() : Exchange.valueOf(mode),
                Objects.requireNonNullElse(stay, usual.stayOnline()),
                password == null ? usual.password() : password(password),
                clock == null ? usual.clockTolerance() : tolerance,
                relayed == null ? usual.relayFor() : addresses(relayed));
    }

    private static @Nullable Integer password(Value value) {
        String expected = "a password of 4 hexadecimal digits such as \"03E8\"";
        String text = value.text(expected);
        if (text != null && PASSWORD.matcher(text).matches()) {
            return Integer.valueOf(text, 16);
        }
        if (text != null) {
            value.reject(expected);
        }
        return null;
    }

    private static Set<String> addresses(Value list) {
        Set<String> addresses = new HashSet<>();
        for (Value item : list.items("a list of addresses")) {
            String address = StationsReader.address(item);
            if (address != null) {
                addresses.add(address);
            }
        }
        return Set.copyOf(addresses);
    }
}
