package org.fengsui.jobs.mqtt;

import java.nio.file.Path;

/** The source against the embedded Artemis. */
class ArtemisContractIT extends BrokerContract {

    @Override
    TestBroker startBroker(Path folder) throws Exception {
        return new Artemis(folder);
    }
}
