/** Sorting more rows than fit in memory: sorted runs on disk, merged as they are read. */
@NullMarked
package org.fengsui.jobs.replay.sort;

import org.jspecify.annotations.NullMarked;
