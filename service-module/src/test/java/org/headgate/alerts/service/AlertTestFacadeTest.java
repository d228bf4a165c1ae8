package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertTestResult;
import org.headgate.alerts.service.delivery.AlertMessage;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.pool.service.history.NodeName;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

/** Test messages to endpoints, and what becomes of them while the server has no thread for them. */
class AlertTestFacadeTest {

  private static final int MORE_THAN_AT_ONCE = 5;

  private final List<AlertMessage> sent = new ArrayList<>();
  private AlertReceiver receiver = new AlertFixture().receiver("on call");
  private final AlertTestFacade facade = new AlertTestFacade();
  private boolean isExecutorStopped;

  AlertTestFacadeTest() {
    facade.endpoints =
        new AlertEndpointFacade() {
          @Override
          AlertReceiver receiver(UUID id) {
            return receiver;
          }
        };
    facade.transport =
        new AlertTransport() {
          @Override
          public ActionResult send(AlertEndpointDefinition endpoint, AlertMessage message) {
            sent.add(message);
            return ActionResult.done();
          }
        };
    facade.mapper =
        new AlertMapper() {
          @Override
          URI console() {
            return URI.create("https://example.org/console/#/");
          }
        };
    facade.mapper.node = new NodeName() {};
    facade.mapper.ids = new IdGenerator();
    facade.mapper.clock = Clock.systemUTC();
    facade.ids = facade.mapper.ids;
    facade.executor = executor();
  }

  @Test
  void refusedThreadIsNoMessageUnderWay() {
    isExecutorStopped = true;
    for (int time = 0; time < MORE_THAN_AT_ONCE; time++) {
      AlertTestResult result = facade.test(receiver.id());
      assertThat(result.delivered()).isFalse();
      assertThat(result.error()).hasValue("the server stops");
    }

    isExecutorStopped = false;

    assertThat(facade.test(receiver.id()).delivered()).isTrue();
  }

  @Test
  void testIncidentsAreResolvedEachForItself() {
    receiver =
        new AlertFixture().receiver("pager", AlertEndpointKind.PAGERDUTY, false, Optional.empty());

    facade.test(receiver.id());
    facade.test(receiver.id());

    assertThat(sent)
        .extracting(AlertMessage::event)
        .containsExactly(
            AlertEventType.OPENED,
            AlertEventType.RESOLVED,
            AlertEventType.OPENED,
            AlertEventType.RESOLVED);
    assertThat(sent.get(1).alertId()).isEqualTo(sent.get(0).alertId());
    assertThat(sent.get(3).alertId())
        .isEqualTo(sent.get(2).alertId())
        .isNotEqualTo(sent.get(0).alertId());
    assertThat(sent).extracting(AlertMessage::id).doesNotHaveDuplicates();
  }

  /** Runs at once what it accepts. */
  private ManagedExecutorService executor() {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            AlertTestFacadeTest.class.getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (proxy, method, arguments) -> {
              if (isExecutorStopped) {
                throw new RejectedExecutionException("stopped");
              }
              FutureTask<?> task = new FutureTask<>((Callable<?>) arguments[0]);
              task.run();
              return task;
            });
  }
}
