package org.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.headgate.config.KnownVariables;
import org.headgate.documents.Project;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files for one machine: unit of systemd, image, compose, and what watches them. */
class DeployFilesTest {

  private static final Project PROJECT = Project.found();
  private static final Path DEPLOY = PROJECT.root().resolve("deploy");
  private static final String COMPOSE = "deploy/compose.yaml";
  private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^#?([A-Z_]+)=");

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
  void unitAndImageReadTheEnvironmentAsUtf8() {
    assertThat(PROJECT.text("deploy/systemd/headgate.service")).contains("LANG=C.UTF-8");
    assertThat(PROJECT.text("deploy/Containerfile")).contains("LANG=C.UTF-8");
  }

  /** Liberty's package closes the folder of the server to everybody but its owner. */
  @Test
  void installationsThatRootUnpacksAreReadableByTheUserWhoRunsThem() {
    List<String> commands =
        Stream.of(
                "docs/deploy.md", "docs/upgrade.md", "deploy/Containerfile", "deploy/oci-image.sh")
            .flatMap(file -> PROJECT.text(file).lines())
            .filter(line -> line.contains("chmod -R "))
            .toList();

    assertThat(commands).hasSize(5).allMatch(line -> line.contains("chmod -R a+rX,"));
  }

  @Test
  void imageRunsUnprivilegedAndHasAHealthCheck() {
    List<String> lines = PROJECT.text("deploy/Containerfile").lines().toList();

    assertThat(lines).contains("USER 10001:10001");
    assertThat(lines).anyMatch(line -> line.contains("CMD curl ") && line.contains("/health/live"));
    assertThat(lines.get(lines.size() - 1)).startsWith("ENTRYPOINT [\"/opt/headgate/");
    // The format that Podman makes unless told otherwise has no health check.
    assertThat(PROJECT.text("docs/deploy.md")).contains("podman build --format docker ");
  }

  @Test
  void composeNamesKnownVariablesAndKeepsSecretsInFiles() {
    JsonNode headgate = document(COMPOSE).at("/services/headgate");

    assertThat(headgate.path("read_only").asBoolean()).isTrue();
    assertThat(headgate.path("environment").fieldNames())
        .toIterable()
        .isSubsetOf(KnownVariables.NAMES)
        .contains("SECRET_KEY_FILE", "HEADGATE_ADMIN_PASSWORD_FILE")
        .doesNotContain("SECRET_KEY");
  }

  @Test
  void nativeLibrariesMayRunInComposeThoughItForbidsThatByDefault() {
    assertThat(document(COMPOSE).at("/services/headgate/tmpfs/0").asText()).isEqualTo("/tmp:exec");
  }

  @Test
  void composeMountsWhatThereIs() {
    List<String> mounted =
        document(COMPOSE).path("services").findValues("volumes").stream()
            .flatMap(volumes -> StreamSupport.stream(volumes.spliterator(), false))
            .map(volume -> volume.asText().split(":", 2)[0])
            .filter(source -> source.startsWith("./"))
            .toList();

    assertThat(mounted).isNotEmpty().allMatch(source -> Files.exists(DEPLOY.resolve(source)));
  }

  @Test
  void secretsForComposeAreNeitherCommittedNorPublished() {
    List<String> files =
        Stream.concat(
                Stream.of("./.env"),
                document(COMPOSE).path("secrets").findValuesAsText("file").stream())
            .map(file -> file.replaceFirst("^\\./", "deploy/"))
            .toList();

    String published = PROJECT.text("server-config/src/main/assembly/docs.xml");
    assertThat(files).hasSize(3);
    assertThat(files).allMatch(file -> published.contains("<exclude>" + file + "</exclude>"));
    assertThat(PROJECT.text(".gitignore").lines())
        .containsAll(files.stream().map(file -> "/" + file).toList());
  }

  @Test
  void exampleOfTheEnvironmentNamesKnownVariables() {
    assertThat(
            ASSIGNMENT
                .matcher(PROJECT.text("server-config/src/main/dist/server.env.example"))
                .results()
                .map(assignment -> assignment.group(1))
                .toList())
        .isNotEmpty()
        .isSubsetOf(KnownVariables.NAMES);
  }

  @Test
  void dashboardLeavesTheDataSourceToItsReader() {
    JsonNode dashboard = document("deploy/monitoring/grafana/dashboards/headgate.json");

    assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
    assertThat(dashboard.path("panels").findValues("datasource"))
        .isNotEmpty()
        .allMatch(source -> source.path("uid").asText().equals("${datasource}"));
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
