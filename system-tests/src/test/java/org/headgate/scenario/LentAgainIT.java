package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.PoolsAtRest;
import org.headgate.testbed.Load;
import org.headgate.testbed.LoadReport;
import org.junit.jupiter.api.Test;

/**
 * Many readers of few connections, each of which is lent again as soon as it is returned. Without
 * the agent, Liberty lost one within a minute, and all of the pool a moment later.
 */
class LentAgainIT {

  private static final int READERS = 256;
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("seconds", 90));

  @Test
  void connectionsThatAreLentAgainAtOnceAreReturned() throws Exception {
    try (Headgate headgate =
        Headgate.started("lent-again", Map.of("DB_POOL_SIZE", "5", "DB_MAX_OVERFLOW", "0"))) {
      headgate.serve();
      Person person = Person.user(headgate);
      HttpRequest read =
          HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/users/me")))
              .header("Authorization", "Bearer " + person.accessToken())
              .build();

      LoadReport report = new Load(() -> read).run(READERS, TIME);

      assertThat(report.oddities()).isEmpty();
      assertThat(report.served()).isPositive();
      new PoolsAtRest(headgate).assertReached();
      assertThat(Files.readString(headgate.consoleLog()))
          .doesNotContain("with nobody holding them")
          .doesNotContain("may lose connections");
    }
  }
}
