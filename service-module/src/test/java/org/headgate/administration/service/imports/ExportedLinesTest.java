package org.headgate.administration.service.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.accounts.persistence.AccountCredentials;
import org.headgate.administration.api.ExportedUser;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.secondfactors.service.TotpSecret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is exported can be imported, and is the same account then. */
class ExportedLinesTest {

  private static final Instant CREATED = Instant.parse("2026-11-20T08:00:00.123456Z");
  private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");
  private static final UUID DEPARTMENT = UUID.randomUUID();
  private static final PasswordHashCost EXPENSIVE = new PasswordHashCost(1_048_576, 10);
  private static final String SALT_AND_HASH =
      "$c29tZXNhbHRzb21lc2FsdA$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  static Stream<ExportedUser> accounts() {
    return Stream.of(
        account("ada@example.org", Optional.of("Ada Lovelace"), Set.of(Role.USER), true, ""),
        account("o'hara+tag@xn--mller-kva.example", Optional.empty(), Set.of(), false, ""),
        account(
            "lukasz@example.org",
            Optional.of("Łukasz 😀".repeat(20)),
            Set.of(Role.USER, Role.OPERATOR, Role.ADMIN),
            true,
            "$argon2id$v=19$m=1048576,t=10,p=1" + SALT_AND_HASH),
        account(
            "a".repeat(64) + "@example.org",
            Optional.of("X"),
            Set.of(Role.USER),
            true,
            "$argon2id$v=19$m=19456,t=2,p=1" + SALT_AND_HASH),
        account(
            "bcrypt@example.org",
            Optional.of("X"),
            Set.of(Role.USER),
            true,
            "$2a$13$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        account(
            "pbkdf2@example.org",
            Optional.of("X"),
            Set.of(Role.USER),
            true,
            "$pbkdf2-sha256$i=1500000" + SALT_AND_HASH),
        account(
            "scrypt@example.org",
            Optional.of("X"),
            Set.of(Role.USER),
            true,
            "$scrypt$ln=16,r=8,p=2" + SALT_AND_HASH));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void exportedAccountIsImported(ExportedUser account) throws JsonProcessingException {
    String line = JsonMappers.strict().writeValueAsString(account);

    ImportBatch batch =
        ImportValidator.validate(
            ImportLines.of(1, line.getBytes(StandardCharsets.UTF_8)),
            NOW,
            EXPENSIVE,
            (candidate, id) ->
                new ImportValidator.Factors(candidate.totp().map(TotpSecret::base32), List.of()),
            UUID::randomUUID,
            query -> new KnownAccounts(Set.of(), Map.of(), Set.of(DEPARTMENT), Map.of()));

    assertThat(batch.refused()).isEmpty();
    assertThat(batch.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.email()).isEqualTo(account.email().value());
              assertThat(row.hash())
                  .isEqualTo(account.passwordHash().orElse(AccountCredentials.NO_PASSWORD));
              assertThat(row.name()).isEqualTo(account.fullName());
              assertThat(row.locale()).isEqualTo(account.locale());
              assertThat(row.zone()).isEqualTo(account.timeZone());
              assertThat(row.roles())
                  .contains(Role.USER_NAME)
                  .containsAll(account.roles().stream().map(Role::wireName).toList());
              assertThat(row.department()).isEqualTo(account.departmentId());
              assertThat(row.active()).isEqualTo(account.isActive());
              assertThat(row.verified().isPresent()).isEqualTo(account.verified());
              assertThat(row.created()).isEqualTo(account.createdAt());
              assertThat(row.seen()).isEqualTo(account.lastLoginAt());
              assertThat(row.attributes().<Map<String, String>>map(Map::copyOf))
                  .isEqualTo(account.attributes());
              assertThat(row.totp()).isEqualTo(account.totpSecret());
              assertThat(row.external()).isEqualTo(account.externalId());
            });
  }

  private static ExportedUser account(
      String email, Optional<String> name, Set<Role> roles, boolean active, String hash) {
    return new ExportedUser(
        new UserId(UUID.randomUUID()),
        EmailAddress.stored(email),
        active,
        name,
        "pt-BR",
        "Europe/Berlin",
        roles,
        Optional.of(DEPARTMENT).filter(department -> active),
        Optional.of("Sales").filter(department -> active),
        active,
        CREATED,
        Optional.of(CREATED.plusSeconds(1)).filter(instant -> active),
        Optional.of(hash).filter(text -> !text.isEmpty()),
        Optional.of(Map.of("cost_center", "4711", "team", "Łódź 😀")).filter(all -> active),
        Optional.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").filter(all -> active),
        Optional.of("x-" + email));
  }
}
