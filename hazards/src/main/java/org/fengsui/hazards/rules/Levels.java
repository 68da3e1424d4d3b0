package org.fengsui.hazards.rules;

/** The thresholds of one subject, which may depend on the time of the year. */
public interface Levels {

    /**
     * Those in force at a time.
     *
     * @param time epoch ms
     */
    LevelTable at(long time);
}
