/** Robust slopes and the minutes to the next level. */
@NullMarked
package org.fengsui.hazards.trend;

import org.jspecify.annotations.NullMarked;
