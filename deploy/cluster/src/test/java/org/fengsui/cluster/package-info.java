/** A real Flink cluster of separate processes, with broker and store beside it. */
@NullMarked
package org.fengsui.cluster;

import org.jspecify.annotations.NullMarked;
