/** The life of a warning: fusing what stations say of a subject, raising, revising, lifting. */
@NullMarked
package org.fengsui.hazards.lifecycle;

import org.jspecify.annotations.NullMarked;
