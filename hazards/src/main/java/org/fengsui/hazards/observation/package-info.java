/** What was measured: readings as sent, observations with their quality, derived indicators. */
@NullMarked
package org.fengsui.hazards.observation;

import org.jspecify.annotations.NullMarked;
