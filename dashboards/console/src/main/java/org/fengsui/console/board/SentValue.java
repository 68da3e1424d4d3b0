package org.fengsui.console.board;

/**
 * One finite number of an {@code obs} message.
 *
 * @param series {@code quantity} or {@code quantity@sensor}
 * @param time as sent, epoch ms
 * @param period ms that an amount covers, 0 for an instant
 * @param historical the station says that this is stored data
 */
record SentValue(String series, double value, long time, long period, boolean historical) {}
