/** Recorded input of a replay: its files, their rows, and the order in which they are judged. */
@NullMarked
package org.fengsui.jobs.replay.input;

import org.jspecify.annotations.NullMarked;
