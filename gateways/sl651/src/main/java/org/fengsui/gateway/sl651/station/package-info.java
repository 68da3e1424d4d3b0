/** Which stations there are, and how each of them speaks. */
@NullMarked
package org.fengsui.gateway.sl651.station;

import org.jspecify.annotations.NullMarked;
