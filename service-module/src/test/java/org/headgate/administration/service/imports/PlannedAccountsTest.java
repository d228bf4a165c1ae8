package org.headgate.administration.service.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.accounts.persistence.imports.AddressHolder;
import org.headgate.accounts.persistence.imports.RefusedLineRow;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.PasswordHashCost;
import org.junit.jupiter.api.Test;

/** A dry run judges a line as the import itself does, wherever an earlier line stands. */
class PlannedAccountsTest {

  private final PlannedAccounts accounts = new PlannedAccounts(new KeyRing(new byte[32]));
  private final Set<String> planned = new HashSet<>();
  private final UUID signUp = new UUID(0, 7);

  @Test
  void laterChunkFindsTheAccountsOfAnEarlierOne() {
    ImportBatch first =
        validate(
            1,
            "{\"email\":\"a@example.org\",\"external_id\":\"1\"}",
            "{\"email\":\"signup@example.org\"}",
            "{\"email\":\"no address\",\"external_id\":\"2\"}");
    assertThat(first.rows()).hasSize(2);
    assertThat(first.signUps()).containsExactly(signUp);

    ImportBatch second =
        validate(
            501,
            "{\"email\":\"A@example.org\",\"external_id\":\"3\"}",
            "{\"email\":\"b@example.org\",\"external_id\":\"1\"}",
            "{\"email\":\"signup@example.org\"}",
            "{\"email\":\"c@example.org\",\"external_id\":\"2\"}",
            "{\"email\":\"1@example.org\",\"external_id\":\"a@example.org\"}");

    assertThat(second.refused()).extracting(RefusedLineRow::line).containsExactly(501, 503);
    assertThat(second.refused()).extracting(RefusedLineRow::field).containsOnly("email");
    assertThat(second.unchanged()).isEqualTo(1);
    assertThat(second.rows())
        .extracting(ImportRow::email)
        .containsExactly("c@example.org", "1@example.org");
    assertThat(second.signUps()).isEmpty();
  }

  @Test
  void keysRevealNoAddress() {
    validate(1, "{\"email\":\"a@example.org\",\"external_id\":\"1\"}");

    assertThat(planned).hasSize(2).allMatch(key -> key.matches("[0-9a-f]{32}"));
  }

  private ImportBatch validate(int firstLine, String... lines) {
    ImportBatch batch =
        ImportValidator.validate(
            ImportLines.of(
                firstLine, String.join("\n", List.of(lines)).getBytes(StandardCharsets.UTF_8)),
            Instant.parse("2026-11-29T06:00:00Z"),
            PasswordHashCost.DEFAULT,
            (candidate, id) -> new ImportValidator.Factors(Optional.empty(), List.of()),
            UUID::randomUUID,
            this::known);
    planned.addAll(accounts.keysOf(batch));
    return batch;
  }

  private KnownAccounts known(KnownAccounts.Query query) {
    return accounts.join(
        new KnownAccounts(
            Set.of(),
            Map.of("signup@example.org", new AddressHolder(signUp, "signup@example.org", true)),
            Set.of(),
            Map.of()),
        query,
        keys -> keys.stream().filter(planned::contains).collect(Collectors.toSet()));
  }
}
