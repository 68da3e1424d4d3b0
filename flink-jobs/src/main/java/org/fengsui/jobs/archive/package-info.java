/** The archive: every consumed message, exactly once, in files by hour of {@code received}. */
@NullMarked
package org.fengsui.jobs.archive;

import org.jspecify.annotations.NullMarked;
