package org.fengsui.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the page, from the class path: our own and those of the libraries it uses.
 *
 * <p>Thread-safety: any thread. A file is read once.
 */
final class Assets {

    private static final String PAGE = "org/fengsui/console/web/";
    private static final Pattern PATH =
            Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\\.[a-z0-9]+");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "mjs", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "md", "text/plain; charset=utf-8",
                    "txt", "text/plain; charset=utf-8");

    /** Library → group id of its web jar. */
    private static final Map<String, String> LIBRARIES =
            Map.of(
                    "lit", "org.webjars.npm",
                    "lit-html", "org.webjars.npm",
                    "lit-element", "org.webjars.npm",
                    "lit__reactive-element", "org.webjars.npm",
                    "ol", "org.webjars.npm",
                    "echarts", "org.webjars");

    private final ClassLoader loader = Assets.class.getClassLoader();
    private final Map<String, String> libraryRoots = new HashMap<>();
    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    Assets() {
        LIBRARIES.forEach(
                (library, group) -> libraryRoots.put(library, webJarRoot(group, library)));
    }

    Asset index() {
        return page("index.html")
                .orElseThrow(() -> new IllegalStateException(PAGE + "index.html is missing"));
    }

    /** CSP source that lets the inline import map of the index through, {@code 'sha256-…'}. */
    String importMapHash() {
        Matcher map = IMPORT_MAP.matcher(new String(index().content(), StandardCharsets.UTF_8));
        if (!map.find()) {
            throw new IllegalStateException("index.html has no import map");
        }
        return "'sha256-" + sha256(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'";
    }

    /** A file of our own, e.g. {@code app.js}. */
    Optional<Asset> page(String path) {
        return load(PAGE, path);
    }

    /** A file of a library, e.g. {@code echarts}, {@code dist/x.js}. */
    Optional<Asset> library(String library, String path) {
        String root = libraryRoots.get(library);
        return root == null ? Optional.empty() : load(root, path);
    }

    private Optional<Asset> load(String root, String path) {
        if (!PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        Asset known = read.get(root + path);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = loader.getResourceAsStream(root + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            Asset asset = new Asset(content, type, "\"" + sha256(content) + "\"");
            read.put(root + path, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root + path, e);
        }
    }

    private String webJarRoot(String group, String library) {
        String pom = "META-INF/maven/" + group + "/" + library + "/pom.properties";
        try (InputStream in = loader.getResourceAsStream(pom)) {
            if (in == null) {
                throw new IllegalStateException(
                        "web jar %s:%s is not on the class path".formatted(group, library));
            }
            Properties properties = new Properties();
            properties.load(in);
            return "META-INF/resources/webjars/%s/%s/"
                    .formatted(library, properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pom, e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
