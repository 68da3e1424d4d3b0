/** The Flink cluster inside this process and the checkpoints it starts again from. */
@NullMarked
package org.fengsui.standalone.cluster;

import org.jspecify.annotations.NullMarked;
