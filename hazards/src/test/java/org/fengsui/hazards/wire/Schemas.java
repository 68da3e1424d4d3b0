package org.fengsui.hazards.wire;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The published schemas, as an independent validator sees them. */
final class Schemas {

    private static final String BASE = "https://fengsui.org/schema/v1/";
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder ->
                            builder.schemaMappers(
                                    mappers -> mappers.mapPrefix(BASE, "classpath:schema/")));
    private static final Map<String, JsonSchema> LOADED = new ConcurrentHashMap<>();

    private Schemas() {}

    static Set<ValidationMessage> faults(String schema, String json) {
        return LOADED.computeIfAbsent(
                        schema, name -> FACTORY.getSchema(SchemaLocation.of(BASE + name + ".json")))
                .validate(json, InputFormat.JSON);
    }

    static boolean accepts(String schema, String json) {
        return faults(schema, json).isEmpty();
    }
}
