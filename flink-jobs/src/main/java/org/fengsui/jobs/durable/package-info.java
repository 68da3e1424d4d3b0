/** Checkpoint files that outlive a power cut, and by which damage is told. */
@NullMarked
package org.fengsui.jobs.durable;

import org.jspecify.annotations.NullMarked;
