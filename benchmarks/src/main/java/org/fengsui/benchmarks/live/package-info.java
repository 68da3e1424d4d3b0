/** Warning latency of the running product, and the rate it holds. */
@NullMarked
package org.fengsui.benchmarks.live;

import org.jspecify.annotations.NullMarked;
