package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.mail.MailKind;
import org.headgate.mail.service.MailComposer;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailTemplateRenderer;
import org.headgate.mail.service.QueuedMail;
import org.headgate.otp.api.CodePurpose;

/** Composes the mail with a code, the code first. A mail whose code has expired is not sent. */
@ApplicationScoped
public class CodeMailComposer implements MailComposer {

  private static final String KIND = "code";
  private static final String CODE_ID = "code_id";
  private static final String PURPOSE = "purpose";
  private static final String EXPIRES_AT = "expires_at";

  private CodeGenerator codes;
  private MailTemplateRenderer templates;
  private Clock clock;

  protected CodeMailComposer() {}

  @Inject
  public CodeMailComposer(CodeGenerator codes, MailTemplateRenderer templates, Clock clock) {
    this.codes = codes;
    this.templates = templates;
    this.clock = clock;
  }

  /** The mail for a code that was just issued, to be queued. */
  public QueuedMail newMail(
      UUID mailId, UUID codeId, CodePurpose purpose, EmailAddress to, String locale) {
    Map<String, String> facts =
        Map.of(
            CODE_ID,
            codeId.toString(),
            PURPOSE,
            purpose.wireName(),
            EXPIRES_AT,
            clock.instant().plus(CodePolicy.LIFETIME).toString());
    return new QueuedMail(mailId, KIND, to, locale, facts);
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
    if (!Instant.parse(mail.facts().get(EXPIRES_AT)).isAfter(clock.instant())) {
      return Optional.empty();
    }
    return Optional.of(
        templates.write(
            MailKind.CODE,
            mail.locale(),
            Map.of(
                "code",
                codes.digits(UUID.fromString(mail.facts().get(CODE_ID))),
                PURPOSE,
                mail.facts().get(PURPOSE),
                "minutes",
                Long.toString(CodePolicy.LIFETIME.toMinutes()))));
  }
}
