/** Everything in one process. */
@NullMarked
package org.fengsui.standalone;

import org.jspecify.annotations.NullMarked;
