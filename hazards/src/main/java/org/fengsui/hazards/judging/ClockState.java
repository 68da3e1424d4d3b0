package org.fengsui.hazards.judging;

/** What is remembered of one station's clock. Mutable, serializable; ms. */
public final class ClockState {

    /** The fault in force. */
    public ClockFault fault = ClockFault.NONE;

    /** Under a fault: what is added to the time sent to get the time judged at. */
    public long offset;

    /** Consecutive messages at the usual interval with one and the same lag. */
    public int constant;

    /** Consecutive messages, under a fault, that speak for a sound clock. */
    public int sound;

    /** Time sent, lag and {@code received} of the newest message; 0 before the first. */
    public long lastTime;

    public long lastLag;

    public long lastReceived;

    /** When the fault was reported last; 0 before the first time. */
    public long saidAt;
}
