package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.mail.MailKind;
import org.headgate.mail.service.MailComposer;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailTemplateRenderer;
import org.headgate.mail.service.QueuedMail;

/**
 * Composes the mail to the owner of a verified address with which somebody tried to sign up; the
 * other person learns nothing.
 */
@ApplicationScoped
public class AddressTakenMailComposer implements MailComposer {

  private static final String KIND = "address_taken";

  @Inject MailTemplateRenderer templates;

  QueuedMail newMail(UUID mailId, EmailAddress to, String locale) {
    return new QueuedMail(mailId, KIND, to, locale, Map.of());
  }

  @Override
  public boolean isUrgent() {
    return true;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailContent> write(QueuedMail mail) {
    return Optional.of(templates.write(MailKind.ADDRESS_TAKEN, mail.locale(), Map.of()));
  }
}
