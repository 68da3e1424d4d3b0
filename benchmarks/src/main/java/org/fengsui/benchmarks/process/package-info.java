/** Processes that a benchmark starts, asks and ends. */
@NullMarked
package org.fengsui.benchmarks.process;

import org.jspecify.annotations.NullMarked;
