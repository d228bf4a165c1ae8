package org.headgate.system;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server for imports of accounts. */
abstract class UserImportServer {
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
    headgate =
        Headgate.started("user-import", SmallestPools.with(Map.of("IMPORT_MAX_SIZE", "128")));
    headgate.serve();
    new Sql(headgate.databaseUrl())
        .update("delete from platform.user_import where finished_at is null");
    administrator = Person.administrator(headgate);
  }

  @AfterAll
  static void end() {
    headgate.close();
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
