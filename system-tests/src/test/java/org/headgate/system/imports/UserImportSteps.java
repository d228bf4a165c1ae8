package org.headgate.system.imports;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.SmallestPools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Imports of accounts: into the shared server, or into one of its own where {@code -Dlong=true}
 * imports so many that other tests would be slower by them.
 */
abstract class UserImportSteps {
  private static final boolean LONG = Boolean.getBoolean("long");
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final int MANY = 100_000;
  static final Duration LONGEST = Duration.ofSeconds(60);

  /** The accounts of another test, or of an earlier run, may be there. */
  final String run = Long.toString(System.nanoTime(), 36);

  static Headgate headgate;
  static Person administrator;
  final ImportSteps imports = new ImportSteps(headgate, administrator.accessToken());

  @BeforeAll
  static void start() throws InterruptedException {
    if (LONG) {
      headgate = Headgate.started("user-import", SmallestPools.with(Map.of()));
      headgate.serve();
    } else {
      headgate = Headgate.shared();
    }
    administrator = Person.administrator(headgate);
    new ImportSteps(headgate, administrator.accessToken()).awaitNothingOpen(PATIENCE);
  }

  @AfterAll
  static void end() {
    if (LONG) {
      headgate.close();
    }
  }

  void awaitNothingOpen() {
    imports.awaitNothingOpen(PATIENCE);
  }

  static HttpRequest.BodyPublisher streamed(String text) {
    return HttpRequest.BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static int logIn(String email, String password) {
    return headgate
        .api()
        .body(Map.of("email", email, "password", password))
        .post("/auth/login")
        .statusCode();
  }

  String accounts(String word) {
    return new Sql(headgate.databaseUrl())
        .text("select count(*) from platform.account where email like ?", run + word + "-%");
  }

  static String waitingLines() {
    return sql("select count(*) from platform.user_import_chunk");
  }

  static String sql(String query) {
    return new Sql(headgate.databaseUrl()).text(query);
  }
}
