/** Simulated stations: recorded series over MQTT, the demo district, and load. */
@NullMarked
package org.fengsui.sim;

import org.jspecify.annotations.NullMarked;
