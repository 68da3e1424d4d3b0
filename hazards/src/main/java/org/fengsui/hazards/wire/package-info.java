/** The formats of design 7: topics and JSON payloads, in and out. */
@NullMarked
package org.fengsui.hazards.wire;

import org.jspecify.annotations.NullMarked;
