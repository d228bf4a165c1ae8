package org.headgate.mail.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.tracing.Spans;

/**
 * A mail to be written and sent later. It holds no secret: what is secret (a code) is named by its
 * id and derived when the mail is written.
 *
 * @param id the mail's own, so that one order is one execution
 * @param kind which {@link MailComposer} writes it
 * @param to whom
 * @param locale BCP 47, decides the language
 * @param facts what the writer needs to know
 */
public record QueuedMail(
    UUID id, String kind, EmailAddress to, String locale, Map<String, String> facts) {

  /** Stands among the facts, so that nodes of an earlier version read the order, too. */
  private static final String TRACEPARENT = "traceparent";

  public QueuedMail {
    facts = Map.copyOf(facts);
  }

  /** The same as a part of the trace that orders it, if there is one. */
  QueuedMail traced() {
    return Spans.traceparent().map(this::within).orElse(this);
  }

  /** The trace that ordered it. */
  Optional<String> traceparent() {
    return Optional.ofNullable(facts.get(TRACEPARENT));
  }

  private QueuedMail within(String traceparent) {
    Map<String, String> more = new HashMap<>(facts);
    more.put(TRACEPARENT, traceparent);
    return new QueuedMail(id, kind, to, locale, more);
  }
}
