package org.headgate.audit.web;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.audit.api.AuditEntry;
import org.headgate.audit.service.AuditStreamFacade;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.ElapsedTime;
import org.headgate.http.web.EventStreamListener;

/**
 * One reader of the audit log's stream. It fetches the next entries when the previous ones are
 * written, so a slow reader blocks only its own thread.
 */
final class AuditStreamReader {

  private static final int BATCH_SIZE = 500;
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final EventStreamListener listener;
  private final AuditStreamFacade auditStream;
  private final Sse sse;
  private volatile long position;
  private volatile Instant lastSent;

  /**
   * @param position the position of the last entry that was read
   */
  AuditStreamReader(
      EventStreamListener listener,
      AuditStreamFacade auditStream,
      Sse sse,
      long position,
      Instant now) {
    this.listener = listener;
    this.auditStream = auditStream;
    this.sse = sse;
    this.position = position;
    this.lastSent = now;
  }

  EventStreamListener listener() {
    return listener;
  }

  boolean isGone() {
    return listener.isGone();
  }

  void close() {
    listener.close();
  }

  /**
   * Sends new entries, or a comment after 5 s of silence, which reveals a closed connection; never
   * waits.
   */
  void advance(Instant now) {
    listener.send(() -> next(now), now);
  }

  private List<OutboundSseEvent> next(Instant now) {
    List<AuditEntry> entries = auditStream.after(position, BATCH_SIZE);
    if (!entries.isEmpty()) {
      lastSent = now;
      position = position(entries.get(entries.size() - 1));
      return entries.stream().map(this::event).toList();
    }
    if (!ElapsedTime.hasPassed(SILENCE, lastSent, now)) {
      return List.of();
    }
    lastSent = now;
    return List.of(sse.newEventBuilder().comment("nothing new").build());
  }

  private OutboundSseEvent event(AuditEntry entry) {
    return sse.newEventBuilder()
        .name("audit")
        .id(Long.toString(position(entry)))
        .data(String.class, JsonMappers.write(entry))
        .build();
  }

  private static long position(AuditEntry entry) {
    return entry
        .position()
        .orElseThrow(() -> new IllegalStateException("an entry of the chain has no position"));
  }
}
