package org.headgate.pool.service.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.guard.BorrowOnRecord;
import org.headgate.pool.service.inspection.BackendMatcher.HeldConnection;
import org.junit.jupiter.api.Test;

class BackendMatcherTest {
  private static final BorrowerVerdictRule RULE =
      BorrowerVerdictRule.forConnectTimeout(Duration.ofSeconds(5));

  private static HeldConnection heldConnection(int seconds) {
    return new HeldConnection(
        BorrowOnRecord.of("GET /x", Instant.EPOCH), Duration.ofSeconds(seconds));
  }

  private static Backend backend(int pid, String state, int seconds, Optional<String> wait) {
    Duration age = Duration.ofSeconds(seconds);
    return new Backend(
        pid,
        "headgate-platform",
        "headgate",
        "headgate",
        "local",
        state,
        wait,
        Optional.empty(),
        age,
        Optional.of(age),
        Optional.of(age),
        "select ?",
        List.of(),
        Optional.empty());
  }

  private static Backend active(int pid, int seconds) {
    return backend(pid, "active", seconds, Optional.empty());
  }

  @Test
  void backendBelongsToABorrowerOlderThanItsWork() {
    HeldConnection older = heldConnection(10);
    HeldConnection younger = heldConnection(1);

    var match = new BackendMatcher(List.of(older, younger), List.of(active(1, 9)), true);

    assertThat(match.backendOf(older).map(Backend::pid)).contains(1);
    assertThat(match.isCertain(older)).isTrue();
    assertThat(match.backendOf(younger)).isEmpty();
  }

  @Test
  void ambiguousMatchIsUncertain() {
    HeldConnection one = heldConnection(10);
    HeldConnection other = heldConnection(9);

    var match = new BackendMatcher(List.of(one, other), List.of(active(1, 8)), true);

    assertThat(match.backendOf(other).map(Backend::pid)).contains(1);
    assertThat(match.isCertain(other)).isFalse();
  }

  @Test
  void sharedApplicationNamesMakeMatchesUncertain() {
    HeldConnection one = heldConnection(10);

    var match = new BackendMatcher(List.of(one), List.of(active(1, 9)), false);

    assertThat(match.isCertain(one)).isFalse();
  }

  @Test
  void verdictsFollowTheServersState() {
    Duration age = Duration.ofSeconds(30);

    assertThat(RULE.of(Optional.of(active(1, 30)), age, true))
        .isEqualTo(BorrowerVerdict.SLOW_QUERY);
    assertThat(RULE.of(Optional.of(active(1, 1)), age, true)).isEqualTo(BorrowerVerdict.RUNNING);
    assertThat(RULE.of(Optional.of(backend(1, "active", 3, Optional.of("Lock"))), age, true))
        .isEqualTo(BorrowerVerdict.LOCK_WAIT);
    assertThat(
            RULE.of(Optional.of(backend(1, "idle in transaction", 3, Optional.empty())), age, true))
        .isEqualTo(BorrowerVerdict.IDLE_IN_TRANSACTION);
    assertThat(RULE.of(Optional.empty(), age, true)).isEqualTo(BorrowerVerdict.LEAK);
    assertThat(RULE.of(Optional.empty(), age, false)).isEqualTo(BorrowerVerdict.RUNNING);
    assertThat(RULE.of(Optional.empty(), Duration.ofSeconds(5), true))
        .isEqualTo(BorrowerVerdict.RUNNING);
  }
}
