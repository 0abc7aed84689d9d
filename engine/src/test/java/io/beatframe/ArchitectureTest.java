package io.beatframe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** The rules of ARCHITECTURE.md that a machine can hold us to. */
@AnalyzeClasses(packages = "io.beatframe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** From left to right; a stage imports only what stands left of it. */
    private static final List<String> STAGES =
            List.of(
                    "failure",
                    "progress",
                    "time",
                    "network",
                    "ffmpeg",
                    "picture",
                    "provider",
                    "request",
                    "model",
                    "music",
                    "plan",
                    "title",
                    "clip",
                    "grade",
                    "render",
                    "check",
                    "deliver",
                    "pipeline");

    @ArchTest static final ArchRule dataFlowsOneWay = stagesInOrder();

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.beatframe.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyFfmpegStartsProcesses =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("io.beatframe.ffmpeg.ChildRunner")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.ProcessBuilder")
                    .orShould()
                    .callMethod(Runtime.class, "exec", String[].class);

    @ArchTest
    static final ArchRule engineKnowsNoFramework =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.beatframe..",
                            "jdk.jfr..",
                            "java..",
                            "javax.imageio..",
                            "javax.net.ssl..",
                            "org.jspecify..",
                            // The planners of plan.llm; see the rule below.
                            "dev.langchain4j..",
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule onlyPlanLlmKnowsLangChain =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.beatframe.plan.llm")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.langchain4j..");

    private static ArchRule stagesInOrder() {
        CompositeArchRule rule = null;
        for (int i = 0; i < STAGES.size() - 1; i++) {
            String[] right =
                    STAGES.subList(i + 1, STAGES.size()).stream()
                            .map(stage -> "io.beatframe." + stage + "..")
                            .toArray(String[]::new);
            ArchRule one =
                    noClasses()
                            .that()
                            .resideInAPackage("io.beatframe." + STAGES.get(i) + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(right)
                            .allowEmptyShould(true);
            rule = rule == null ? CompositeArchRule.of(one) : rule.and(one);
        }
        return java.util.Objects.requireNonNull(rule);
    }
}
