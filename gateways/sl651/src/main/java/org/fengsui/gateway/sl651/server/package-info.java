/** TCP: connections and their limits. */
@NullMarked
package org.fengsui.gateway.sl651.server;

import org.jspecify.annotations.NullMarked;
