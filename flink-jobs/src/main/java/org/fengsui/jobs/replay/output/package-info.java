/** What a replay leaves behind: files that depend on nothing but its input. */
@NullMarked
package org.fengsui.jobs.replay.output;

import org.jspecify.annotations.NullMarked;
