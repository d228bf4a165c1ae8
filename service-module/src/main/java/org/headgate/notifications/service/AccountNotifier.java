package org.headgate.notifications.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.service.AccountContactService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.mail.MailKind;
import org.headgate.mail.service.MailComposer;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailQueue;
import org.headgate.mail.service.MailTemplateRenderer;
import org.headgate.mail.service.MailTimeFormatter;
import org.headgate.mail.service.QueuedMail;
import org.headgate.notifications.service.NotificationType.Detail;

/**
 * Notifies owners by mail of changes to their accounts. A notice is queued in the transaction of
 * the change and sent after its commit, so that notices and changes always match.
 */
@ApplicationScoped
public class AccountNotifier implements MailComposer {

  private static final String KIND = "notice";
  private static final String NOTICE = "notice";
  private static final String NAME = "name";
  private static final String AT = "at";
  private static final String ZONE = "zone";

  @Inject AccountContactService contacts;
  @Inject MailQueue mailQueue;
  @Inject MailTemplateRenderer templates;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * Queues a notice without further facts.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void enqueue(UserId accountId, NotificationType notificationType) {
    enqueue(accountId, notificationType, Map.of());
  }

  /**
   * Queues a notice to the present address of the account; none if it is unverified.
   *
   * @throws IllegalStateException outside a transaction
   */
  public void enqueue(
      UserId accountId, NotificationType notificationType, Map<Detail, String> facts) {
    contacts
        .of(accountId)
        .ifPresent(accountContact -> enqueue(accountContact, notificationType, facts));
  }

  /** As {@link #enqueue(UserId, NotificationType, Map)}, for an account that is being deleted. */
  public void enqueue(
      AccountContact accountContact, NotificationType notificationType, Map<Detail, String> facts) {
    Map<String, String> values = new HashMap<>();
    facts.forEach((fact, value) -> values.put(fact.templateName(), value));
    accountContact.fullName().ifPresent(name -> values.put(NAME, name));
    values.put(NOTICE, notificationType.templateName());
    values.put(AT, clock.instant().toString());
    values.put(ZONE, accountContact.timeZone());
    mailQueue.enqueue(
        new QueuedMail(
            idGenerator.next(),
            KIND,
            EmailAddress.stored(accountContact.email()),
            accountContact.locale(),
            values));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailContent> write(QueuedMail mail) {
    Map<String, String> facts = new HashMap<>(mail.facts());
    Locale locale = templates.localeFor(MailKind.NOTICE, mail.locale());
    facts.put(AT, MailTimeFormatter.of(Instant.parse(facts.get(AT)), facts.get(ZONE), locale));
    return Optional.of(templates.write(MailKind.NOTICE, mail.locale(), facts));
  }
}
