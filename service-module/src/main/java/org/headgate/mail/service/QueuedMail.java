package org.headgate.mail.service;

import java.util.Map;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;

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

  public QueuedMail {
    facts = Map.copyOf(facts);
  }
}
