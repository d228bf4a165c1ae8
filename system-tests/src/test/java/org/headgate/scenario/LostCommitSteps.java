package org.headgate.scenario;

import java.io.IOException;
import java.util.Map;
import org.headgate.system.Headgate;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Requests whose commit is lost on the way, sent twice. */
abstract class LostCommitSteps {
  static PostgresServer postgres;
  static TcpProxy proxy;
  static Headgate headgate;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("lost-commit-database");
    proxy = TcpProxy.to(postgres.port());
    // Statements go by their text, so that the proxy knows them.
    headgate =
        Headgate.withoutDatabase(
            "lost-commit",
            Map.of("DATABASE_URL", postgres.urlVia(proxy.port()) + "?prepareThreshold=0"));
    headgate.serve();
  }

  @AfterAll
  static void stop() throws IOException {
    headgate.close();
    proxy.close();
    postgres.close();
  }
}
