package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.headgate.system.client.Crowd;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.Sampler;
import org.junit.jupiter.api.Test;

/** Each data source has one pool, however often the application is called. */
class OnePoolIT {

  private static final Pattern POOL =
      Pattern.compile("connectionpool_managedConnections\\{[^}]*datasource=\"([^\"]*)\"");

  /** The default sizes: 15 for each business pool, 2 for the operator lane. */
  private static final int LIMIT = 15 + 15 + 2;

  private final Headgate headgate = Headgate.shared();

  @Test
  void thousandCallsCreateNoAdditionalPool() throws Exception {
    try (Sampler<Integer> sessions = new Sampler<>(Duration.ofMillis(50), this::sessions)) {
      LoadReport report = new Load(new Crowd(headgate).readers()).times(20, 50);

      assertThat(report.oddities()).isEmpty();
      assertThat(sessions.answers()).isNotEmpty().allMatch(count -> count <= LIMIT);
    }
    assertThat(pools()).doesNotHaveDuplicates().hasSize(3);
  }

  private List<String> pools() {
    String metrics = headgate.root().get("/metrics").asString();
    return POOL.matcher(metrics).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private int sessions() throws Exception {
    try (var connection = headgate.connection();
        var statement = connection.createStatement();
        var answer =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where application_name like 'headgate%'")) {
      answer.next();
      return answer.getInt(1);
    }
  }
}
