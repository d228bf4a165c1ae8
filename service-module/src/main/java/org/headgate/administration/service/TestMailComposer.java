package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.mail.MailSample;
import org.headgate.mail.service.MailComposer;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailTemplateRenderer;
import org.headgate.mail.service.QueuedMail;

/** Composes test mails from sample values. */
@ApplicationScoped
public class TestMailComposer implements MailComposer {

  private static final String KIND = "test";
  private static final String SAMPLE = "sample";

  @Inject MailTemplateRenderer renderer;

  static QueuedMail newMail(UUID mailId, EmailAddress to, String sample, String locale) {
    return new QueuedMail(mailId, KIND, to, locale, Map.of(SAMPLE, sample));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean isUrgent() {
    return true;
  }

  @Override
  public Optional<MailContent> write(QueuedMail mail) {
    return MailSample.named(mail.facts().get(SAMPLE))
        .map(sample -> renderer.write(sample.kind(), mail.locale(), sample.facts()));
  }
}
