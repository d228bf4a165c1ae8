package org.headgate.events.persistence;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.headgate.events.api.EventType;

/**
 * Something that happened, as other systems are told of it.
 *
 * @param id what receivers know it by, the same at each attempt and for each of them
 * @param stream whose events are told one after the other: an account's id as a rule
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
