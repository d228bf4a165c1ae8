package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.service.SilentAuditTrail;
import org.headgate.common.service.Precondition;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An endpoint that gets another URL: the failures and pauses were those of another receiver. */
class ReceiverChangeTest extends DeliveryDispatcherSteps {

  private static final String OTHER = "https://other.example.org/";

  private final LocalUnit unit = database.unit();

  @AfterEach
  void end() {
    unit.close();
  }

  @Test
  void newReceiverStartsWithoutFailures() {
    event("ada");
    node(delivery -> ActionResult.failed("429", Duration.ofDays(1))).dispatch(List.of(endpoint));

    change("https://example.org/");
    assertThat(failing()).isEqualTo("1 true true");

    change(OTHER);
    assertThat(failing()).isEqualTo("0 false false");
  }

  @Test
  void waitingEventsAreDueAtOnceAfterReceiverChange() {
    event("ada");
    node(delivery -> ActionResult.failed("429", Duration.ofDays(1))).dispatch(List.of(endpoint));
    DeliveryDispatcher node = node(delivery -> ActionResult.done());
    assertThat(node.dispatch(List.of(endpoint))).isZero();

    change(OTHER);

    assertThat(node.dispatch(List.of(endpoint))).isOne();
    assertThat(sent.get(1).url()).isEqualTo(OTHER);
  }

  @Test
  void formerReceiversFailureDelaysNoFurtherAttempt() {
    event("ada");
    DeliveryDispatcher node =
        node(
            delivery -> {
              change(OTHER);
              return ActionResult.failed("429", Duration.ofDays(1));
            });

    node.dispatch(List.of(endpoint));

    assertThat(failing()).isEqualTo("0 false false");
    assertThat(node(delivery -> ActionResult.done()).dispatch(List.of(endpoint))).isOne();
    assertThat(sent.get(1).url()).isEqualTo(OTHER);
  }

  @Test
  void formerReceiversSuccessEndsNoPauseOfTheNewOne() {
    event("ada");
    node(delivery -> ActionResult.failed("500")).dispatch(List.of(endpoint));
    pass(Duration.ofMinutes(1));
    DeliveryDispatcher node =
        node(
            delivery -> {
              change(OTHER);
              database.update(
                  """
                  update platform.webhook_endpoint
                     set failures = 3, failing_since = now(), quiet_until = now() + interval '1 hour'
                  """);
              return ActionResult.done();
            });

    assertThat(node.dispatch(List.of(endpoint))).isOne();

    assertThat(failing()).isEqualTo("3 true true");
  }

  private void change(String url) {
    unit.run(
        entityManager -> {
          WebhookService service = new WebhookService();
          service.entityManager = entityManager;
          service.auditTrail = new SilentAuditTrail();
          service.change(
              endpoint,
              Precondition.NONE,
              new EndpointChange(
                  Optional.of("Renamed"), Optional.of(url), Optional.empty(), Optional.empty()));
        });
  }

  private static String failing() {
    return database.text(
        """
        select concat_ws(' ', failures, (failing_since is not null)::text, (quiet_until is not null)::text)
          from platform.webhook_endpoint
        """);
  }
}
