package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.common.service.IdGenerator;
import org.headgate.mail.service.MailQueue;
import org.headgate.ratelimit.service.AttemptKind;
import org.headgate.ratelimit.service.AttemptService;
import org.headgate.ratelimit.service.AttemptState;
import org.headgate.ratelimit.service.NetworkLimit;
import org.headgate.ratelimit.service.SlidingWindowQuota;

/** Queues test mails, at most ten an hour for one address. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class TestMailService {

  private static final AttemptKind KIND =
      new AttemptKind("test-mail", Optional.empty(), NetworkLimit.SEND);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SlidingWindowQuota QUOTA = new SlidingWindowQuota(10, HOUR);

  @Inject AttemptService attempts;
  @Inject AuditTrailService auditTrail;
  @Inject MailQueue mailQueue;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /**
   * @throws TooManyRequestsException when the address had too many
   */
  public void send(EmailAddress to, String sample, String locale) {
    AttemptState sent = attempts.open(to, KIND);
    Instant now = clock.instant();
    QUOTA
        .allowedAt(sent.entries(), now)
        .ifPresent(
            freeAt -> {
              throw new TooManyRequestsException(
                  "Too many test mails were sent", Duration.between(now, freeAt));
            });
    attempts.addUncharged(sent, HOUR);
    auditTrail.record(AuditEvent.of(DirectoryAuditActions.TEST_MAIL).with("kind", sample));
    mailQueue.enqueue(TestMailComposer.newMail(idGenerator.next(), to, sample, locale));
  }
}
