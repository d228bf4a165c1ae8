package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

/** When an endpoint is disabled. */
class EndpointDisablingTest extends DeliveryDispatcherSteps {
  @Test
  void goneReceiverIsDisabled() {
    event("ada");

    node(delivery -> ActionResult.gone("410")).dispatch(List.of(endpoint));

    assertThat(stopped).containsExactly("gone 410");
  }

  @Test
  void endpointFailingForThreeDaysIsDisabled() {
    for (int i = 0; i < 20; i++) {
      event("person " + i);
    }
    DeliveryDispatcher node = node(delivery -> ActionResult.failed("500"));
    while (failures() < 10) {
      node.dispatch(List.of(endpoint));
      pass(Duration.ofMinutes(2));
    }
    assertThat(stopped).isEmpty();

    database.update(
        "update platform.webhook_endpoint set failing_since = failing_since - interval '3 days'");
    while (stopped.isEmpty()) {
      pass(Duration.ofDays(1));
      event("another " + written);
      node.dispatch(List.of(endpoint));
    }

    assertThat(stopped).startsWith("failed 500");
  }
}
