package org.headgate.system.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dry run reports what the import of the same file does. */
class ImportDryRunIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private final Sql sql = new Sql(headgate.databaseUrl());
  private final ImportSteps imports =
      new ImportSteps(headgate, Person.administrator(headgate).accessToken());
  private final String word = "twice" + Long.toString(System.nanoTime(), 36);

  @BeforeEach
  void awaitNothingOpen() {
    imports.awaitNothingOpen(PATIENCE);
  }

  @Test
  void dryRunRefusesTheLinesThatTheImportRefuses() {
    String lines =
        String.join(
            "\n",
            ImportSteps.lines(word, 700),
            line(word.toUpperCase(Locale.ROOT) + "-1@example.org", "other-" + word),
            line("new-" + word + "@example.org", word + "-2"),
            line(word + "-699@example.org", "another-" + word));

    JsonPath dry = imports.done(imports.taken("?dry_run=true", lines), PATIENCE);
    String dryRefused = imports.refused(dry.getString("id"));
    assertThat(sql.text("select count(*) from platform.account where email like ?", word + "%"))
        .isEqualTo("0");
    JsonPath real = imports.done(imports.taken("", lines), PATIENCE);

    assertThat(dryRefused.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"line\":701,\"field\":\"email\""),
            line -> assertThat(line).startsWith("{\"line\":703,\"field\":\"email\""));
    assertThat(dryRefused).isEqualTo(imports.refused(real.getString("id")));
    for (String count : List.of("processed", "created", "unchanged", "refused")) {
      assertThat(dry.getInt(count)).describedAs(count).isEqualTo(real.getInt(count));
    }
    assertThat(dry.getInt("unchanged")).isEqualTo(1);
  }

  private static String line(String email, String externalId) {
    return "{\"email\":\"%s\",\"external_id\":\"%s\"}".formatted(email, externalId);
  }
}
