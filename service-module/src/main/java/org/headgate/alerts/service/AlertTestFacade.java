package org.headgate.alerts.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertTestResult;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * Sends a test message to an endpoint, on another thread than the request's; two at a time. A test
 * incident at PagerDuty is resolved at once.
 */
@ApplicationScoped
public class AlertTestFacade {

  private static final Duration MAX_DURATION = Duration.ofSeconds(20);
  private static final int MAX_CONCURRENT = 2;
  private static final Optional<String> SERVER_STOPS = Optional.of("the server stops");

  @Inject AlertEndpointFacade endpoints;
  @Inject AlertTransport transport;
  @Inject AlertMapper mapper;
  @Inject IdGenerator ids;
  @Resource ManagedExecutorService executor;

  private final Semaphore threads = new Semaphore(MAX_CONCURRENT);

  /**
   * @throws TooManyRequestsException while two others are running
   */
  public AlertTestResult test(UUID id) {
    AlertReceiver receiver = endpoints.receiver(id);
    if (!threads.tryAcquire()) {
      throw new TooManyRequestsException("Other test messages are being sent", MAX_DURATION);
    }
    try {
      ActionResult result = submit(receiver).get(MAX_DURATION.toMillis(), TimeUnit.MILLISECONDS);
      return new AlertTestResult(result.kind() == ActionResult.Kind.DONE, result.error());
    } catch (TimeoutException e) {
      return new AlertTestResult(false, Optional.of("the receiver did not answer in time"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AlertTestResult(false, SERVER_STOPS);
    } catch (RejectedExecutionException e) {
      return new AlertTestResult(false, SERVER_STOPS);
    }
  }

  private Future<ActionResult> submit(AlertReceiver receiver) {
    boolean accepted = false;
    try {
      Future<ActionResult> sending = executor.submit(() -> send(receiver));
      accepted = true;
      return sending;
    } finally {
      if (!accepted) {
        threads.release();
      }
    }
  }

  private ActionResult send(AlertReceiver receiver) {
    try {
      UUID test = ids.next();
      ActionResult result =
          transport.send(
              receiver.definition(), mapper.testMessage(test, receiver, AlertEventType.OPENED));
      if (receiver.definition().kind() == AlertEndpointKind.PAGERDUTY
          && result.kind() == ActionResult.Kind.DONE) {
        return transport.send(
            receiver.definition(), mapper.testMessage(test, receiver, AlertEventType.RESOLVED));
      }
      return result;
    } finally {
      threads.release();
    }
  }
}
