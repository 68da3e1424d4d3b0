/** The MQTT source against a bare subscriber. */
@NullMarked
package org.fengsui.benchmarks.source;

import org.jspecify.annotations.NullMarked;
