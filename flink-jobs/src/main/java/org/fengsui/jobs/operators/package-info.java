/** Flink around the judges: decoding, holding and ordering, keyed state, timers. */
@NullMarked
package org.fengsui.jobs.operators;

import org.jspecify.annotations.NullMarked;
