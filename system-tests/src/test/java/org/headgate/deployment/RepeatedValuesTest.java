package org.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.headgate.config.KnownVariables;
import org.headgate.config.database.PoolPreset;
import org.headgate.config.settings.ServerSettings;
import org.headgate.config.settings.ShutdownSettings;
import org.headgate.deployment.TemplateExpression.ChartRefusedException;
import org.headgate.documents.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ports, users, folders, times and versions that several files of {@code deploy} have to repeat:
 * they agree with the image, and with the code.
 */
class RepeatedValuesTest {

  private static final Project PROJECT = Project.found();
  private static final HelmChart CHART =
      new HelmChart(PROJECT.root().resolve("deploy/helm/headgate"));
  private static final String CONTAINERFILE = PROJECT.text("deploy/Containerfile");
  private static final String UNIT = PROJECT.text("deploy/systemd/headgate.service");
  private static final String GUIDE = PROJECT.text("docs/deploy.md");
  private static final JsonNode COMPOSE = document("deploy/compose.yaml");
  private static final JsonNode OPERATOR =
      NodeManifest.kind(
          HelmChart.documents(PROJECT.text("deploy/operator/openlibertyapplication.yaml")),
          "OpenLibertyApplication");
  private static final int PORT = ServerSettings.DEFAULT_HTTP_PORT;
  private static final String PORT_TEXT = String.valueOf(PORT);
  private static final String SECRETS = "/run/secrets/";

  @Test
  void portIsTheDefaultOfTheServer() {
    JsonNode pod = deployment().at("/spec/template");

    assertThat(found(CONTAINERFILE, "EXPOSE (\\d+) ")).isEqualTo(PORT_TEXT);
    assertThat(found(CONTAINERFILE, "HTTP_PORT:-(\\d+)")).isEqualTo(PORT_TEXT);
    assertThat(pod.at("/spec/containers/0/ports/0/containerPort").asInt()).isEqualTo(PORT);
    assertThat(pod.at("/metadata/annotations").path("prometheus.io/port").asInt()).isEqualTo(PORT);
    assertThat(OPERATOR.at("/spec/service/port").asInt()).isEqualTo(PORT);
    assertThat(OPERATOR.at("/spec/probes").findValuesAsText("port")).containsOnly(PORT_TEXT);
    assertThat(COMPOSE.at("/services/headgate/ports/0").asText()).endsWith(":" + PORT);
    assertThat(PROJECT.text("deploy/monitoring/prometheus.yml")).contains("headgate:" + PORT);
  }

  @Test
  void composePublishesThePortOfItsPublicUrl() {
    JsonNode headgate = COMPOSE.at("/services/headgate");

    assertThat(headgate.at("/environment/PUBLIC_URL").asText())
        .isEqualTo("http://localhost:" + found(headgate.at("/ports/0").asText(), "(\\$\\{.*}):"));
  }

  @Test
  void userIsThatOfTheImage() {
    String user = found(CONTAINERFILE, "USER (\\d+):");
    JsonNode security = deployment().at("/spec/template/spec/securityContext");

    assertThat(List.of("runAsUser", "runAsGroup", "fsGroup"))
        .allMatch(name -> security.path(name).asText().equals(user));
    assertThat(GUIDE).contains("The image runs as user " + user);
  }

  @ParameterizedTest
  @MethodSource("resources")
  void nodesWriteToTheVolumesOfTheImage(List<JsonNode> documents) {
    List<String> mounted =
        NodeManifest.of(documents).mounts().findValuesAsText("mountPath").stream()
            .filter(path -> !path.startsWith(SECRETS))
            .toList();

    assertThat(mounted)
        .containsExactlyInAnyOrderElementsOf(
            all(found(CONTAINERFILE, "VOLUME \\[(.*)]"), "\"([^\"]+)\""));
  }

  static Stream<List<JsonNode>> resources() {
    return Stream.of(CHART.render("headgate", Map.of()), List.of(OPERATOR));
  }

  @Test
  void unitWritesToItsOwnFolders() {
    assertThat(found(UNIT, "WLP_OUTPUT_DIR=(\\S+)"))
        .isEqualTo("/var/lib/" + found(UNIT, "StateDirectory=(\\S+)"))
        .isEqualTo(found(CONTAINERFILE, "WLP_OUTPUT_DIR=(\\S+)"));
    assertThat(found(UNIT, "LOG_DIR=(\\S+)"))
        .isEqualTo("/var/log/" + found(UNIT, "LogsDirectory=(\\S+)"))
        .isEqualTo(found(CONTAINERFILE, "LOG_DIR=(\\S+)"));
  }

  @Test
  void unitLoadsTheCredentialsThatItNames() {
    assertThat(all(UNIT, "_FILE=%d/(\\S+)"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(all(UNIT, "LoadCredential=([^:]+):"));
    assertThat(all(UNIT, "(\\w+_FILE)=%d/")).isSubsetOf(KnownVariables.NAMES);
  }

  @Test
  void composeMountsTheSecretsThatItNames() {
    JsonNode headgate = COMPOSE.at("/services/headgate");
    List<String> mounted = texts(headgate.path("secrets"));

    assertThat(headgate.path("environment").properties())
        .filteredOn(variable -> variable.getKey().endsWith(KnownVariables.FILE))
        .extracting(variable -> variable.getValue().asText())
        .containsExactlyInAnyOrderElementsOf(mounted.stream().map(SECRETS::concat).toList());
    assertThat(COMPOSE.path("secrets").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(mounted);
  }

  @Test
  void poolerOfComposeHoldsTheBudget() {
    JsonNode pooler = COMPOSE.at("/services/pgbouncer/environment");
    int budget = COMPOSE.at("/services/headgate/environment/DB_CONNECTION_BUDGET").asInt();

    assertThat(pooler.path("DEFAULT_POOL_SIZE").asInt()).isEqualTo(budget);
    assertThat(pooler.path("MAX_CLIENT_CONN").asInt()).isGreaterThanOrEqualTo(budget);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 300})
  void chartLeavesAShutdownTheTimeThatItMayTake(int delay) {
    int longest = longestShutdown(delay);

    assertThatExceptionOfType(ChartRefusedException.class)
        .isThrownBy(() -> CHART.render("headgate", ending(delay, longest)))
        .withMessageContaining("which is " + longest);
    assertThatCode(() -> CHART.render("headgate", ending(delay, longest + 1)))
        .doesNotThrowAnyException();
  }

  @Test
  void othersLeaveAShutdownTheTimeThatItMayTake() {
    JsonNode headgate = COMPOSE.at("/services/headgate");
    int ofCompose = headgate.at("/environment/SHUTDOWN_DELAY").asInt();
    int ofTheImage = Integer.parseInt(found(CONTAINERFILE, "SHUTDOWN_DELAY=(\\d+)"));

    assertThat(Integer.parseInt(found(headgate.path("stop_grace_period").asText(), "(\\d+)s")))
        .isGreaterThan(longestShutdown(ofCompose));
    assertThat(Integer.parseInt(found(UNIT, "TimeoutStopSec=(\\d+)")))
        .isGreaterThan(longestShutdown(0));
    assertThat(Integer.parseInt(found(GUIDE, "so give it (\\d+) s to stop")))
        .isGreaterThan(longestShutdown(ofTheImage));
    assertThat(found(UNIT, "More than SHUTDOWN_DELAY and (\\d+)"))
        .isEqualTo(String.valueOf(longestShutdown(0)));
  }

  @Test
  void imageHasTheVersionOfTheBuild() {
    String version = found(PROJECT.text("pom.xml"), "<version>([0-9.]+)-SNAPSHOT</version>");
    String chart = PROJECT.text("deploy/helm/headgate/Chart.yaml");
    String example = PROJECT.text("deploy/kustomize/example/kustomization.yaml");

    assertThat(found(chart, "(?m)^version: (\\S+)$")).isEqualTo(version);
    assertThat(found(chart, "appVersion: \"(\\S+)\"")).isEqualTo(version);
    assertThat(found(example, "newTag: (\\S+)")).isEqualTo(version);
    assertThat(OPERATOR.at("/spec/applicationImage").asText()).endsWith(":" + version);
    assertThat(GUIDE).contains("--tag headgate:" + version);
  }

  @Test
  void oldestLibertyIsTheOneOfTheTests() {
    String liberty = found(PROJECT.text("pom.xml"), "<version.liberty>(\\S+)</version.liberty>");

    assertThat(GUIDE).contains("Open Liberty " + liberty + " or newer");
    assertThat(PROJECT.text("server-config/src/main/dist/README.md"))
        .contains("Open Liberty " + liberty + " or newer");
  }

  @Test
  void connectionsOfEachPresetAreThoseOfTheCode() {
    assertThat(Arrays.stream(PoolPreset.values()).map(RepeatedValuesTest::row))
        .allMatch(GUIDE::contains);
  }

  private static String row(PoolPreset preset) {
    int pool = preset.settings().maxPoolSize();
    int node = 2 * pool + 2;
    return "| `%s` | 2 × %s + 2 = %s | %s |".formatted(preset.wireName(), pool, node, 3 * node);
  }

  private static Map<String, Object> ending(int delay, int grace) {
    return Map.of("shutdownDelay", delay, "terminationGracePeriodSeconds", grace);
  }

  private static int longestShutdown(int delay) {
    return Math.toIntExact(new ShutdownSettings(Duration.ofSeconds(delay)).longest().toSeconds());
  }

  private static JsonNode deployment() {
    return NodeManifest.kind(CHART.render("headgate", Map.of()), "Deployment");
  }

  private static JsonNode document(String path) {
    return HelmChart.documents(PROJECT.text(path)).get(0);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** The first group of the first match of the pattern. */
  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).describedAs(pattern).isTrue();
    return matcher.group(1);
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
