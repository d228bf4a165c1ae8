package org.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.headgate.config.KnownVariables;
import org.headgate.deployment.TemplateExpression.ChartRefusedException;
import org.headgate.documents.Project;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manifests for a cluster: the chart, its rendering by Helm, and the operator's resource. The
 * connections of all nodes fit the budget, and no node is ended before it has.
 */
class ClusterManifestsTest {

  private static final Project PROJECT = Project.found();
  private static final HelmChart CHART =
      new HelmChart(PROJECT.root().resolve("deploy/helm/headgate"));
  private static final String SCHEMA = "deploy/helm/headgate/values.schema.json";
  private static final String OPERATOR = "deploy/operator/openlibertyapplication.yaml";
  private static final Duration SLOWEST_START = Duration.ofMinutes(4);
  private static final String OTHER_VALUES =
      "system-tests/src/test/resources/deployment/values.yaml";
  private static final String RENDERED = "system-tests/src/test/resources/deployment/rendered.yaml";
  private static final String BASE = "deploy/kustomize/base/headgate.yaml";

  static Stream<Named<List<JsonNode>>> manifests() {
    return Stream.of(
        Named.of("chart", CHART.render("headgate", Map.of())),
        Named.of("chart with other values", CHART.render("accounts", otherValues())),
        Named.of("kustomize", recorded(BASE)),
        Named.of("operator", recorded(OPERATOR)));
  }

  @Test
  void renderedChartMatchesTheHelmRecording() {
    assertThat(CHART.render("headgate", Map.of())).isEqualTo(recorded(BASE));
    assertThat(CHART.render("accounts", otherValues())).isEqualTo(recorded(RENDERED));
  }

  @Test
  @NeedsTool("helm")
  void helmOutputMatchesTheRecording() {
    Tool helm = Tool.named("helm");

    helm.run(CHART.folder(), "lint", "--strict", ".");
    assertThat(HelmChart.documents(helm.run(CHART.folder(), "template", "headgate", ".")))
        .isEqualTo(recorded(BASE));
    assertThat(
            HelmChart.documents(
                helm.run(
                    PROJECT.root(),
                    "template",
                    "accounts",
                    CHART.folder().toString(),
                    "--values",
                    OTHER_VALUES)))
        .isEqualTo(recorded(RENDERED));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void connectionsOfAllNodesFitTheBudgetDuringAnUpdate(List<JsonNode> documents) {
    NodeManifest node = NodeManifest.of(documents);

    assertThat(node.surge()).isEqualTo(1);
    assertThat(node.connectionsDuringAnUpdate()).isLessThanOrEqualTo(node.connectionsToShare());
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void probePathsAreServed(List<JsonNode> documents) {
    NodeManifest node = NodeManifest.of(documents);

    assertThat(node.started().at("/httpGet/path").asText()).isEqualTo("/health/started");
    assertThat(node.ready().at("/httpGet/path").asText()).isEqualTo("/health/ready");
    assertThat(node.live().at("/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(List.of(node.started(), node.ready(), node.live()))
        .allMatch(probe -> probe.path("timeoutSeconds").asInt(1) > 1);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void nodeIsGivenTimeToStartOnABusyMachine(List<JsonNode> documents) {
    assertThat(NodeManifest.of(documents).timeToStart()).isGreaterThan(SLOWEST_START);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void terminationGracePeriodCoversShutdown(List<JsonNode> documents) {
    NodeManifest node = NodeManifest.of(documents);

    assertThat(node.shutdownDelay()).isGreaterThan(node.untilNoticed());
    assertThat(node.grace()).isGreaterThan(node.longestShutdown());
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void secretsAreFilesAndVariablesAreKnown(List<JsonNode> documents) {
    NodeManifest node = NodeManifest.of(documents);

    assertThat(node.environment().keySet())
        .isSubsetOf(KnownVariables.NAMES)
        .doesNotContainAnyElementsOf(KnownVariables.SECRETS)
        .contains("SECRET_KEY_FILE", "DATABASE_URL_FILE");
    String mounted = node.mounts().at("/0/mountPath").asText();
    node.environment().entrySet().stream()
        .filter(variable -> variable.getKey().endsWith(KnownVariables.FILE))
        .forEach(variable -> assertThat(variable.getValue()).startsWith(mounted + "/"));
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void nodeHasResourceLimitsAndIsUnprivileged(List<JsonNode> documents) {
    NodeManifest node = NodeManifest.of(documents);

    assertThat(node.resources().at("/requests/cpu").asText()).isNotEmpty();
    assertThat(node.resources().at("/requests/memory").asText()).isNotEmpty();
    assertThat(node.resources().at("/limits/memory").asText()).isNotEmpty();
    assertThat(node.security().path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(node.security().path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(NodeManifest.kind(documents, "PodDisruptionBudget").at("/spec/maxUnavailable"))
        .hasToString("1");
  }

  @ParameterizedTest
  @CsvSource({"replicas,4,leaves 90", "shutdownDelay,20,more than shutdownDelay"})
  void inconsistentValuesAreRefused(String name, int value, String reason) {
    assertThatExceptionOfType(ChartRefusedException.class)
        .isThrownBy(() -> CHART.render("headgate", Map.of(name, value)))
        .withMessageContaining(reason);
  }

  @Test
  void schemaListsExactlyTheChartValues() {
    JsonNode schema = schema();

    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.path("properties").fieldNames())
        .toIterable()
        .filteredOn(name -> !name.equals("global"))
        .containsExactlyInAnyOrderElementsOf(CHART.ownValues().keySet());
  }

  @Test
  void variablesThatTheChartSetsAreNotSetOnceMore() {
    Map<String, Object> values = new HashMap<>(otherValues());
    values.remove("env");
    NodeManifest node = NodeManifest.of(CHART.render("accounts", values));

    assertThat(refusedVariables())
        .containsAll(node.environment().keySet())
        .containsAll(KnownVariables.SECRETS)
        .contains("HTTP_PORT", "PLATFORM_DB_POOL_SIZE")
        .isSubsetOf(KnownVariables.NAMES);
  }

  @Test
  void operatorLetsInIngressAndPrometheus() {
    JsonNode policy = recorded(OPERATOR).get(0).at("/spec/networkPolicy");

    assertThat(List.of("namespaceLabels", "fromLabels"))
        .allMatch(labels -> policy.path(labels).isObject() && policy.path(labels).isEmpty());
  }

  @Test
  @NeedsTool("kubectl")
  void kustomizeBuildsTheExample() {
    String built =
        Tool.named("kubectl").run(PROJECT.root(), "kustomize", "deploy/kustomize/example");

    NodeManifest node = NodeManifest.of(HelmChart.documents(built));
    assertThat(node.environment())
        .containsEntry("PUBLIC_URL", "https://accounts.example.com")
        .containsKey("SECRET_KEY_FILE");
  }

  private static JsonNode schema() {
    return HelmChart.documents(PROJECT.text(SCHEMA)).get(0);
  }

  private static List<String> refusedVariables() {
    JsonNode names = schema().at("/properties/env/propertyNames/not/enum");
    return StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Map<String, Object> otherValues() {
    return HelmChart.values(PROJECT.text(OTHER_VALUES));
  }

  private static List<JsonNode> recorded(String path) {
    return HelmChart.documents(PROJECT.text(path));
  }
}
