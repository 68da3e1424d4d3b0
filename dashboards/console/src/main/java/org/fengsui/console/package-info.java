/** The duty console. */
@NullMarked
package org.fengsui.console;

import org.jspecify.annotations.NullMarked;
