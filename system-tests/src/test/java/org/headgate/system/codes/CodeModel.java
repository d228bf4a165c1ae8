package org.headgate.system.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.config.MasterSecret;
import org.headgate.otp.service.CodeGenerator;
import org.headgate.ratelimit.service.DeviceToken;
import org.headgate.system.codes.CodeMachineIT.Step;
import org.headgate.system.server.Headgate;

/** One address from its sign-up on, on the server and in a small model of the contract. */
final class CodeModel {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Headgate headgate = Headgate.shared();
  private final Connection database;
  private final KeyRing keys = new KeyRing(MasterSecret.parse(headgate.secretKey()).bytes());
  private final CodeGenerator codes = new CodeGenerator(keys);
  private final String email = "machine-" + UUID.randomUUID() + "@example.org";
  private final UUID accountId = UUID.randomUUID();
  private final String device =
      new DeviceToken(
              new AccountAtEpoch(new UserId(accountId), 0), UUID.randomUUID(), Instant.now())
          .text(keys);
  private final Map<UUID, Integer> successes = new HashMap<>();
  private final Deque<Duration> sends = new ArrayDeque<>();
  private final Map<Boolean, Deque<Duration>> guesses =
      Map.of(true, new ArrayDeque<>(), false, new ArrayDeque<>());
  private Duration now = Duration.ZERO;
  private Optional<Code> code = Optional.empty();
  private Optional<String> earlier = Optional.empty();

  CodeModel() throws SQLException {
    database = headgate.connection();
  }

  /**
   * Plays the steps and compares each answer, once.
   *
   * @return for each code that succeeded, how often
   */
  Collection<Integer> play(List<Step> steps) throws SQLException {
    try (database) {
      update(
          "insert into platform.account (id, email, password_hash, created_at) values (?, ?, 'none', now())",
          accountId,
          email);
      for (Step step : steps) {
        take(step);
      }
      return successes.values();
    }
  }

  private void take(Step step) throws SQLException {
    switch (step) {
      case RESEND -> resend();
      case RIGHT -> guess(digits(), false);
      case RIGHT_FROM_DEVICE -> guess(digits(), true);
      case WRONG -> guess(wrong(), false);
      case WRONG_FROM_DEVICE -> guess(wrong(), true);
      case EARLIER_CODE -> guess(earlier.orElseGet(this::wrong), false);
      case WAIT_2_MINUTES -> pass(Duration.ofMinutes(2));
      case WAIT_9_MINUTES -> pass(Duration.ofMinutes(9));
      case WAIT_31_MINUTES -> pass(Duration.ofMinutes(31));
      case WAIT_12_HOURS -> pass(Duration.ofHours(12));
    }
  }

  private void resend() throws SQLException {
    int inTheHour = within(sends, Duration.ofHours(1));
    Duration cooldown =
        Duration.ofMinutes(Math.min(15, 1L << Math.min(10, Math.max(0, inTheHour - 1))));
    boolean allowed =
        (inTheHour == 0 || sends.getFirst().plus(cooldown).compareTo(now) <= 0)
            && inTheHour < 5
            && within(sends, Duration.ofDays(1)) < 10;

    int status = headgate.api().body(Map.of("email", email)).post("/auth/resend-otp").statusCode();

    assertThat(status).isEqualTo(allowed ? 202 : 429);
    if (allowed) {
      sends.addFirst(now);
      earlier = code.map(Code::digits);
      code = Optional.of(awaitCodeOtherThan(code.map(Code::id)));
    }
  }

  private void guess(String digits, boolean fromDevice) throws SQLException {
    Deque<Duration> spent = guesses.get(fromDevice);
    boolean left =
        within(spent, Duration.ofHours(1)) < 10 && within(spent, Duration.ofDays(1)) < 30;
    boolean hit = code.filter(known -> known.digits().equals(digits)).isPresent();
    boolean live = code.filter(known -> known.isLive(now, fromDevice)).isPresent();
    int expected = left ? hit && live ? 200 : 400 : 429;

    Response answer =
        headgate
            .api()
            .header("Device-Token", fromDevice ? device : "")
            .body(Map.of("email", email, "code", digits))
            .post("/auth/verify-email");

    assertThat(answer.statusCode()).isEqualTo(expected);
    if (expected == 200) {
      successes.merge(code.orElseThrow().id(), 1, Integer::sum);
      code.orElseThrow().redeemed = true;
      update("update platform.account set email_verified_at = null where id = ?", accountId);
    } else if (expected == 400 && !(hit && code.orElseThrow().redeemed)) {
      spent.addFirst(now);
      if (live) {
        code.orElseThrow().attempts.merge(fromDevice, 1, Integer::sum);
      }
    }
  }

  private void pass(Duration time) throws SQLException {
    now = now.plus(time);
    update(
        "update platform.one_time_code set expires_at = expires_at - cast(? as interval) where account_id = ?",
        time.toString(),
        accountId);
    update(
        """
        update platform.attempt_ledger
           set happened_at = array(select h - cast(? as interval) from unnest(happened_at) h)
         where address_hash = ?
        """,
        time.toString(),
        keys.mac(KeyRing.Purpose.ADDRESS_HASH, email.getBytes(StandardCharsets.UTF_8)));
  }

  private int within(Deque<Duration> entries, Duration window) {
    return (int) entries.stream().filter(at -> at.plus(window).compareTo(now) > 0).count();
  }

  private String digits() {
    return code.map(Code::digits).orElseGet(this::wrong);
  }

  private String wrong() {
    return code.map(Code::digits).filter("000000"::equals).isPresent() ? "000001" : "000000";
  }

  private Code awaitCodeOtherThan(Optional<UUID> known) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select id from platform.one_time_code where account_id = ?")) {
      query.setObject(1, accountId);
      UUID id =
          await()
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(10))
              .atMost(PATIENCE)
              .until(() -> id(query), found -> found.isPresent() && !found.equals(known))
              .orElseThrow();
      return new Code(id, codes.digits(id), now);
    }
  }

  private static Optional<UUID> id(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
    }
  }

  /** The model's knowledge of a code. */
  private static final class Code {
    private final UUID id;
    private final String digits;
    private final Duration issued;
    private final Map<Boolean, Integer> attempts = new HashMap<>();
    private boolean redeemed;

    Code(UUID id, String digits, Duration issued) {
      this.id = id;
      this.digits = digits;
      this.issued = issued;
    }

    UUID id() {
      return id;
    }

    String digits() {
      return digits;
    }

    boolean isLive(Duration now, boolean fromDevice) {
      return !redeemed
          && issued.plus(LIFETIME).compareTo(now) > 0
          && attempts.getOrDefault(fromDevice, 0) < 5;
    }
  }

  private void update(String statement, Object... parameters) throws SQLException {
    try (PreparedStatement prepared = database.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      prepared.executeUpdate();
    }
  }
}
