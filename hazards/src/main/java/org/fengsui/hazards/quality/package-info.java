/**
 * Tests of how far a value can be trusted, by its series alone (QARTOD real-time quality control).
 *
 * <p>Source: IOOS, <i>Manual for Real-Time Quality Control of Water Level Data</i>, tests 4 to 8;
 * cases of {@code ioos_qc}.
 */
@NullMarked
package org.fengsui.hazards.quality;

import org.jspecify.annotations.NullMarked;
