package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.Contact;
import org.headgate.accounts.persistence.Contacts;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.mail.service.MailOrder;
import org.headgate.mail.service.MailTemplates;
import org.headgate.mail.service.MailText;
import org.headgate.mail.service.MailWriter;
import org.headgate.mail.service.Postbox;
import org.headgate.time.service.TimeZoneDatabase;

/**
 * Tells owners by mail what happens to their accounts. A notice is ordered in the transaction of
 * whoever causes it, and sent after its commit: nothing is told that did not happen, and nothing
 * happens untold.
 */
@ApplicationScoped
public class Notices implements MailWriter {

  private static final String KIND = "notice";
  private static final String NOTICE = "notice";
  private static final String NAME = "name";
  private static final String AT = "at";
  private static final String ZONE = "zone";

  @Inject Contacts contacts;
  @Inject Postbox postbox;
  @Inject MailTemplates templates;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * Orders a notice without further facts.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void order(UserId account, Notice notice) {
    order(account, notice, Map.of());
  }

  /**
   * Orders a notice to the address that the account has now; none where nobody verified it.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void order(UserId account, Notice notice, Map<NoticeFact, String> facts) {
    contacts.of(account.value()).ifPresent(contact -> order(contact, notice, facts));
  }

  /** As {@link #order(UserId, Notice, Map)}, to somebody whose account is about to go. */
  void order(Contact contact, Notice notice, Map<NoticeFact, String> facts) {
    Map<String, String> told = new HashMap<>();
    facts.forEach((fact, value) -> told.put(fact.templateName(), value));
    contact.fullName().ifPresent(name -> told.put(NAME, name));
    told.put(NOTICE, notice.templateName());
    told.put(AT, clock.instant().toString());
    told.put(ZONE, contact.timeZone());
    postbox.order(
        new MailOrder(
            ids.next(), KIND, EmailAddress.stored(contact.email()), contact.locale(), told));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailText> write(MailOrder order) {
    Map<String, String> told = new HashMap<>(order.facts());
    told.put(AT, readable(order));
    return Optional.of(templates.write(KIND, order.locale(), told));
  }

  /** As the owner's clock shows it, with the zone's name. */
  private static String readable(MailOrder order) {
    String zone = order.facts().get(ZONE);
    Instant at = Instant.parse(order.facts().get(AT));
    String shown =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(MailTemplates.written(order.locale()))
            .format(at.atOffset(TimeZoneDatabase.rules(zone).getOffset(at)));
    return shown + " (" + zone + ")";
  }
}
