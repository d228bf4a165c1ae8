package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An import with an idempotency key is begun once. */
class KeyedImportIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private final Sql sql = new Sql(headgate.databaseUrl());
  private final ImportSteps imports =
      new ImportSteps(headgate, Person.administrator(headgate).accessToken());
  private final String word = "keyed" + Long.toString(System.nanoTime(), 36);
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void awaitNothingOpen() {
    imports.awaitNothingOpen(PATIENCE);
  }

  @Test
  void repeatedImportGivesTheFirstAnswerAndBeginsNoOther() {
    String lines = ImportSteps.lines(word, 600);
    int before = begun();
    HttpResponse<String> first = imports.keyed(key, "", lines);
    assertThat(first.statusCode()).isEqualTo(202);

    HttpResponse<String> during = imports.keyed(key, "", lines);
    JsonPath done = imports.done(JsonPath.from(first.body()).getString("id"), PATIENCE);
    HttpResponse<String> after = imports.keyed(key, "", lines);

    assertThat(done.getInt("created")).isEqualTo(600);
    for (HttpResponse<String> again : List.of(during, after)) {
      assertThat(again.statusCode()).isEqualTo(202);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.headers().firstValue("Location"))
          .isEqualTo(first.headers().firstValue("Location"));
      assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(begun()).isEqualTo(before + 1);
  }

  @Test
  void keyOfAnotherImportIsRefused() {
    String lines = ImportSteps.lines(word, 3);
    assertThat(imports.keyed(key, "?dry_run=true", lines).statusCode()).isEqualTo(202);

    assertThat(imports.keyed(key, "?dry_run=true", lines + "\n{}").statusCode()).isEqualTo(422);
    assertThat(imports.keyed(key, "", lines).statusCode()).isEqualTo(422);
    assertThat(imports.keyed("two words", "", lines).statusCode()).isEqualTo(400);

    awaitNothingOpen();
    assertThat(sql.text("select count(*) from platform.account where email like ?", word + "-%"))
        .isEqualTo("0");
  }

  @Test
  void refusedImportLeavesItsKeyFree() {
    assertThat(imports.keyed(key, "", "\n\n").statusCode()).isEqualTo(400);

    HttpResponse<String> mended = imports.keyed(key, "", ImportSteps.lines(word, 1));

    assertThat(mended.statusCode()).isEqualTo(202);
    assertThat(mended.headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  private int begun() {
    return Integer.parseInt(sql.text("select count(*) from platform.user_import"));
  }
}
