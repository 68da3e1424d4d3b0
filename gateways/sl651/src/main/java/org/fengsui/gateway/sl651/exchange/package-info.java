/** The talk with a station: confirmations, duplicates, messages in several packets. */
@NullMarked
package org.fengsui.gateway.sl651.exchange;

import org.jspecify.annotations.NullMarked;
