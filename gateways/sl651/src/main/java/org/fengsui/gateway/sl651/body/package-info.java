/** What stands in the body of a frame: groups of elements, numbers in BCD, times. */
@NullMarked
package org.fengsui.gateway.sl651.body;

import org.jspecify.annotations.NullMarked;
