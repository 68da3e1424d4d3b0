/** The flood model by itself: time per reading, bytes of state per site. */
@NullMarked
package org.fengsui.benchmarks.flood;

import org.jspecify.annotations.NullMarked;
