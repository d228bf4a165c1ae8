package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.provisioning.InvitationView;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.mail.MailKind;
import org.headgate.mail.service.MailComposer;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailTemplateRenderer;
import org.headgate.mail.service.MailTimeFormatter;
import org.headgate.mail.service.QueuedMail;

/** Composes the invitation mail with its code. A mail whose code has expired is not sent. */
@ApplicationScoped
public class InvitationMailComposer implements MailComposer {

  private static final String KIND = "invitation";
  private static final String CODE_ID = "code_id";
  private static final String EXPIRES_AT = "expires_at";
  private static final String ZONE = "zone";
  private static final String NAME = "name";

  private CodeGenerator codes;
  private MailTemplateRenderer templates;
  private Clock clock;

  protected InvitationMailComposer() {}

  @Inject
  public InvitationMailComposer(CodeGenerator codes, MailTemplateRenderer templates, Clock clock) {
    this.codes = codes;
    this.templates = templates;
    this.clock = clock;
  }

  /** The mail for a code that was just issued, to be queued. */
  public QueuedMail newMail(UUID mailId, UUID codeId, InvitationView invitation) {
    Map<String, String> facts = new HashMap<>();
    facts.put(CODE_ID, codeId.toString());
    facts.put(EXPIRES_AT, invitation.expiresAt().toString());
    facts.put(ZONE, invitation.timeZone());
    invitation.fullName().ifPresent(name -> facts.put(NAME, name));
    return new QueuedMail(
        mailId, KIND, EmailAddress.stored(invitation.email()), invitation.locale(), facts);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<MailContent> write(QueuedMail mail) {
    Map<String, String> facts = mail.facts();
    Instant expiresAt = Instant.parse(facts.get(EXPIRES_AT));
    if (!expiresAt.isAfter(clock.instant())) {
      return Optional.empty();
    }
    return Optional.of(
        templates.write(
            MailKind.INVITATION,
            mail.locale(),
            Map.of(
                "code",
                codes.digits(UUID.fromString(facts.get(CODE_ID))),
                "until",
                MailTimeFormatter.of(
                    expiresAt,
                    facts.get(ZONE),
                    templates.localeFor(MailKind.INVITATION, mail.locale())),
                NAME,
                facts.getOrDefault(NAME, ""))));
  }
}
