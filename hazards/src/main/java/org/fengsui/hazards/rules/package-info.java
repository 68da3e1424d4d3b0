/** When it becomes dangerous: the versioned rule set. */
@NullMarked
package org.fengsui.hazards.rules;

import org.jspecify.annotations.NullMarked;
