package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.service.delivery.AlertMessage;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.text.SingleLineLogger;

/**
 * Receivers that are sent nothing: those that asked for a pause until it is over, and those that
 * answered 410 until somebody changes their endpoint. Each node remembers its own; an endpoint that
 * is gone is also disabled for all, and the other receivers are told.
 */
@ApplicationScoped
class ReceiverPauses {

  private static final Logger LOG = SingleLineLogger.of(ReceiverPauses.class);

  @Inject AlertConfiguration configuration;
  @Inject AlertEndpointFacade endpoints;
  @Inject AlertTransport transport;
  @Inject AlertMapper mapper;
  @Inject IdGenerator ids;
  @Inject Clock clock;

  private final Map<Key, Instant> ends = new ConcurrentHashMap<>();

  /** Another version of an endpoint may have another address. */
  private record Key(UUID id, long version) {

    static Key of(AlertReceiver receiver) {
      return new Key(receiver.id(), receiver.version());
    }
  }

  boolean isPaused(AlertReceiver receiver) {
    return Optional.ofNullable(ends.get(Key.of(receiver)))
        .filter(end -> clock.instant().isBefore(end))
        .isPresent();
  }

  /** Pauses a receiver for the time that it asked for. */
  void pause(AlertReceiver receiver, Duration requested) {
    Instant now = clock.instant();
    ends.values().removeIf(end -> !now.isBefore(end));
    ends.merge(
        Key.of(receiver),
        now.plus(requested),
        (earlier, latest) -> earlier.isAfter(latest) ? earlier : latest);
  }

  /** Stops a receiver that answered 410. */
  void stop(AlertReceiver receiver) {
    if (Instant.MAX.equals(ends.put(Key.of(receiver), Instant.MAX))) {
      return;
    }
    LOG.log(
        Level.WARNING,
        "Alert endpoint {0} answered 410 and is sent nothing more until it is changed",
        receiver.id());
    if (isDisabledByThisNode(receiver)) {
      AlertMessage message = message(receiver);
      configuration.receivers().stream()
          .filter(other -> !other.id().equals(receiver.id()) && takesMessages(other))
          .forEach(other -> tell(other, message));
    }
  }

  /** False when another node was faster, which tells the others. */
  private boolean isDisabledByThisNode(AlertReceiver receiver) {
    try {
      return endpoints.disableGone(receiver);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The endpoint is disabled on this node only", e);
      return true;
    }
  }

  private boolean takesMessages(AlertReceiver receiver) {
    return receiver.definition().isEnabled()
        && !isPaused(receiver)
        && !AlertDeliveryPolicy.isQuiet(receiver, clock.instant());
  }

  private void tell(AlertReceiver other, AlertMessage message) {
    transport
        .send(other.definition(), message)
        .error()
        .ifPresent(
            error ->
                LOG.log(
                    Level.WARNING,
                    "Alert endpoint {0} was not told of another one: {1}",
                    other.id(),
                    error));
  }

  private AlertMessage message(AlertReceiver gone) {
    return mapper.message(
        ids.next(),
        AlertEventType.OPENED,
        AlertMessage.ENDPOINT_GONE,
        "The alert endpoint \"" + gone.definition().name() + "\" answered 410 and gets no alerts.",
        "Enable it again when its receiver takes alerts, or delete it.");
  }
}
