/** Measures the product against its figures and prints tables; no part of the product. */
@NullMarked
package org.fengsui.benchmarks;

import org.jspecify.annotations.NullMarked;
