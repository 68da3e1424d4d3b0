package org.fengsui.benchmarks;

/** What can be measured. */
enum Part {
    source,
    sink,
    latency,
    rate,
    all
}
