package org.fengsui.jobs.operators;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fengsui.hazards.config.ConfigException;
import org.fengsui.hazards.config.RuleSetReader;
import org.fengsui.hazards.judging.Downtime;
import org.fengsui.hazards.judging.JudgingConfig;
import org.fengsui.hazards.judging.Service;
import org.fengsui.hazards.registry.Registry;
import org.fengsui.hazards.rules.RuleSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which registry, rules, downtime and stations out of service are in force at a moment.
 *
 * <p>The initial ones are in force from the beginning; a later one from the {@code received} of its
 * event on; among those in force the greatest version wins. A version that is not greater than what
 * is known changes nothing. A registry and rules that do not fit what they would be in force with
 * change nothing either. Judges are kept per configuration so that a change costs one compilation.
 *
 * @param <J> the judge that is made for a configuration
 */
final class ControlTimeline<J> {

    private static final Logger LOG = LoggerFactory.getLogger(ControlTimeline.class);

    private static final int JUDGES_KEPT = 4;

    private record Dated<T>(long from, int version, T value) {}

    private final Function<JudgingConfig, J> judgeOf;
    private List<Dated<Registry>> registries;
    private List<Dated<String>> rules;
    private Downtime downtime = Downtime.NONE;
    private Service service = Service.NONE;
    private long validFrom = Long.MAX_VALUE;
    private long validUntil = Long.MIN_VALUE;
    private @Nullable J judge;

    /** By the moment from which each is valid: keys cross a change one by one. */
    private final TreeMap<Long, J> judges = new TreeMap<>();

    ControlTimeline(JudgingOptions initial, Function<JudgingConfig, J> judgeOf) {
        this.judgeOf = judgeOf;
        Registry registry = Registries.read("registry", initial.registry());
        registries = List.of(new Dated<>(Long.MIN_VALUE, registry.version(), registry));
        RuleSet first = RuleSetReader.read("rules", initial.rules(), registry);
        rules = List.of(new Dated<>(Long.MIN_VALUE, first.version(), initial.rules()));
    }

    /**
     * Takes in a control event.
     *
     * @return whether it says anything new
     * @throws org.fengsui.hazards.config.ConfigException for a registry or rule set that is not
     *     valid; nothing has changed then
     */
    boolean add(ControlEvent event) {
        if (event.kind() == ControlEvent.Kind.GAP) {
            downtime = downtime.with(new Downtime.Gap(event.from(), event.to()));
            return true;
        }
        String station = event.station();
        if (station != null) {
            service = changed(service, station, event);
            return true;
        }
        Registry registry = Registries.read("config/version", event.registry());
        RuleSet set = RuleSetReader.read("config/rules", event.rules(), registry);
        List<Dated<Registry>> newRegistries =
                with(registries, new Dated<>(event.received(), registry.version(), registry));
        List<Dated<String>> newRules =
                with(rules, new Dated<>(event.received(), set.version(), event.rules()));
        if (newRegistries == registries && newRules == rules) {
            return false;
        }
        requireTogether(newRegistries, newRules, event.received());
        registries = newRegistries;
        rules = newRules;
        judge = null;
        judges.clear();
        return true;
    }

    /**
     * Takes in what broadcast state has kept, in the order in which it came into force. What no
     * longer fits the initial configuration (it was changed while the job was stopped) is passed
     * over.
     */
    void addAll(Iterable<Map.Entry<String, ControlEvent>> kept) {
        List<ControlEvent> events = new ArrayList<>();
        kept.forEach(entry -> events.add(entry.getValue()));
        events.sort(
                Comparator.comparingLong(ControlEvent::received).thenComparing(ControlEvent::key));
        for (ControlEvent event : events) {
            try {
                add(event);
            } catch (ConfigException e) {
                LOG.warn(
                        "Configuration received at {} does not go with the one this job was started"
                                + " with and is not used: {}",
                        event.received(),
                        e.getMessage());
            }
        }
    }

    private static Service changed(Service service, String station, ControlEvent event) {
        if (event.kind() == ControlEvent.Kind.BACK_IN_SERVICE) {
            return service.back(station, event.sensor(), event.received());
        }
        return service.with(
                new Service.Window(
                        station,
                        event.sensor(),
                        event.from(),
                        event.to(),
                        event.kind() == ControlEvent.Kind.MAINTENANCE));
    }

    Downtime downtime() {
        return downtime;
    }

    Service service() {
        return service;
    }

    /** The judge for what is in force at {@code received}. */
    J at(long received) {
        J known = judge;
        if (known != null && received >= validFrom && received < validUntil) {
            return known;
        }
        validFrom = Math.max(lastChange(registries, received), lastChange(rules, received));
        validUntil = Math.min(nextChange(registries, received), nextChange(rules, received));
        J made = judges.computeIfAbsent(validFrom, from -> make(received));
        if (judges.size() > JUDGES_KEPT) {
            judges.pollFirstEntry();
        }
        judge = made;
        return made;
    }

    private J make(long received) {
        Registry registry = inForce(registries, received).value();
        String text = inForce(rules, received).value();
        return judgeOf.apply(
                new JudgingConfig(registry, RuleSetReader.read("config/rules", text, registry)));
    }

    /** The list with one more version; the same list where that version is known. */
    private static <T> List<Dated<T>> with(List<Dated<T>> dated, Dated<T> added) {
        if (dated.stream().anyMatch(known -> known.version() == added.version())) {
            return dated;
        }
        List<Dated<T>> more = new ArrayList<>(dated);
        more.add(added);
        more.sort(Comparator.<Dated<T>>comparingLong(Dated::from).thenComparingInt(Dated::version));
        return more;
    }

    /** Throws unless, from a moment on, the rules in force always fit the registry in force. */
    private static void requireTogether(
            List<Dated<Registry>> registries, List<Dated<String>> rules, long from) {
        Stream.concat(registries.stream(), rules.stream())
                .map(Dated::from)
                .filter(at -> at >= from)
                .distinct()
                .forEach(
                        at ->
                                RuleSetReader.read(
                                        "config/rules",
                                        inForce(rules, at).value(),
                                        inForce(registries, at).value()));
    }

    private static <T> Dated<T> inForce(List<Dated<T>> dated, long received) {
        return dated.stream()
                .filter(each -> each.from() <= received)
                .max(Comparator.comparingInt(Dated::version))
                .orElseThrow();
    }

    private static <T> long lastChange(List<Dated<T>> dated, long received) {
        return dated.stream()
                .mapToLong(Dated::from)
                .filter(at -> at <= received)
                .max()
                .orElseThrow();
    }

    private static <T> long nextChange(List<Dated<T>> dated, long received) {
        return dated.stream()
                .mapToLong(Dated::from)
                .filter(at -> at > received)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
