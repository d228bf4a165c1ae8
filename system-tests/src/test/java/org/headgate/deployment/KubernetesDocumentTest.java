package org.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.config.KnownVariables;
import org.headgate.documents.Project;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for Kubernetes in docs/deploy.md, as far as they go without a cluster. */
class KubernetesDocumentTest {

  private static final Project PROJECT = Project.found();
  private static final HelmChart CHART =
      new HelmChart(PROJECT.root().resolve("deploy/helm/headgate"));
  private static final Pattern CREATE = Pattern.compile("(?m)^kubectl (create secret .*)$");
  private static final Pattern KEY = Pattern.compile("--from-file=(\\S+)");
  private static final Pattern VALUE = Pattern.compile("--set (\\w+)\\.(\\w+)=(\\S+)");
  private static final Pattern TOP_VALUE = Pattern.compile("--set (\\w+)=(\\S+)");

  private final String commands = section("## Kubernetes");

  @Test
  void helmIsGivenValuesOfTheChart() {
    Map<String, Object> own = CHART.ownValues();

    Map<String, Object> given = given();
    assertThat(own).containsKeys(given.keySet().toArray(String[]::new));
    given.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> members) {
            assertThat((Map<?, ?>) own.get(name)).describedAs(name).isNotEmpty();
            assertThat(((Map<?, ?>) own.get(name)).keySet().containsAll(members.keySet()))
                .describedAs("%s: %s", name, members)
                .isTrue();
          }
        });
  }

  @Test
  void secretHasTheFilesThatTheNodesRead() {
    NodeManifest node = NodeManifest.of(CHART.render("headgate", given()));

    assertThat(node.environment()).containsEntry("PUBLIC_URL", "https://accounts.example.org");
    assertThat(keys())
        .containsExactlyInAnyOrderElementsOf(
            node.environment().entrySet().stream()
                .filter(variable -> variable.getKey().endsWith(KnownVariables.FILE))
                .map(variable -> variable.getValue().replaceFirst(".*/", ""))
                .toList());
  }

  @Test
  @NeedsTool("kubectl")
  void kubectlMakesTheSecretThatTheChartMounts(@TempDir Path folder) throws IOException {
    for (String key : keys()) {
      Files.writeString(folder.resolve(key), key);
    }
    Stream<String> create = CREATE.matcher(commands).results().map(line -> line.group(1));
    String[] words =
        Stream.concat(
                create.flatMap(line -> Stream.of(line.split(" ", -1))),
                Stream.of("--dry-run=client", "--output=yaml"))
            .toArray(String[]::new);

    JsonNode secret = HelmChart.documents(Tool.named("kubectl").run(folder, words)).get(0);
    assertThat(secret.at("/metadata/name").asText())
        .isEqualTo(CHART.ownValues().get("existingSecret"));
    assertThat(secret.path("data").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(keys());
  }

  private static String section(String heading) {
    String guide = PROJECT.text("docs/deploy.md");
    int start = guide.indexOf("\n" + heading + "\n");
    assertThat(start).isNotNegative();
    return guide.substring(start, guide.indexOf("\n## ", start + 1));
  }

  private List<String> keys() {
    return KEY.matcher(commands).results().map(key -> key.group(1)).toList();
  }

  private Map<String, Object> given() {
    Map<String, Map<String, Object>> members = new HashMap<>();
    VALUE
        .matcher(commands)
        .results()
        .forEach(
            value ->
                members
                    .computeIfAbsent(value.group(1), name -> new HashMap<>())
                    .put(value.group(2), value.group(3)));
    Map<String, Object> given = new HashMap<>(members);
    TOP_VALUE
        .matcher(commands)
        .results()
        .forEach(value -> given.put(value.group(1), value.group(2)));
    return given;
  }
}
