package org.headgate.administration.service.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.persistence.imports.AddressHolder;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
import org.headgate.config.settings.PasswordHashCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportValidatorTest {

  private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");
  private static final KnownAccounts NOBODY =
      new KnownAccounts(Set.of(), Map.of(), Set.of(), Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "[] | line",
        "{\"email\" | line",
        "{\"email\":\"a@example.org\"} x | line",
        "{} | email",
        "{\"email\":7} | email",
        "{\"email\":\"no address\"} | email",
        "{\"email\":\"a@example.org\",\"nick<name\":\"x\"} | nick?name",
        "{\"email\":\"a@example.org\",\"roles\":[\"god\"]} | roles",
        "{\"email\":\"a@example.org\",\"locale\":\"_\"} | locale",
        "{\"email\":\"a@example.org\",\"time_zone\":\"Mars\"} | time_zone",
        "{\"email\":\"a@example.org\",\"password_hash\":\"x\"} | password_hash",
        "{\"email\":\"a@example.org\",\"totp_secret\":\"x\"} | totp_secret",
        "{\"email\":\"a@example.org\",\"totp_secret\":\"JBSWY3DPEHPK3PXPJBSWY3DPEHP\"} | totp_secret",
        "{\"email\":\"a@example.org\",\"recovery_codes\":[\"7k2m-x9qd-40ar\"]} | recovery_codes",
        "{\"email\":\"a@example.org\",\"external_id\":\"\"} | external_id",
        "{\"email\":\"a@example.org\",\"created_at\":\"2027-01-01T00:00:00Z\"} | created_at",
        "{\"email\":\"a@example.org\",\"department\":\"Nowhere\"} | department",
      })
  void invalidLineIsRefusedByField(String line, String field) {
    assertThat(validate(NOBODY, line).refused())
        .extracting(RefusedLineRow::line, RefusedLineRow::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, field));
  }

  @Test
  void exportedLineCanBeImported() {
    ImportBatch batch =
        validate(
            NOBODY,
            """
            {"id":"0190","email":"Ada@Example.org","verified":true,"full_name":"Ada","locale":"de",\
            "time_zone":"Europe/Berlin","roles":["user","admin"],"department_id":null,"department":null,\
            "is_active":false,"created_at":"2020-01-01T00:00:00Z","last_login_at":null}""");

    ImportRow row = batch.rows().get(0);
    assertThat(row.email()).isEqualTo("ada@example.org");
    assertThat(row.external()).contains("0190");
    assertThat(row.roles()).containsExactly("user", "admin");
    assertThat(row.active()).isFalse();
    assertThat(row.verified()).contains(NOW);
    assertThat(row.created()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
    assertThat(batch.refused()).isEmpty();
  }

  @Test
  void firstLineWinsAmongDuplicates() {
    ImportBatch batch =
        validate(
            new KnownAccounts(
                Set.of("known"),
                Map.of(
                    "taken@example.org",
                    new AddressHolder(new UUID(0, 1), "taken@example.org", false),
                    "signup@example.org",
                    new AddressHolder(new UUID(0, 2), "signup@example.org", true)),
                Set.of(),
                Map.of()),
            "{\"email\":\"a@example.org\",\"external_id\":\"1\"}",
            "{\"email\":\"b@example.org\",\"external_id\":\"1\"}",
            "{\"email\":\"A@example.org\",\"external_id\":\"2\"}",
            "{\"email\":\"c@example.org\",\"external_id\":\"known\"}",
            "{\"email\":\"taken@example.org\"}",
            "{\"email\":\"signup@example.org\"}");

    assertThat(batch.rows())
        .extracting(ImportRow::email)
        .containsExactly("a@example.org", "signup@example.org");
    assertThat(batch.unchanged()).isEqualTo(2);
    assertThat(batch.refused()).extracting(RefusedLineRow::line).containsExactly(3, 5);
    assertThat(batch.signUps()).containsExactly(new UUID(0, 2));
  }

  @Test
  void departmentIsFoundByNameWhenItsIdIsUnknown() {
    UUID here = new UUID(0, 9);
    ImportBatch batch =
        validate(
            new KnownAccounts(Set.of(), Map.of(), Set.of(here), Map.of("Sales", here)),
            "{\"email\":\"a@example.org\",\"department\":\"Sales\",\"department_id\":\""
                + UUID.randomUUID()
                + "\"}");

    assertThat(batch.rows()).extracting(ImportRow::department).containsExactly(Optional.of(here));
  }

  @Test
  void batchToStringHasNoSecrets() {
    ImportBatch batch =
        validate(
            NOBODY,
            "{\"email\":\"a@example.org\",\"password_hash\":"
                + "\"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\"}");

    assertThat(batch.rows().get(0).hash()).startsWith("$2a$05$");
    assertThat(batch.toString()).doesNotContain("$2a$", "example.org");
  }

  private static ImportBatch validate(KnownAccounts known, String... lines) {
    return ImportValidator.validate(
        ImportLines.of(1, String.join("\n", List.of(lines)).getBytes(StandardCharsets.UTF_8)),
        NOW,
        PasswordHashCost.DEFAULT,
        (candidate, id) -> new ImportValidator.Factors(Optional.empty(), List.of()),
        UUID::randomUUID,
        query -> known);
  }
}
