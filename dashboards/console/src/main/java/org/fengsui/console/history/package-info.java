/** What the console reads back from the store: past samples and revisions of warnings. */
@NullMarked
package org.fengsui.console.history;

import org.jspecify.annotations.NullMarked;
