package org.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.headgate.ancestors.Project;
import org.headgate.config.KnownVariables;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files for one machine: unit of systemd, image, compose, and what watches them. */
class DeployFilesTest {

  private static final Project PROJECT = Project.found();
  private static final Path DEPLOY = PROJECT.root().resolve("deploy");

  @Test
  @NeedsTool("systemd-analyze")
  void systemdAcceptsTheUnit(@TempDir Path folder) throws IOException {
    String unit =
        PROJECT
            .text("deploy/systemd/headgate.service")
            .replace("/opt/headgate/wlp/bin/server", "/bin/true")
            .replace("User=headgate", "User=root");
    Path file = Files.writeString(folder.resolve("headgate.service"), unit);

    assertThat(Tool.named("systemd-analyze").run(folder, "verify", file.toString())).isEmpty();
  }

  @Test
  void imageRunsUnprivilegedAndHasAHealthCheck() {
    List<String> lines = PROJECT.text("deploy/Containerfile").lines().toList();

    assertThat(lines).contains("USER 10001:10001");
    assertThat(lines).anyMatch(line -> line.contains("http://localhost:9080/health/live"));
    assertThat(lines.get(lines.size() - 1)).startsWith("ENTRYPOINT [\"/opt/headgate/");
  }

  @Test
  void composeNamesKnownVariablesAndKeepsSecretsInFiles() {
    JsonNode headgate =
        HelmChart.documents(PROJECT.text("deploy/compose.yaml")).get(0).at("/services/headgate");

    assertThat(headgate.path("read_only").asBoolean()).isTrue();
    assertThat(headgate.path("environment").fieldNames())
        .toIterable()
        .isSubsetOf(KnownVariables.NAMES)
        .contains("SECRET_KEY_FILE", "HEADGATE_ADMIN_PASSWORD_FILE")
        .doesNotContain("SECRET_KEY");
  }

  @Test
  void everyAlertHasATestCase() {
    JsonNode rules = document("deploy/monitoring/headgate.rules.yml").at("/groups/0/rules");
    JsonNode cases = document("deploy/monitoring/headgate.rules.test.yml").path("tests");

    List<String> alerts = texts(rules, "/alert");
    assertThat(alerts).doesNotHaveDuplicates().hasSize(rules.size());
    assertThat(texts(cases, "/alert_rule_test/0/alertname"))
        .containsExactlyInAnyOrderElementsOf(alerts);
  }

  @Test
  @NeedsTool("promtool")
  void alertTestCasesPass() {
    Tool promtool = Tool.named("promtool");
    Path monitoring = DEPLOY.resolve("monitoring");

    promtool.run(monitoring, "check", "config", "prometheus.yml");
    promtool.run(monitoring, "test", "rules", "headgate.rules.test.yml");
  }

  private static JsonNode document(String path) {
    return HelmChart.documents(PROJECT.text(path)).get(0);
  }

  private static List<String> texts(JsonNode array, String pointer) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.at(pointer).asText())
        .toList();
  }
}
