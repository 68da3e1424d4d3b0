package org.fengsui.hazards.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of one observation, keyed {@code quantity} or {@code quantity@sensor}. Reusable. */
final class ObservedValues {

    static final int MOST = 256;

    private String[] keys = new String[4];
    private double[] numbers = new double[4];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /**
     * Takes a value up, with the fault it has by itself, if any.
     *
     * @return why it is refused, null where it is taken; of a key that is given twice neither value
     *     is usable, for nobody knows which is meant
     */
    @Nullable String add(String key, double number, @Nullable String fault) {
        for (int i = 0; i < size; i++) {
            if (keys[i].equals(key)) {
                numbers[i] = Double.NaN;
                return "given more than once; none of them is used";
            }
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        String refused = fault;
        if (refused == null && !validKey(key)) {
            refused = "expected a key 'quantity' or 'quantity@sensor' made of ids";
        }
        keys[size] = key;
        numbers[size] = refused == null ? number : Double.NaN;
        size++;
        return refused;
    }

    boolean usable(int index) {
        return !Double.isNaN(numbers[index]);
    }

    double value(int index) {
        return numbers[index];
    }

    String quantity(int index) {
        int separator = keys[index].indexOf('@');
        return separator < 0 ? keys[index] : keys[index].substring(0, separator);
    }

    String sensor(int index) {
        int separator = keys[index].indexOf('@');
        return separator < 0 ? "" : keys[index].substring(separator + 1);
    }

    private static boolean validKey(String key) {
        int separator = key.indexOf('@');
        return separator < 0
                ? Ids.valid(key)
                : Ids.valid(key, 0, separator) && Ids.valid(key, separator + 1, key.length());
    }
}
