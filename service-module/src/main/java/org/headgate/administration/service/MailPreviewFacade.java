package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.service.PersonalDetailsValidator;
import org.headgate.administration.api.MailPreview;
import org.headgate.administration.api.MailPreviewRequest;
import org.headgate.administration.api.MailTemplateList;
import org.headgate.administration.api.MailTemplateList.MailTemplate;
import org.headgate.administration.api.TestMail;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.config.database.PoolName;
import org.headgate.config.mail.MailSample;
import org.headgate.config.mail.TemplateSource;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailTemplateRenderer;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.GuardedWork;

/** Renders sample mails for administrators, and sends test mails. */
@ApplicationScoped
public class MailPreviewFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject MailTemplateRenderer renderer;
  @Inject TestMailService service;
  @Inject IdempotentWork idempotentWork;

  public MailTemplateList templates() {
    return new MailTemplateList(
        MailSample.ALL.stream().map(MailSample::name).toList(),
        renderer.sources().stream().map(MailPreviewFacade::template).toList());
  }

  /**
   * @throws InvalidRequestException when there is no such kind, or the locale is no language tag
   */
  public MailPreview preview(MailPreviewRequest request) {
    MailSample sample = sample(request);
    String locale = PersonalDetailsValidator.locale(request.locale());
    MailContent mail = renderer.write(sample.kind(), locale, sample.facts());
    return new MailPreview(
        renderer.localeFor(sample.kind(), locale).toLanguageTag(),
        mail.subject(),
        mail.body(),
        mail.html().orElse(""));
  }

  /**
   * @throws InvalidRequestException when there is no such kind, or the locale is no language tag
   * @throws DirectoryConflictException when the caller's address has bounced and gets no mails
   * @throws TooManyRequestsException when the caller had too many
   */
  public TestMail send(AccountResponse caller, MailPreviewRequest request) {
    MailSample sample = sample(request);
    String locale = PersonalDetailsValidator.locale(request.locale());
    if (caller.emailBouncedAt().isPresent()) {
      throw DirectoryConflictException.ownAddressBounced();
    }
    return idempotentWork.call(
        WRITE,
        () -> {
          service.send(caller.email(), sample.name(), locale);
          return new TestMail(caller.email());
        });
  }

  private static MailSample sample(MailPreviewRequest request) {
    return MailSample.named(request.kind())
        .orElseThrow(
            () -> new InvalidRequestException(new FieldError("kind", "must be a kind of mail")));
  }

  private static MailTemplate template(TemplateSource source) {
    return new MailTemplate(
        source.kind().template(), source.language(), source.own() ? "own" : "shipped");
  }
}
