/** From elements to observations and station status in the wire format. */
@NullMarked
package org.fengsui.gateway.sl651.publish;

import org.jspecify.annotations.NullMarked;
