/** Rain of a place: what its gauges say together. */
@NullMarked
package org.fengsui.hazards.rain;

import org.jspecify.annotations.NullMarked;
