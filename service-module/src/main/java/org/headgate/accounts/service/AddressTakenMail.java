package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.identity.EmailAddress;
import org.headgate.mail.service.MailOrder;
import org.headgate.mail.service.MailTemplates;
import org.headgate.mail.service.MailText;
import org.headgate.mail.service.MailWriter;

/**
 * Tells the owner of a verified address that somebody signed up with it; the one who did learns
 * nothing.
 */
@ApplicationScoped
public class AddressTakenMail implements MailWriter {

  private static final String KIND = "address_taken";

  @Inject MailTemplates templates;

  MailOrder order(UUID mailId, EmailAddress to, String locale) {
    return new MailOrder(mailId, KIND, to, locale, Map.of());
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
  public Optional<MailText> write(MailOrder order) {
    return Optional.of(templates.write(KIND, order.locale(), Map.of()));
  }
}
