/** Replay: recorded input through the very operators that run live, into files. */
@NullMarked
package org.fengsui.jobs.replay;

import org.jspecify.annotations.NullMarked;
