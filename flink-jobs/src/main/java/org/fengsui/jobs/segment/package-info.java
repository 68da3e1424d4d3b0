/** Two-phase files: lines written with a checkpoint, handed on after it. */
@NullMarked
package org.fengsui.jobs.segment;

import org.jspecify.annotations.NullMarked;
