package org.headgate.notifications.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.headgate.mail.service.QueuedMail;
import org.headgate.scheduling.service.dispatch.ScheduleDisabledListener;

/** Notifies owners that a schedule was disabled, with the reason. */
@ApplicationScoped
public class ScheduleDisabledMailComposer implements ScheduleDisabledListener, MailComposer {

  private static final String KIND = "schedule_stopped";

  @Inject AccountContactService contacts;
  @Inject MailQueue mailQueue;
  @Inject MailTemplateRenderer templates;
  @Inject IdGenerator idGenerator;

  @Override
  public void onScheduleDisabled(UserId accountId, String schedule, Reason reason, String error) {
    contacts
        .of(accountId)
        .ifPresent(accountContact -> enqueue(accountContact, schedule, reason, error));
  }

  private void enqueue(
      AccountContact accountContact, String schedule, Reason reason, String error) {
    mailQueue.enqueue(
        new QueuedMail(
            idGenerator.next(),
            KIND,
            EmailAddress.stored(accountContact.email()),
            accountContact.locale(),
            Map.of(
                "name",
                accountContact.fullName().orElse(""),
                "schedule",
                schedule,
                "reason",
                reason.name().toLowerCase(Locale.ROOT),
                "error",
                error)));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailContent> write(QueuedMail mail) {
    return Optional.of(templates.write(MailKind.SCHEDULE_STOPPED, mail.locale(), mail.facts()));
  }
}
