/** Windows over measured time: bounded rings that keep identity, duplicates and corrections. */
@NullMarked
package org.fengsui.hazards.window;

import org.jspecify.annotations.NullMarked;
