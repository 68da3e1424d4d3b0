/** What the console knows now: newest values, current warnings, how old everything is. */
@NullMarked
package org.fengsui.console.board;

import org.jspecify.annotations.NullMarked;
