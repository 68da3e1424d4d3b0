package org.fengsui.benchmarks;

/** What can be measured. */
enum Part {
    flood,
    source,
    sink,
    latency,
    rate,
    all
}
