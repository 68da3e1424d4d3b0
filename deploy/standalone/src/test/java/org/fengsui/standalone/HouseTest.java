package org.fengsui.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.api.common.functions.Function;

/** The house of the modules: dependencies point one way. */
@AnalyzeClasses(packages = "org.fengsui", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule dependencies_pointOneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("hazards")
                    .definedBy("org.fengsui.hazards..")
                    .layer("flink-jobs")
                    .definedBy("org.fengsui.jobs..")
                    .layer("station-sim")
                    .definedBy("org.fengsui.sim..")
                    .layer("console")
                    .definedBy("org.fengsui.console..")
                    .layer("gateways")
                    .definedBy("org.fengsui.gateway..")
                    .layer("standalone")
                    .definedBy("org.fengsui.standalone..")
                    .whereLayer("standalone")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("console")
                    .mayOnlyBeAccessedByLayers("standalone")
                    .whereLayer("gateways")
                    .mayOnlyBeAccessedByLayers("standalone")
                    .whereLayer("station-sim")
                    .mayOnlyBeAccessedByLayers("standalone")
                    .whereLayer("flink-jobs")
                    .mayOnlyBeAccessedByLayers("standalone");

    @ArchTest
    static final ArchRule flink_staysInTheJobsAndTheirHouse =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.fengsui.jobs..", "org.fengsui.standalone..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule packagesOfTheJobs_areFreeOfCycles =
            slices().matching("org.fengsui.jobs.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule wallClock_isInjectedInDomainAndJobs =
            noClasses()
                    .that()
                    .resideInAnyPackage("org.fengsui.hazards..", "org.fengsui.jobs..")
                    .and()
                    .doNotHaveSimpleName("MillisClock")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule operators_areFinal =
            classes()
                    .that()
                    .implement(Function.class)
                    .should()
                    .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
