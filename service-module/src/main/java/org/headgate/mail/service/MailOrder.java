package org.headgate.mail.service;

import java.util.Map;
import java.util.UUID;
import org.headgate.identity.EmailAddress;

/**
 * A mail to be written and sent later. It holds no secret: what is secret (a code) is named by its
 * id and derived when the mail is written.
 *
 * @param id the mail's own, so that one order is one execution
 * @param kind which {@link MailWriter} writes it
 * @param to whom
 * @param locale BCP 47, decides the language
 * @param facts what the writer needs to know
 */
public record MailOrder(
    UUID id, String kind, EmailAddress to, String locale, Map<String, String> facts) {

  public MailOrder {
    facts = Map.copyOf(facts);
  }
}
