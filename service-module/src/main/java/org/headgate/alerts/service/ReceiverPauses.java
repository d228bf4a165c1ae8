package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.headgate.alerts.api.AlertKind;
import org.headgate.common.text.SingleLineLogger;

/**
 * Receivers that are sent nothing: those that asked for a pause until it is over, and those that
 * answered 410 until somebody changes their endpoint. Each node remembers its own; an endpoint that
 * is gone is also disabled for all, and is the cause of an alert for the others.
 */
@ApplicationScoped
class ReceiverPauses implements AlertCauseSource {

  private static final Logger LOG = SingleLineLogger.of(ReceiverPauses.class);
  private static final String CURE =
      "Enable it again when its receiver takes alerts, or delete it. An endpoint of the server's"
          + " settings gets alerts again after a restart.";

  @Inject AlertConfiguration configuration;
  @Inject AlertEndpointFacade endpoints;
  @Inject Clock clock;

  private final Map<Key, Instant> ends = new ConcurrentHashMap<>();

  /** When receivers answered 410 to this node. */
  private final Map<Key, Instant> gone = new ConcurrentHashMap<>();

  /** Another version of an endpoint may have another address. */
  private record Key(UUID id, long version) {

    static Key of(AlertReceiver receiver) {
      return new Key(receiver.id(), receiver.version());
    }
  }

  boolean isPaused(AlertReceiver receiver) {
    Key key = Key.of(receiver);
    return gone.containsKey(key)
        || Optional.ofNullable(ends.get(key))
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
    if (gone.putIfAbsent(Key.of(receiver), clock.instant()) != null) {
      return;
    }
    LOG.log(
        Level.WARNING,
        "Alert endpoint {0} answered 410 and is sent nothing more until it is changed",
        receiver.id());
    try {
      endpoints.disableGone(receiver);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The endpoint is disabled on this node only", e);
    }
  }

  /** One cause for all endpoints that are gone, for as long as one of them is. */
  @Override
  public List<AlertCause> causes() {
    List<AlertReceiver> stopped =
        configuration.receivers().stream()
            .filter(receiver -> goneAt(receiver).isPresent())
            .toList();
    return stopped.stream()
        .flatMap(receiver -> goneAt(receiver).stream())
        .min(Comparator.naturalOrder())
        .map(
            since ->
                new AlertCause(
                    AlertKind.ENDPOINT_GONE, Optional.empty(), title(stopped), CURE, since))
        .stream()
        .toList();
  }

  private Optional<Instant> goneAt(AlertReceiver receiver) {
    return receiver.definition().goneAt().or(() -> Optional.ofNullable(gone.get(Key.of(receiver))));
  }

  private static String title(List<AlertReceiver> stopped) {
    String names =
        stopped.stream()
            .map(receiver -> '"' + receiver.definition().name() + '"')
            .collect(Collectors.joining(", "));
    return stopped.size() == 1
        ? "The alert endpoint " + names + " answered 410 and gets no alerts."
        : stopped.size() + " alert endpoints answered 410 and get no alerts: " + names + ".";
  }
}
