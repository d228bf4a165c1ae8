package org.headgate.administration.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.headgate.accounts.persistence.provisioning.ExportedAccount;
import org.junit.jupiter.api.Test;

class UserExportRunTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final UserExportRun.Secrets NO_SECRETS = accounts -> Map.of();

  private final List<Optional<UUID>> asked = new ArrayList<>();

  @Test
  void eachPageStartsAfterTheLastAccountOfThePrevious() {
    List<ExportedAccount> all =
        IntStream.range(0, UserExportRun.PAGE + 1).mapToObj(UserExportRunTest::account).toList();
    UserExportRun run =
        new UserExportRun((after, limit) -> page(all, after, limit), NO_SECRETS, false);

    List<String> lines = lines(run);

    assertThat(lines).hasSize(UserExportRun.PAGE + 1).doesNotHaveDuplicates();
    assertThat(asked)
        .containsExactly(Optional.empty(), Optional.of(all.get(UserExportRun.PAGE - 1).id()));
  }

  @Test
  void secretsAreExportedOnRequest() {
    List<ExportedAccount> one = List.of(account(1));

    assertThat(lines(new UserExportRun((after, limit) -> one, NO_SECRETS, false)))
        .singleElement()
        .asString()
        .contains("\"email\":\"1@example.org\"", "\"full_name\":null", "\"roles\":[\"user\"")
        .doesNotContain("password_hash", "totp_secret");
    assertThat(
            lines(
                new UserExportRun(
                    (after, limit) -> one,
                    accounts -> Map.of(accounts.iterator().next(), "JBSWY3DP"),
                    true)))
        .singleElement()
        .asString()
        .contains(
            "\"totp_secret\":\"JBSWY3DP\"",
            "\"password_hash\":\"a hash\"",
            "\"attributes\":{\"team\":\"Weirs\"}");
  }

  @Test
  void exportWithoutAccountsIsEmpty() {
    assertThat(lines(new UserExportRun((after, limit) -> List.of(), NO_SECRETS, true))).isEmpty();
  }

  private List<ExportedAccount> page(List<ExportedAccount> all, Optional<UUID> after, int limit) {
    asked.add(after);
    return all.stream()
        .filter(account -> after.map(last -> account.id().compareTo(last) > 0).orElse(true))
        .limit(limit)
        .toList();
  }

  private static List<String> lines(UserExportRun run) {
    StringBuilder text = new StringBuilder();
    while (run.hasNext()) {
      text.append(new String(run.next(), StandardCharsets.UTF_8));
    }
    return text.toString().lines().toList();
  }

  private static ExportedAccount account(int number) {
    return new ExportedAccount(
        new UUID(0, number),
        number + "@example.org",
        true,
        Optional.empty(),
        "en",
        "UTC",
        List.of("user", "admin"),
        Optional.empty(),
        Optional.empty(),
        true,
        NOON,
        Optional.empty(),
        Optional.of("a hash"),
        Optional.of("{\"team\": \"Weirs\"}"),
        Optional.empty());
  }
}
