package org.fengsui.hazards.judging;

import org.fengsui.hazards.observation.Reading;
import org.fengsui.hazards.registry.Station;

/**
 * Judges a station's clock by the readings it sends (design 5).
 *
 * <p>A reading that is not historical is a clock fault when it is more than 2 min ahead of {@code
 * received}, lies before installation, or when messages arrive at the usual interval with one and
 * the same lag beyond the live age: the third such message in a row establishes it. Under a fault
 * the time is set to {@code received}; the shift found so is kept for as long as it fits within a
 * minute, so that a repeated delivery still has the same identity. A lag that is not the one
 * established is backfill, fault or not: stored readings that a station with a wrong clock sends
 * later are not news. Three sound messages in a row end the fault.
 */
final class ClockCheck {

    /** A time judged at, and how it came about. */
    record Verdict(long time, boolean faulty, boolean backfill) {

        /** The same of another time. */
        Verdict at(long other) {
            return new Verdict(other, faulty, backfill);
        }
    }

    private static final long MAX_AHEAD = 2 * 60_000L;
    private static final long TOLERANCE = 60_000L;
    private static final int TO_ESTABLISH = 2;
    private static final int TO_END = 3;

    /** 2000-01-01T00:00Z: no station of this system measured before. */
    private static final long EARLIEST = 946_684_800_000L;

    private ClockCheck() {}

    static Verdict judge(ClockState state, Reading reading, Station station) {
        long lag = reading.received() - reading.time();
        if (reading.historical()) {
            return new Verdict(reading.time(), false, true);
        }
        boolean sameMessage =
                reading.time() == state.lastTime
                        && reading.received() - state.lastReceived < TOLERANCE;
        if (!sameMessage) {
            follow(state, reading, station, lag);
        }
        if (isFaulty(state, reading, station, lag)) {
            return faulty(state, reading, lag);
        }
        return new Verdict(reading.time(), false, lag > station.liveAgeMs());
    }

    private static boolean isFaulty(ClockState state, Reading reading, Station station, long lag) {
        return switch (faultOf(lag, reading.time(), station)) {
            case NONE -> false;
            case AHEAD, BEFORE_INSTALLATION -> true;
            case CONSTANT_LAG ->
                    state.fault == ClockFault.CONSTANT_LAG
                            && (state.constant >= TO_ESTABLISH
                                    || Math.abs(lag - state.offset) <= TOLERANCE);
        };
    }

    private static void follow(ClockState state, Reading reading, Station station, long lag) {
        ClockFault now = faultOf(lag, reading.time(), station);
        state.sound = now == ClockFault.NONE ? state.sound + 1 : 0;
        boolean regular = now == ClockFault.CONSTANT_LAG && isRegular(state, reading, station, lag);
        state.constant = regular ? state.constant + 1 : 0;
        if (now == ClockFault.AHEAD
                || now == ClockFault.BEFORE_INSTALLATION
                || state.constant >= TO_ESTABLISH) {
            state.fault = now;
        } else if (state.sound >= TO_END) {
            state.fault = ClockFault.NONE;
        }
        state.lastTime = reading.time();
        state.lastLag = lag;
        state.lastReceived = reading.received();
    }

    private static ClockFault faultOf(long lag, long time, Station station) {
        if (-lag > MAX_AHEAD) {
            return ClockFault.AHEAD;
        }
        Long installed = station.installed();
        if (time < (installed == null ? EARLIEST : installed)) {
            return ClockFault.BEFORE_INSTALLATION;
        }
        return lag > station.liveAgeMs() ? ClockFault.CONSTANT_LAG : ClockFault.NONE;
    }

    private static boolean isRegular(ClockState state, Reading reading, Station station, long lag) {
        long spacing = reading.received() - state.lastReceived;
        return Math.abs(lag - state.lastLag) <= TOLERANCE
                && 2 * spacing >= station.interval().wet()
                && 2 * spacing <= 3 * station.interval().heartbeat();
    }

    private static Verdict faulty(ClockState state, Reading reading, long lag) {
        if (Math.abs(lag - state.offset) > TOLERANCE) {
            state.offset = lag;
        }
        return new Verdict(reading.time() + state.offset, true, false);
    }
}
