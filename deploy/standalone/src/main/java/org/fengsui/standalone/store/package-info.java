/** The embedded time-series store. */
@NullMarked
package org.fengsui.standalone.store;

import org.jspecify.annotations.NullMarked;
