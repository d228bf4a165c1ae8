package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

class OwnerSharesTest {

  private static final int MOST = 2;

  private final AtomicLong clock = new AtomicLong();
  private final DeliveryStandings standings = new DeliveryStandings(clock::get);
  private final OwnerShares shares = new OwnerShares(MOST, standings, clock::get);

  @Test
  void slowOwnerHasOneRequestWhileOthersNeedWorkers() {
    takes("mallory", DeliveryStandings.SLOW.plusMillis(1));
    takes("ada", DeliveryStandings.SLOW);

    assertThat(shares.of("mallory")).as("nobody else sends").isEqualTo(MOST);
    whileOthersSend(
        () -> {
          assertThat(shares.of("mallory")).isOne();
          assertThat(shares.of("ada")).isEqualTo(MOST);
          return ActionResult.done();
        });
    assertThat(shares.of("mallory")).as("the others ended").isEqualTo(MOST);
  }

  @Test
  void slowOwnerIsForgottenInTime() {
    takes("mallory", DeliveryStandings.SLOW.plusMillis(1));
    clock.addAndGet(DeliveryStandings.SLOW_MEMORY.plusMillis(1).toNanos());

    whileOthersSend(
        () -> {
          assertThat(shares.of("mallory")).isEqualTo(MOST);
          return ActionResult.done();
        });
  }

  /** It says nothing of the receiver. */
  @Test
  void requestThatWasNotStartedIsNotRemembered() {
    shares.send("ada", () -> ActionResult.busy(DeliveryStandings.SLOW));
    assertThat(standings.of("ada")).isEqualTo(DeliveryStandings.Standing.UNKNOWN);

    shares.send("ada", ActionResult::done);
    assertThat(standings.of("ada")).isEqualTo(DeliveryStandings.Standing.FAST);
  }

  @Test
  void failedRequestIsCountedAsEnded() {
    for (int i = 0; i < MOST; i++) {
      assertThatThrownBy(
              () ->
                  shares.send(
                      "mallory",
                      () -> {
                        clock.addAndGet(DeliveryStandings.SLOW.plusMillis(1).toNanos());
                        throw new IllegalStateException("a fault");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(shares.of("mallory")).isEqualTo(MOST);
  }

  private void takes(String owner, Duration duration) {
    shares.send(
        owner,
        () -> {
          clock.addAndGet(duration.toNanos());
          return ActionResult.done();
        });
  }

  /** As many as one owner may send. */
  private void whileOthersSend(Supplier<ActionResult> meanwhile) {
    shares.send("bob", () -> shares.send("bob", meanwhile));
  }
}
