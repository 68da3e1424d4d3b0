package org.fengsui.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.console.history.History;
import org.fengsui.console.history.Sample;
import org.fengsui.console.history.SeriesRequest;
import org.fengsui.console.history.StoredValue;

/** A store that holds one rising day for every depth station, with one bad value. */
final class FakeHistory implements History {

    @Override
    public List<Sample> series(SeriesRequest request) {
        List<Sample> samples = new ArrayList<>();
        boolean rain = request.quantity().equals("rain");
        double base = request.quantity().equals("stage") ? 12.5 : 0;
        long step = 300_000;
        long from = Math.max(request.from(), request.to() - 86_400_000L);
        for (long time = from; time < request.to() - 180_000; time += step) {
            double share = (time - from) / (double) (request.to() - from);
            boolean odd = Math.floorMod(time / step, 61) == 7;
            double value =
                    rain
                            ? Math.max(0, 6 * Math.sin(share * 9))
                            : base + 0.31 * Math.pow(share, 4) + (odd ? 0.2 : 0);
            samples.add(new Sample(time, value, odd ? 4 : 1, rain ? step : 0));
        }
        return samples;
    }

    @Override
    public List<JsonNode> revisions(String warning) {
        return List.of();
    }

    @Override
    public List<StoredValue> newest() {
        return List.of();
    }
}
