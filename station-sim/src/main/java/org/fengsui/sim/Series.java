package org.fengsui.sim;

import java.util.List;

/**
 * A recorded series in publishing order.
 *
 * @param leftOut rows that their own quality column calls bad or missing: no station sends such
 */
record Series(List<SeriesRow> rows, long leftOut) {}
