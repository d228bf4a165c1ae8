package org.headgate.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.config.settings.ShutdownSettings;

/**
 * The settings of nodes in a resource for a cluster, of any kind.
 *
 * @param environment the variables of each
 * @param grace from the order to stop until the process is ended by force
 */
record NodeManifest(
    int replicas,
    int surge,
    Map<String, String> environment,
    JsonNode started,
    JsonNode ready,
    JsonNode live,
    JsonNode resources,
    JsonNode security,
    JsonNode mounts,
    Duration grace) {

  private static final int OPERATOR_LANE = 2;
  private static final int FREE_FOR_COMERS = 2;
  private static final int PLATFORM_GRACE = 30;

  /** Of the resources that a cluster is given, the one that starts nodes. */
  static NodeManifest of(List<JsonNode> documents) {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals("Deployment"))
        .findFirst()
        .map(NodeManifest::ofDeployment)
        .orElseGet(() -> ofApplication(kind(documents, "OpenLibertyApplication")));
  }

  static JsonNode kind(List<JsonNode> documents, String kind) {
    return documents.stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind));
  }

  private static NodeManifest ofDeployment(JsonNode deployment) {
    JsonNode pod = deployment.at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    return new NodeManifest(
        deployment.at("/spec/replicas").asInt(),
        deployment.at("/spec/strategy/rollingUpdate/maxSurge").asInt(),
        environment(container.path("env")),
        container.at("/startupProbe"),
        container.at("/readinessProbe"),
        container.at("/livenessProbe"),
        container.path("resources"),
        container.path("securityContext"),
        container.path("volumeMounts"),
        Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asInt(PLATFORM_GRACE)));
  }

  private static NodeManifest ofApplication(JsonNode application) {
    JsonNode spec = application.path("spec");
    return new NodeManifest(
        spec.path("replicas").asInt(),
        spec.at("/deployment/updateStrategy/rollingUpdate/maxSurge").asInt(),
        environment(spec.path("env")),
        spec.at("/probes/startup"),
        spec.at("/probes/readiness"),
        spec.at("/probes/liveness"),
        spec.path("resources"),
        spec.path("securityContext"),
        spec.path("volumeMounts"),
        Duration.ofSeconds(PLATFORM_GRACE));
  }

  private static Map<String, String> environment(JsonNode env) {
    Map<String, String> environment = new HashMap<>();
    env.forEach(node -> environment.put(node.path("name").asText(), node.path("value").asText()));
    return environment;
  }

  /** The connections of all nodes while one more of them starts. */
  int connectionsDuringAnUpdate() {
    int pool = number("DB_POOL_SIZE") + number("DB_MAX_OVERFLOW");
    return (replicas + surge) * (2 * pool + OPERATOR_LANE);
  }

  int connectionsToShare() {
    return number("DB_CONNECTION_BUDGET") - FREE_FOR_COMERS;
  }

  /** From the order to stop to the end of the process. */
  Duration longestShutdown() {
    return new ShutdownSettings(shutdownDelay()).longest();
  }

  Duration shutdownDelay() {
    return Duration.ofSeconds(number("SHUTDOWN_DELAY"));
  }

  /** How long a node may take to start before it is ended as one that never will. */
  Duration timeToStart() {
    return Duration.ofSeconds(
        (long) started.path("periodSeconds").asInt() * started.path("failureThreshold").asInt());
  }

  /** How long a load balancer that follows readiness sends requests to a node that goes. */
  Duration untilNoticed() {
    int period = ready.path("periodSeconds").asInt();
    return Duration.ofSeconds(
        (long) period * ready.path("failureThreshold").asInt()
            + ready.path("timeoutSeconds").asInt());
  }

  private int number(String variable) {
    return Integer.parseInt(environment.get(variable));
  }
}
