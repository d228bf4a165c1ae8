package org.headgate.webhooks.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.service.AccountContactService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.mail.MailKind;
import org.headgate.mail.service.MailComposer;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailQueue;
import org.headgate.mail.service.MailTemplateRenderer;
import org.headgate.mail.service.QueuedMail;

/** Notifies administrators that an endpoint was disabled, with the reason. */
@ApplicationScoped
public class WebhookDisabledMailComposer implements MailComposer {

  private static final String KIND = "webhook_disabled";

  @Inject AccountContactService contacts;
  @Inject MailQueue mailQueue;
  @Inject MailTemplateRenderer templates;
  @Inject IdGenerator idGenerator;

  /** Queues the mails in the transaction that disables the endpoint. */
  void enqueue(String endpoint, DisableReason reason, String error) {
    contacts
        .administrators()
        .forEach(administrator -> enqueue(administrator, endpoint, reason, error));
  }

  private void enqueue(
      AccountContact administrator, String endpoint, DisableReason reason, String error) {
    mailQueue.enqueue(
        new QueuedMail(
            idGenerator.next(),
            KIND,
            EmailAddress.stored(administrator.email()),
            administrator.locale(),
            Map.of(
                "name",
                administrator.fullName().orElse(""),
                "endpoint",
                endpoint,
                "reason",
                reason.wireName(),
                "error",
                error)));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailContent> write(QueuedMail mail) {
    return Optional.of(templates.write(MailKind.WEBHOOK_DISABLED, mail.locale(), mail.facts()));
  }
}
