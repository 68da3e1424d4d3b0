/** The queue on disk between the stations and the broker. */
@NullMarked
package org.fengsui.gateway.sl651.outbox;

import org.jspecify.annotations.NullMarked;
