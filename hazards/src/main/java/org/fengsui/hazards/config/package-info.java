/** Registry and rule files: reading them with every error named at once. */
@NullMarked
package org.fengsui.hazards.config;

import org.jspecify.annotations.NullMarked;
