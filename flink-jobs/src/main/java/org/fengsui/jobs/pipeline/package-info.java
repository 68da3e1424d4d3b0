/** The topology: what both the live job and the replay run. */
@NullMarked
package org.fengsui.jobs.pipeline;

import org.jspecify.annotations.NullMarked;
