package org.headgate.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.headgate.documents.Project;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.Prometheus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of deploy/, asked of a running server through Prometheus. */
class DashboardIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String DASHBOARD = "deploy/monitoring/grafana/dashboards/headgate.json";

  private final Headgate headgate = Headgate.shared();

  @Test
  @NeedsTool("prometheus")
  void everyPanelHasData(@TempDir Path folder) throws IOException {
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(10);
    Person.user(headgate).logIn(Person.PASSWORD);

    try (Prometheus prometheus = Prometheus.reading(URI.create(headgate.url("/")), folder)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(queries)
                      .filteredOn(query -> prometheus.query(query).isEmpty())
                      .isEmpty());
    }
  }

  private static List<String> queries() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(Project.found().text(DASHBOARD));
    return dashboard.path("panels").findValues("expr").stream().map(JsonNode::asText).toList();
  }
}
