package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.identity.EmailAddress;
import org.headgate.mail.service.MailOrder;
import org.headgate.mail.service.MailText;
import org.headgate.mail.service.MailWriter;
import org.headgate.otp.CodePurpose;

/**
 * The mail that carries a code, the code first. One that would arrive after the code's end is not
 * sent.
 */
@ApplicationScoped
public class CodeMail implements MailWriter {

  private static final String KIND = "code";
  private static final String CODE_ID = "code_id";
  private static final String EXPIRES_AT = "expires_at";

  private OneTimeCodes codes;
  private Clock clock;

  protected CodeMail() {}

  @Inject
  public CodeMail(OneTimeCodes codes, Clock clock) {
    this.codes = codes;
    this.clock = clock;
  }

  /** Orders the mail for a code that was issued just now. */
  public MailOrder order(
      UUID mailId, UUID codeId, CodePurpose purpose, EmailAddress to, String locale) {
    Map<String, String> facts =
        Map.of(
            CODE_ID,
            codeId.toString(),
            "purpose",
            purpose.wireName(),
            EXPIRES_AT,
            clock.instant().plus(CodePolicy.LIFETIME).toString());
    return new MailOrder(mailId, KIND, to, locale, facts);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailText> write(MailOrder order) {
    if (!Instant.parse(order.facts().get(EXPIRES_AT)).isAfter(clock.instant())) {
      return Optional.empty();
    }
    String digits = codes.digits(UUID.fromString(order.facts().get(CODE_ID)));
    boolean german = Locale.forLanguageTag(order.locale()).getLanguage().equals("de");
    return Optional.of(german ? german(digits) : english(digits));
  }

  private static MailText english(String digits) {
    return new MailText(
        digits + " is your code",
        """
        %s

        is your code. It is good for 10 minutes and for one use.

        If you did not ask for it, somebody typed your address by mistake: ignore this mail, and give the code to nobody.
        """
            .formatted(digits));
  }

  private static MailText german(String digits) {
    return new MailText(
        digits + " ist Ihr Code",
        """
        %s

        ist Ihr Code. Er gilt 10 Minuten und für eine Verwendung.

        Wenn Sie ihn nicht angefordert haben, hat jemand versehentlich Ihre Adresse eingegeben: Ignorieren Sie diese Mail
        und geben Sie den Code niemandem.
        """
            .formatted(digits));
  }
}
