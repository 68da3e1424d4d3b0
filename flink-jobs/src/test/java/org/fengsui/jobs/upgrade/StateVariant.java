package org.fengsui.jobs.upgrade;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The state types as a later release may have them: same names and fields, and one more. Compiled
 * when needed, into a class loader that prefers them to the present ones.
 */
final class StateVariant {

    /** The further field: {@value #ADDED_DEFAULT} where a class says so, 0 in a record. */
    static final String ADDED = "addedLater";

    static final long ADDED_DEFAULT = 7;

    private StateVariant() {}

    /** What is done to the fields of one type, by name of the field; null for nothing. */
    record Change(Class<?> type, String field, String newType, String newName) {}

    /** All records and POJOs of ours that the roots are made of. */
    static Set<Class<?>> closure(List<Class<?>> roots) {
        Set<Class<?>> found = new LinkedHashSet<>();
        roots.forEach(root -> collect(root, found));
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, found));
        } else if (type instanceof Class<?> raw && raw.isArray()) {
            collect(raw.getComponentType(), found);
        } else if (type instanceof Class<?> raw
                && raw.getName().startsWith("org.fengsui.")
                && !raw.isEnum()
                && found.add(raw)) {
            fields(raw).values().forEach(each -> collect(each, found));
        }
    }

    /** With one more field in each type. */
    static ClassLoader withOneMoreField(Set<Class<?>> types) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Class<?> type : types) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields(type).forEach((name, of) -> fields.put(name, text(of)));
            fields.put(ADDED, "long");
            sources.put(type.getName(), source(type, fields));
        }
        return compile(sources);
    }

    /** With one field of one type renamed or of another type. */
    static ClassLoader with(Change change) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields(change.type())
                .forEach(
                        (name, of) -> {
                            if (name.equals(change.field())) {
                                fields.put(change.newName(), change.newType());
                            } else {
                                fields.put(name, text(of));
                            }
                        });
        return compile(Map.of(change.type().getName(), source(change.type(), fields)));
    }

    /** The fields that are state, in order. */
    static Map<String, Type> fields(Class<?> type) {
        Map<String, Type> fields = new LinkedHashMap<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                fields.put(component.getName(), component.getGenericType());
            }
        } else {
            for (Field field : type.getFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.put(field.getName(), field.getGenericType());
                }
            }
        }
        return fields;
    }

    private static String source(Class<?> type, Map<String, String> fields) {
        StringWriter out = new StringWriter();
        out.append("package ").append(type.getPackageName()).append(";\n");
        if (type.isRecord()) {
            String components =
                    fields.entrySet().stream()
                            .map(each -> each.getValue() + " " + each.getKey())
                            .collect(Collectors.joining(", "));
            out.append("public record %s(%s) {%n".formatted(type.getSimpleName(), components));
        } else {
            out.append("public class %s {%n".formatted(type.getSimpleName()));
            fields.forEach(
                    (name, of) -> out.append("public %s %s%s;%n".formatted(of, name, init(name))));
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.isEnum()) {
                out.append(
                        "public enum %s {%s}%n"
                                .formatted(
                                        nested.getSimpleName(),
                                        Arrays.stream(nested.getEnumConstants())
                                                .map(each -> ((Enum<?>) each).name())
                                                .collect(Collectors.joining(","))));
            }
        }
        return out.append("}\n").toString();
    }

    private static String init(String field) {
        return field.equals(ADDED) ? " = " + ADDED_DEFAULT : "";
    }

    private static String text(Type type) {
        if (type instanceof Class<?> raw) {
            return raw.getCanonicalName();
        }
        if (type instanceof GenericArrayType array) {
            return text(array.getGenericComponentType()) + "[]";
        }
        ParameterizedType generic = (ParameterizedType) type;
        return text(generic.getRawType())
                + Arrays.stream(generic.getActualTypeArguments())
                        .map(StateVariant::text)
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static ClassLoader compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        StringWriter messages = new StringWriter();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        boolean compiled =
                compiler.getTask(
                                messages,
                                new InMemory(
                                        compiler.getStandardFileManager(null, null, null), classes),
                                null,
                                List.of(
                                        "-proc:none",
                                        "-parameters",
                                        "-classpath",
                                        System.getProperty("java.class.path")),
                                null,
                                files)
                        .call();
        if (!compiled) {
            throw new AssertionError(messages + "\n" + sources);
        }
        return new ChildFirst(classes);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(
                    URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
                }
            };
        }
    }

    private static final class ChildFirst extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        ChildFirst(Map<String, ByteArrayOutputStream> classes) {
            super(StateVariant.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                byte[] code = bytes.toByteArray();
                return known == null ? defineClass(name, code, 0, code.length) : known;
            }
        }
    }
}
