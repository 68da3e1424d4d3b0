package org.fengsui.jobs.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fengsui.hazards.observation.Quality;
import org.fengsui.hazards.observation.Reading;
import org.fengsui.jobs.Input;
import org.fengsui.jobs.operators.ReadingOrder;
import org.junit.jupiter.api.Test;

class InputOrderTest {

    @Test
    void compare_readingsOfOneStation_agreesWithTheOrderOfJudging() {
        Random random = new Random(2);
        InputOrder order = new InputOrder();
        for (int i = 0; i < 20_000; i++) {
            Reading a = reading(random);
            Reading b = reading(random);

            assertThat(Integer.signum(order.compare(Input.of(a), Input.of(b))))
                    .as("%s against %s", a, b)
                    .isEqualTo(Integer.signum(ReadingOrder.INSTANCE.compare(a, b)));
        }
    }

    private static Reading reading(Random random) {
        List<String> names = List.of("a", "b");
        return new Reading(
                "S",
                names.get(random.nextInt(2)),
                names.get(random.nextInt(2)),
                random.nextInt(2),
                random.nextInt(2),
                random.nextInt(2),
                random.nextBoolean(),
                random.nextInt(2),
                random.nextBoolean() ? Quality.GOOD : Quality.SUSPECT,
                random.nextInt(2));
    }
}
