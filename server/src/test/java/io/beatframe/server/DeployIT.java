package io.beatframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What operators start the service with, as far as it can be tried without a cluster. */
class DeployIT {
    private static final Path CHART = Path.of("../deploy/helm/beatframe").toAbsolutePath();

    private static List<Object> documents(String yaml) {
        Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(reader.loadAll(yaml).spliterator(), false)
                .filter(Map.class::isInstance)
                .toList();
    }

    private static TemplateCommand template() {
        return new Helm(CHART).template().withKubeVersion("1.30.0");
    }

    /** Every value of this name, however deep. */
    private static List<Object> all(String name, Object node) {
        List<Object> found = new ArrayList<>();
        switch (node) {
            case Map<?, ?> map ->
                    map.forEach((key, value) -> {
                        if (name.equals(key)) {
                            found.add(value);
                        }
                        found.addAll(all(name, value));
                    });
            case List<?> list -> list.forEach(each -> found.addAll(all(name, each)));
            case null, default -> {
                // A leaf.
            }
        }
        return found;
    }

    /** That the program has such a command with such options. */
    private static void parse(Object arguments) {
        String[] words = ((List<?>) arguments).stream().map(String::valueOf).toArray(String[]::new);
        assertThat(BeatframeServer.program().parseArgs(words).subcommand())
                .as(Arrays.toString(words))
                .isNotNull();
    }

    @Test
    void helmTakesTheChartAndTheProgramItsArguments() {
        LintResult lint = new Helm(CHART).lint().strict().call();
        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
        List<Object> made = documents(template().call());
        assertThat(all("kind", made))
                .contains(
                        "Service", "Deployment", "CronJob", "PodDisruptionBudget", "ScaledObject");
        List<Object> arguments = all("args", made);
        assertThat(arguments).hasSize(3);
        // None talks to Kubernetes, and two read what strangers send.
        assertThat(all("automountServiceAccountToken", made)).containsExactly(false, false, false);
        arguments.forEach(DeployIT::parse);
        // The sandbox of each program makes namespaces and mounts in them.
        assertThat(all("securityContext", made))
                .hasSize(3)
                .allSatisfy(context ->
                        assertThat(context)
                                .asInstanceOf(InstanceOfAssertFactories.MAP)
                                .containsEntry("seccompProfile", Map.of("type", "Unconfined"))
                                .containsEntry("appArmorProfile", Map.of("type", "Unconfined")));

        String fixed = template().set("autoscaler.enabled", false).call();
        assertThat(all("kind", documents(fixed))).doesNotContain("ScaledObject");
    }

    /** A hook, which Helm runs after installing and does not print among what it installs. */
    @Test
    void theFirstKeyIsMadeByACommandThatTheProgramHas() throws IOException {
        String job = Files.readString(CHART.resolve("templates/key.yaml"));
        assertThat(job)
                .contains(
                        // The API waits for it; after it, Helm's --wait would wait for the API.
                        "helm.sh/hook: pre-install",
                        "automountServiceAccountToken: false",
                        "args: [keys, create, --tenant, {{ .Values.firstKey | quote }}, --data, /data]");
        parse(List.of("keys", "create", "--tenant", "first", "--data", "/data"));
    }

    @Test
    void theAutoscalersQuestionHasAnAnswer() {
        List<Object> questions = all("query", documents(template().call()));
        assertThat(questions).hasSize(1);
        long waiting =
                MemoryDatabase.fresh()
                        .jdbc()
                        .sql(String.valueOf(questions.getFirst()))
                        .query(Long.class)
                        .single();
        assertThat(waiting).isZero();
    }

    @Test
    void theProgramTakesTheArgumentsOfCompose() throws IOException {
        String compose = Files.readString(Path.of("../deploy/compose.yaml"));
        List<Object> ours =
                all("command", documents(compose)).stream()
                        .filter(command -> String.valueOf(command).startsWith("[serve, --role"))
                        .toList();
        assertThat(ours).hasSize(3);
        ours.forEach(DeployIT::parse);
    }
}
