package org.fengsui.jobs.upgrade;

import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values in which no field has its default, and what is in them as text. */
final class StateSamples {

    private int next;

    /** A value of the type, with something in every field however deep. */
    Object of(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return new HashMap<>(Map.of(of(arguments[0]), of(arguments[1])));
            }
            return new ArrayList<>(List.of(of(arguments[0])));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return "text" + ++next;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return true;
        } else if (raw == int.class || raw == Integer.class) {
            return ++next;
        } else if (raw == long.class || raw == Long.class) {
            return (long) ++next;
        } else if (raw == double.class || raw == Double.class) {
            return ++next + 0.5;
        } else if (raw == float.class) {
            return ++next + 0.5f;
        } else if (raw == short.class) {
            return (short) ++next;
        } else if (raw == byte.class) {
            return (byte) ++next;
        } else if (raw == Instant.class) {
            return Instant.ofEpochSecond(++next);
        } else if (raw.isEnum()) {
            Object[] constants = raw.getEnumConstants();
            return constants[constants.length - 1];
        } else if (raw.isArray()) {
            Object array = Array.newInstance(raw.getComponentType(), 2);
            Array.set(array, 0, of(raw.getComponentType()));
            Array.set(array, 1, of(raw.getComponentType()));
            return array;
        }
        return raw.isRecord() ? record(raw) : pojo(raw);
    }

    private Object record(Class<?> raw) throws ReflectiveOperationException {
        RecordComponent[] components = raw.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = of(components[i].getGenericType());
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return raw.getConstructor(types).newInstance(values);
    }

    private Object pojo(Class<?> raw) throws ReflectiveOperationException {
        Object value = raw.getConstructor().newInstance();
        for (Map.Entry<String, Type> field : StateVariant.fields(raw).entrySet()) {
            raw.getField(field.getKey()).set(value, of(field.getValue()));
        }
        return value;
    }

    /** All that is in a value, by name, the added fields apart; loader does not matter. */
    static String text(Object value) throws ReflectiveOperationException {
        if (value == null || !value.getClass().getName().startsWith("org.fengsui.")) {
            return value instanceof Map<?, ?> map
                    ? map(map)
                    : value instanceof List<?> list ? list(list) : simple(value);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        Map<String, String> fields = new TreeMap<>();
        for (String name : StateVariant.fields(value.getClass()).keySet()) {
            if (!name.equals(StateVariant.ADDED)) {
                fields.put(name, text(field(value, name)));
            }
        }
        return value.getClass().getSimpleName() + fields;
    }

    static Object field(Object value, String name) throws ReflectiveOperationException {
        return value.getClass().isRecord()
                ? value.getClass().getMethod(name).invoke(value)
                : value.getClass().getField(name).get(value);
    }

    private static String map(Map<?, ?> map) throws ReflectiveOperationException {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            texts.put(text(entry.getKey()), text(entry.getValue()));
        }
        return texts.toString();
    }

    private static String list(List<?> list) throws ReflectiveOperationException {
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            texts.add(text(each));
        }
        return texts.toString();
    }

    private static String simple(Object value) throws ReflectiveOperationException {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(Array.get(value, i));
        }
        return list(elements);
    }
}
