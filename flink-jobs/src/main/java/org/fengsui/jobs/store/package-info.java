/** History for the time series store: line protocol, tables, and the uploader behind the job. */
@NullMarked
package org.fengsui.jobs.store;

import org.jspecify.annotations.NullMarked;
