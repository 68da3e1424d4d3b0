/** One station's judge: clock, quality, windows, models, confirm, hysteresis, hold, silence. */
@NullMarked
package org.fengsui.hazards.judging;

import org.jspecify.annotations.NullMarked;
