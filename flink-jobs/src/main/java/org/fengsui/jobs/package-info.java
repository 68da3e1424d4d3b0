/** The pipeline on Apache Flink. */
@NullMarked
package org.fengsui.jobs;

import org.jspecify.annotations.NullMarked;
