/** The one source of a replay: it emits all recorded input in order. */
@NullMarked
package org.fengsui.jobs.replay.source;

import org.jspecify.annotations.NullMarked;
