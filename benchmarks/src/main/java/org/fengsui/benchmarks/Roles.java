package org.fengsui.benchmarks;

import org.fengsui.benchmarks.process.Role;
import org.fengsui.benchmarks.sink.SinkProcess;
import org.fengsui.benchmarks.sink.StoreProcess;
import org.fengsui.benchmarks.sink.StubProcess;
import org.fengsui.benchmarks.sink.WriterProcess;
import org.fengsui.benchmarks.source.BrokerProcess;
import org.fengsui.benchmarks.source.SourceProcess;
import org.fengsui.benchmarks.source.SubscriberProcess;
import org.fengsui.standalone.Fengsui;

/** Runs a child process in its role. */
final class Roles {

    private Roles() {}

    static void run(Role role, String[] arguments) throws Exception {
        switch (role) {
            case BROKER -> BrokerProcess.run(arguments);
            case SUBSCRIBER -> SubscriberProcess.run(arguments);
            case SOURCE -> SourceProcess.run(arguments);
            case STORE -> StoreProcess.run(arguments);
            case STUB -> StubProcess.run();
            case WRITER -> WriterProcess.run();
            case SINK -> SinkProcess.run(arguments);
            case FENGSUI -> Fengsui.main(arguments);
        }
        System.exit(0); // whatever threads libraries leave behind
    }
}
