package org.headgate.events.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.IdGenerator;
import org.headgate.events.api.EventType;
import org.headgate.events.persistence.OutgoingEvent;

/**
 * Records events in the transaction in which they happen. An event names accounts by id and carries
 * no personal data: receivers read the rest from the API.
 */
@ApplicationScoped
public class EventOutbox {

  @Inject EventSubscriptions subscriptions;
  @Inject EventOutboxService service;
  @Inject OutboxSignal signal;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /** Whether any endpoint subscribes to it; check this before collecting expensive data. */
  public boolean isSubscribed(EventType type) {
    return subscriptions.maySubscribe(type);
  }

  /**
   * Writes an event of an account in the present transaction, if an endpoint subscribes to it.
   *
   * @param data members besides the account's id
   */
  public void write(EventType type, UserId accountId, Map<String, ?> data) {
    writeAll(type, List.of(accountId), data);
  }

  /** As {@link #write}, for many accounts. */
  public void writeAll(EventType type, Collection<UserId> accounts, Map<String, ?> data) {
    if (!isSubscribed(type) || accounts.isEmpty()) {
      return;
    }
    service.add(accounts.stream().map(accountId -> newEvent(type, accountId, data)).toList());
    signal.raiseAfterCommit();
  }

  /** As {@link #write}, several events of one account. */
  public void writeEach(EventType type, UserId accountId, List<Map<String, ?>> all) {
    if (!isSubscribed(type) || all.isEmpty()) {
      return;
    }
    service.add(all.stream().map(data -> newEvent(type, accountId, data)).toList());
    signal.raiseAfterCommit();
  }

  /**
   * Prepares an event for a statement that writes it along with its action; {@link #signalWritten}
   * must follow.
   *
   * @return empty when no endpoint subscribes to it
   */
  public Optional<OutgoingEvent> prepare(EventType type, UserId accountId, Map<String, ?> data) {
    return isSubscribed(type) ? Optional.of(newEvent(type, accountId, data)) : Optional.empty();
  }

  /** Signals that a statement has written an event. */
  public void signalWritten() {
    signal.raiseAfterCommit();
  }

  private OutgoingEvent newEvent(EventType type, UserId accountId, Map<String, ?> data) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("account_id", accountId.toString());
    all.putAll(data);
    return newEvent(type, accountId.toString(), all);
  }

  /** Creates an event that belongs to no account. */
  OutgoingEvent newEvent(EventType type, String stream, Map<String, ?> data) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String body = JsonMappers.write(new Body(type, now, data));
    return new OutgoingEvent(idGenerator.next(), type, stream, body, now);
  }

  /** The form that Standard Webhooks recommends. */
  private record Body(EventType type, Instant timestamp, Map<String, ?> data) {}
}
