package org.headgate.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.documents.Project;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics for Prometheus, and the dashboard and alerts that use them. */
class MetricsIT {

  private static final int MADE_UP = 2_000;
  private static final Pattern OURS = Pattern.compile("headgate_\\w+");
  private static final Path DEPLOY = Project.found().root().resolve("deploy/monitoring");

  /** Keeps its connection, for the many requests of one test. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Headgate headgate = Headgate.shared();

  @Test
  void headgateMetricsHaveAHelpText() {
    String metrics = metrics();

    assertThat(names(metrics, "# TYPE (headgate_\\w+) ")).isNotEmpty();
    assertThat(names(metrics, "# HELP (headgate_\\w+) \\S"))
        .containsAll(names(metrics, "# TYPE (headgate_\\w+) "));
  }

  @Test
  void headReturnsTheHeadersOfGet() {
    Response head = headgate.root().head("/metrics");

    head.then().statusCode(200);
    assertThat(head.contentType().toLowerCase(Locale.ROOT))
        .isEqualTo(headgate.root().get("/metrics").contentType().toLowerCase(Locale.ROOT));
    assertThat(head.asByteArray()).isEmpty();
  }

  @Test
  void requestsAreLabelledByRoute() {
    Person ada = Person.user(headgate);
    ada.asCaller().get("/users/me/sessions").then().statusCode(200);

    assertThat(series())
        .anyMatch(
            line ->
                line.startsWith("headgate_http_requests_seconds_count{")
                    && line.contains("route=\"/users/me/sessions\"")
                    && line.contains("method=\"GET\"")
                    && line.contains("status=\"2xx\""));
  }

  @Test
  void unknownPathsCreateNoSeries() throws IOException, InterruptedException {
    get("/" + UUID.randomUUID());
    get("/schedules/" + UUID.randomUUID());
    Set<String> previous = series();

    for (int request = 0; request < MADE_UP / 2; request++) {
      get("/" + UUID.randomUUID());
      get("/schedules/" + UUID.randomUUID());
    }

    // Tasks of the service may have begun to count meanwhile.
    Set<String> grown = series();
    grown.removeAll(previous);
    assertThat(grown).noneMatch(line -> line.startsWith("headgate_http_"));
  }

  @Test
  void dashboardAndAlertsUseExistingMetrics() throws IOException {
    Person.user(headgate);
    Set<String> served =
        series().stream().map(line -> line.replaceFirst("\\{.*", "")).collect(Collectors.toSet());

    try (Stream<Path> files = Files.walk(DEPLOY)) {
      for (Path file :
          files.filter(path -> path.toString().matches(".*(json|rules.yml)")).toList()) {
        assertThat(OURS.matcher(Files.readString(file)).results().map(MatchResult::group))
            .describedAs("%s", file.getFileName())
            .isNotEmpty()
            .allMatch(served::contains);
      }
    }
  }

  @Test
  @NeedsTool("promtool")
  void promtoolAcceptsTheHeadgateMetrics(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("metrics"),
            metrics()
                .lines()
                .filter(line -> line.contains("headgate_"))
                .collect(Collectors.joining("\n", "", "\n")));

    Tool shell = Tool.named("sh");
    assertThat(shell.run(folder, "-c", "promtool check metrics < " + file)).isEmpty();
  }

  @Test
  void handbookHasEachMetricAndItsUnit() {
    Person.user(headgate);
    Map<String, String> documented =
        Pattern.compile("(?m)^\\| `(headgate_\\w+)` \\|[^|]*\\| ([^|:]+)")
            .matcher(Project.found().text("docs/operations.md"))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2).strip()));

    assertThat(documented.keySet())
        .containsExactlyInAnyOrderElementsOf(
            names(metrics(), "# TYPE (headgate_\\w+?)(?:(?<=_seconds)_max)? "));
    assertThat(documented)
        .allSatisfy(
            (name, unit) ->
                assertThat(unit.equals("seconds")).isEqualTo(name.endsWith("_seconds")));
  }

  private void get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(headgate.url("/api/v1" + path)))
            .header("X-Forwarded-For", Headgate.anyNetwork())
            .header("Content-Type", "application/json")
            .build();
    int status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    assertThat(status).isBetween(400, 499);
  }

  private String metrics() {
    return headgate.root().get("/metrics").asString();
  }

  /** Of ours and of HTTP, without their values. */
  private Set<String> series() {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("headgate_"))
        .map(line -> line.replaceFirst(" [^ ]+$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(String metrics, String pattern) {
    return Pattern.compile(pattern)
        .matcher(metrics)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
