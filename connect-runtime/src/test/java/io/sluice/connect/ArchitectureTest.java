package io.sluice.connect;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;

/** A package uses packages further down, never up or sideways, and there are no cycles. */
@AnalyzeClasses(packages = "io.sluice.connect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesUseLowerLayersOnly = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("model")
            .definedBy("io.sluice.connect.model..")
            .layer("loop")
            .definedBy("io.sluice.connect.loop..")
            .layer("config")
            .definedBy("io.sluice.connect.config..")
            .layer("metrics")
            .definedBy("io.sluice.connect.metrics..")
            .layer("kafka")
            .definedBy("io.sluice.connect.kafka..")
            .layer("plugins")
            .definedBy("io.sluice.connect.plugins..")
            .layer("store")
            .definedBy("io.sluice.connect.store..")
            .layer("membership")
            .definedBy("io.sluice.connect.membership..")
            .layer("task")
            .definedBy("io.sluice.connect.task..")
            .layer("worker")
            .definedBy("io.sluice.connect.worker..")
            .layer("control")
            .definedBy("io.sluice.connect.control..")
            .layer("rest")
            .definedBy("io.sluice.connect.rest..")
            .layer("app")
            .definedBy("io.sluice.connect", "io.sluice.connect.app..")
            .whereLayer("app")
            .mayOnlyAccessLayers(
                    "rest",
                    "control",
                    "worker",
                    "task",
                    "store",
                    "membership",
                    "kafka",
                    "plugins",
                    "model",
                    "loop",
                    "config",
                    "metrics")
            .whereLayer("rest")
            .mayOnlyAccessLayers(
                    "control",
                    "worker",
                    "task",
                    "store",
                    "membership",
                    "kafka",
                    "plugins",
                    "model",
                    "loop",
                    "config",
                    "metrics")
            .whereLayer("control")
            .mayOnlyAccessLayers(
                    "worker", "task", "store", "membership", "kafka", "plugins", "model", "loop", "config", "metrics")
            .whereLayer("worker")
            .mayOnlyAccessLayers(
                    "task", "store", "membership", "kafka", "plugins", "model", "loop", "config", "metrics")
            .whereLayer("task")
            .mayOnlyAccessLayers("store", "membership", "kafka", "plugins", "model", "loop", "config", "metrics")
            .whereLayer("store")
            .mayOnlyAccessLayers("kafka", "plugins", "model", "loop", "config", "metrics")
            .whereLayer("membership")
            .mayOnlyAccessLayers("kafka", "plugins", "model", "loop", "config", "metrics")
            .whereLayer("kafka")
            .mayOnlyAccessLayers("model", "loop", "config", "metrics")
            .whereLayer("plugins")
            .mayOnlyAccessLayers("model", "loop", "config", "metrics")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("loop")
            .mayNotAccessAnyLayer()
            .whereLayer("config")
            .mayNotAccessAnyLayer()
            .whereLayer("metrics")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesFormNoCycles = slices().matching("io.sluice.connect.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule variantsDoNotKnowEachOther = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("..store.topic..", "..membership.group..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..store.local..", "..membership.solo..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheGroupAdapterTouchesClientInternals = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("io.sluice.connect.membership.group..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.consumer.internals..")
            .allowEmptyShould(true);
}
