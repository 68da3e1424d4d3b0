/**
 * The embedded MQTT broker: accounts, who may say what, and the queues behind the pipeline's
 * sessions.
 */
@NullMarked
package org.fengsui.broker;

import org.jspecify.annotations.NullMarked;
