package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.headgate.pool.persistence.ServerActivityQueries.Overview;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerActivityQueriesTest {

  private static final String ANOTHER = "another application";

  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final DataSource lane = DATABASE.pool(1);

  @Test
  void overviewHasTheClientsAndTheLimits() throws SQLException {
    String url = DATABASE.url() + "&ApplicationName=" + ANOTHER.replace(" ", "%20");
    try (Connection other = DriverManager.getConnection(url)) {
      Overview overview = new ServerActivityQueries(lane).overview();

      assertThat(other.isValid(1)).isTrue();
      assertThat(overview.backends()).extracting(Backend::application).contains(ANOTHER);
      assertThat(overview.limits().byApplication()).containsEntry(ANOTHER, 1);
      assertThat(overview.limits().used()).isEqualTo(overview.backends().size() + 1);
    }
  }

  @Test
  void overviewAgreesWithItsParts() throws SQLException {
    Overview overview = new ServerActivityQueries(lane).overview();
    ServerLimits limits = new ServerLimitsQueries(lane).limits();

    assertThat(overview.limits().maxConnections()).isEqualTo(limits.maxConnections());
    assertThat(overview.limits().reserved()).isEqualTo(limits.reserved());
    assertThat(overview.limits().version()).isEqualTo(limits.version());
    assertThat(overview.limits().readOnly()).isEqualTo(limits.readOnly());
    assertThat(overview.limits().tls()).isEqualTo(limits.tls());
  }
}
