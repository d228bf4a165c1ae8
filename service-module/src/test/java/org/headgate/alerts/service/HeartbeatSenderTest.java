package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertHeartbeat;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.service.IdGenerator;
import org.headgate.pool.service.history.NodeName;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

/** A heartbeat whose monitor wants none for a while, or none at all. */
class HeartbeatSenderTest {

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final AlertFixture clock = new AlertFixture();
  private final HeartbeatSender sender = new HeartbeatSender();
  private String url = "https://example.org/ping";
  private ActionResult answer = ActionResult.done();
  private int posts;

  HeartbeatSenderTest() {
    sender.configuration =
        new AlertConfiguration() {
          @Override
          AlertRules rules() {
            return new AlertRules(
                List.of(),
                Duration.ofMinutes(15),
                Optional.of(new AlertHeartbeat(url, EVERY)),
                Optional.empty(),
                Optional.empty());
          }
        };
    sender.transport =
        new AlertTransport() {
          @Override
          public ActionResult post(String to, UUID id, String body) {
            posts++;
            return answer;
          }
        };
    sender.node = new NodeName() {};
    sender.ids = new IdGenerator();
    sender.clock = clock;
  }

  @Test
  void failedPostIsFollowedByTheNext() {
    answer = ActionResult.failed("the receiver answered 500");

    runAfterEachIntervalTimes(3);

    assertThat(posts).isEqualTo(3);
  }

  @Test
  void requestedPauseIsKept() {
    answer = ActionResult.failed("the receiver answered 429", Duration.ofMinutes(10));

    runAfterEachIntervalTimes(10);
    assertThat(posts).isEqualTo(1);

    runAfterEachIntervalTimes(2);
    assertThat(posts).isEqualTo(2);
  }

  @Test
  void monitorThatIsGoneGetsNoMoreUntilItIsAnother() {
    answer = ActionResult.gone("the receiver answered 410");
    runAfterEachIntervalTimes(10);
    assertThat(posts).isEqualTo(1);

    url = "https://example.org/other";
    runAfterEachIntervalTimes(1);

    assertThat(posts).isEqualTo(2);
  }

  private void runAfterEachIntervalTimes(int times) {
    for (int run = 0; run < times; run++) {
      sender.runOnce();
      clock.pass(EVERY);
    }
  }
}
