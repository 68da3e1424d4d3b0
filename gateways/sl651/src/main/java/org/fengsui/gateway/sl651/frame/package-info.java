/** Frames of SL 651-2014 in the HEX/BCD variant: found in a stream of bytes, checked, written. */
@NullMarked
package org.fengsui.gateway.sl651.frame;

import org.jspecify.annotations.NullMarked;
