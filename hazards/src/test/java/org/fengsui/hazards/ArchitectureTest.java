package org.fengsui.hazards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** What keeps the domain the domain. */
@AnalyzeClasses(
        packages = "org.fengsui.hazards",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domain_knowsNoEngineAndNoNetwork =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.flink..",
                            "org.eclipse.paho..",
                            "java.net.http..",
                            "java.net",
                            "java.sql..",
                            "java.nio.file..",
                            "com.influxdb..",
                            "io.javalin..",
                            "org.fengsui.broker..",
                            "org.fengsui.jobs..",
                            "org.fengsui.sim..",
                            "org.fengsui.gateway..",
                            "org.fengsui.console..",
                            "org.fengsui.standalone..");

    @ArchTest
    static final ArchRule domain_readsNoWallClock =
            noClasses()
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule packages_areNullMarked = classes().should(resideInANullMarkedPackage());

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked =
                        type.getPackage()
                                .tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false);
                if (!marked) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type,
                                    type.getPackageName()
                                            + " has no package-info.java with @NullMarked"));
                }
            }
        };
    }
}
