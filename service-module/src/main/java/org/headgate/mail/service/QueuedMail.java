package org.headgate.mail.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.tracing.Spans;

/**
 * A mail to be composed and sent later. It contains no secret: a code is referenced by its id and
 * derived when the mail is composed.
 *
 * @param id the id of the mail, so that a mail is queued once
 * @param kind the kind of the {@link MailComposer}
 * @param to the recipient
 * @param locale BCP 47, decides the language
 * @param facts the values that the composer needs
 */
public record QueuedMail(
    UUID id, String kind, EmailAddress to, String locale, Map<String, String> facts) {

  /** Stored among the facts, so that nodes of an earlier version can read the mail too. */
  private static final String TRACEPARENT = "traceparent";

  public QueuedMail {
    facts = Map.copyOf(facts);
  }

  /** The same mail within the present trace, if there is one. */
  QueuedMail traced() {
    return Spans.traceparent().map(this::within).orElse(this);
  }

  /** The trace that queued the mail. */
  Optional<String> traceparent() {
    return Optional.ofNullable(facts.get(TRACEPARENT));
  }

  private QueuedMail within(String traceparent) {
    Map<String, String> more = new HashMap<>(facts);
    more.put(TRACEPARENT, traceparent);
    return new QueuedMail(id, kind, to, locale, more);
  }
}
