package org.fengsui.standalone.run;

import java.net.URI;
import org.fengsui.jobs.store.StoreTarget;

/**
 * A store that is not ours to start.
 *
 * @param questDb whether tables are made in it beforehand; InfluxDB makes its own
 */
public record ExternalStore(StoreTarget target, boolean questDb) {

    URI uri() {
        return URI.create(target.url());
    }
}
