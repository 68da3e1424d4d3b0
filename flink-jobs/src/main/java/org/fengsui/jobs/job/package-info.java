/** What is submitted to a Flink cluster: options, defaults, the main class. */
@NullMarked
package org.fengsui.jobs.job;

import org.jspecify.annotations.NullMarked;
