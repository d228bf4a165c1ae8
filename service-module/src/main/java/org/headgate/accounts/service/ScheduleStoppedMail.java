package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
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
import org.headgate.scheduling.dispatch.service.StoppedListener;

/** Tells owners that a schedule of theirs was stopped and why. */
@ApplicationScoped
public class ScheduleStoppedMail implements StoppedListener, MailWriter {

  private static final String KIND = "schedule_stopped";

  @Inject Contacts contacts;
  @Inject Postbox postbox;
  @Inject MailTemplates templates;
  @Inject Ids ids;

  @Override
  public void stopped(UserId owner, String schedule, Reason reason, String error) {
    contacts.of(owner.value()).ifPresent(contact -> order(contact, schedule, reason, error));
  }

  private void order(Contact contact, String schedule, Reason reason, String error) {
    postbox.order(
        new MailOrder(
            ids.next(),
            KIND,
            EmailAddress.stored(contact.email()),
            contact.locale(),
            Map.of(
                "name",
                contact.fullName().orElse(""),
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
  public Optional<MailText> write(MailOrder order) {
    return Optional.of(templates.write(KIND, order.locale(), order.facts()));
  }
}
