package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.headgate.alerts.api.AlertTestResult;
import org.headgate.alerts.service.delivery.AlertMessage;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.pool.service.history.NodeName;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

/** Test messages while the server has no thread for them. */
class AlertTestFacadeTest {

  private static final int MORE_THAN_AT_ONCE = 5;

  private final AlertReceiver receiver = new AlertFixture().receiver("on call");
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
    facade.node = new NodeName() {};
    facade.ids = new IdGenerator();
    facade.clock = Clock.systemUTC();
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
