package org.headgate.events.persistence;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.headgate.events.api.EventType;

/**
 * An event for other systems.
 *
 * @param id identifies the event to receivers, the same at each attempt and for each of them
 * @param stream events of one stream are delivered in order: usually an account's id
 * @param body the JSON document that is sent
 */
public record OutgoingEvent(
    UUID id, EventType type, String stream, String body, Instant occurredAt) {

  public OutgoingEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(occurredAt, "occurredAt");
  }
}
