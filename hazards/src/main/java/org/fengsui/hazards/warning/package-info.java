/** The stateful thing people see: levels, evidence, life cycle, headline. */
@NullMarked
package org.fengsui.hazards.warning;

import org.jspecify.annotations.NullMarked;
