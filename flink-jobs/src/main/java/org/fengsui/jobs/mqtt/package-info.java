/** MQTT 5 in and out: the acknowledging source and the publisher of retained messages. */
@NullMarked
package org.fengsui.jobs.mqtt;

import org.jspecify.annotations.NullMarked;
