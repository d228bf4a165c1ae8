package org.headgate.sessions.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.events.api.EventType;
import org.headgate.events.persistence.OutgoingEvent;
import org.headgate.events.service.EventOutbox;
import org.headgate.sessions.persistence.SessionEntity;

/** Records the events of sessions for other systems. */
@ApplicationScoped
public class SessionEvents {

  @Inject EventOutbox outbox;

  /**
   * The event for the statement that starts the session; empty when no endpoint subscribes to it.
   */
  Optional<OutgoingEvent> started(SessionEntity session) {
    return outbox.prepare(
        EventType.SESSION_STARTED,
        new UserId(session.accountId()),
        Map.of(
            "session_id", session.id(), "amr", session.amr(), "expires_at", session.expiresAt()));
  }

  /** Signals that the statement has written the event. */
  void startedIsWritten() {
    outbox.signalWritten();
  }

  /** Writes the event in the transaction that ends the session. */
  void ended(UserId accountId, SessionId sessionId, String reason) {
    ended(accountId, List.of(sessionId.value()), reason);
  }

  /** Writes the events in the transaction that ends the sessions. */
  void ended(UserId accountId, List<UUID> sessions, String reason) {
    outbox.writeEach(
        EventType.SESSION_ENDED,
        accountId,
        sessions.stream()
            .<Map<String, ?>>map(sessionId -> Map.of("session_id", sessionId, "reason", reason))
            .toList());
  }
}
