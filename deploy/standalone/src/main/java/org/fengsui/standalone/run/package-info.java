/** The run command: what is checked before, what is started in which order, and how it stops. */
@NullMarked
package org.fengsui.standalone.run;

import org.jspecify.annotations.NullMarked;
