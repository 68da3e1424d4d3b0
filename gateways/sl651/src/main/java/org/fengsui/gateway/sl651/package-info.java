/** Gateway between stations that speak SL 651-2014 over TCP, and the MQTT broker. */
@NullMarked
package org.fengsui.gateway.sl651;

import org.jspecify.annotations.NullMarked;
