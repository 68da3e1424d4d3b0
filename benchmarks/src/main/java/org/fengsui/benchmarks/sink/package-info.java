/** The store sink against a bare write loop. */
@NullMarked
package org.fengsui.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
