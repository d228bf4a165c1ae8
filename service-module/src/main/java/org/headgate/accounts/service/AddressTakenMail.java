package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.identity.EmailAddress;
import org.headgate.mail.service.MailOrder;
import org.headgate.mail.service.MailText;
import org.headgate.mail.service.MailWriter;

/**
 * Tells the owner of a verified address that somebody signed up with it; the one who did learns
 * nothing.
 */
@ApplicationScoped
public class AddressTakenMail implements MailWriter {

  private static final String KIND = "address_taken";

  MailOrder order(UUID mailId, EmailAddress to, String locale) {
    return new MailOrder(mailId, KIND, to, locale, Map.of());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailText> write(MailOrder order) {
    boolean german = Locale.forLanguageTag(order.locale()).getLanguage().equals("de");
    return Optional.of(german ? german() : english());
  }

  private static MailText english() {
    return new MailText(
        "You already have an account",
        """
        Somebody, probably you, signed up with this address. It has an account already: log in, or reset the password if
        you have forgotten it.

        If it was not you, nothing needs to be done. Nothing was changed.
        """);
  }

  private static MailText german() {
    return new MailText(
        "Sie haben bereits ein Konto",
        """
        Jemand, vermutlich Sie selbst, hat sich mit dieser Adresse registriert. Zu ihr gehört bereits ein Konto: Melden Sie
        sich an, oder setzen Sie das Passwort zurück, falls Sie es vergessen haben.

        Wenn Sie es nicht waren, ist nichts zu tun. Es wurde nichts geändert.
        """);
  }
}
