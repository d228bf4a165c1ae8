package org.headgate.notifications.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.persistence.AccountContact;
import org.headgate.accounts.service.AccountContactService;
import org.headgate.common.identity.EmailAddress;
import org.headgate.config.database.PoolName;
import org.headgate.mail.service.BounceReason;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailNotSentException;
import org.headgate.mail.service.MailRefusedException;
import org.headgate.mail.service.RefusedRecipients;
import org.headgate.mail.service.SmtpMailSender;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.EmailAction;
import org.headgate.scheduling.service.dispatch.ActionExecutor;
import org.headgate.scheduling.service.dispatch.ActionRequest;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.dispatch.WorkerShare;

/**
 * Mails the reminder of a schedule to its owner's present address. The message id is that of the
 * instant, which identifies duplicates. A permanent refusal is not retried; an unavailable mail
 * server does not count as a failure of the schedule, and a slow one leaves workers to webhooks.
 */
@ApplicationScoped
public class ReminderActionExecutor implements ActionExecutor {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);

  private final WorkerShare share = new WorkerShare(DispatchSettings.DEFAULT.workers() / 2);

  private AccountContactService contacts;
  private DatabaseGuard guard;
  private SmtpMailSender mailSender;
  private RefusedRecipients refusedRecipients;

  /** For the client proxy only. */
  protected ReminderActionExecutor() {}

  @Inject
  public ReminderActionExecutor(
      AccountContactService contacts,
      DatabaseGuard guard,
      SmtpMailSender mailSender,
      RefusedRecipients refusedRecipients) {
    this.contacts = contacts;
    this.guard = guard;
    this.mailSender = mailSender;
    this.refusedRecipients = refusedRecipients;
  }

  @Override
  public Class<? extends Action> type() {
    return EmailAction.class;
  }

  @Override
  public ActionResult send(ActionRequest actionRequest) {
    return share.within(() -> mail(actionRequest));
  }

  private ActionResult mail(ActionRequest actionRequest) {
    EmailAction email = (EmailAction) actionRequest.action();
    Optional<AccountContact> owner =
        actionRequest
            .accountId()
            .flatMap(accountId -> guard.call(READ, () -> contacts.of(accountId)));
    if (owner.isEmpty()) {
      return ActionResult.refused("the owner has no verified address that accepts mail");
    }
    try {
      mailSender.send(
          EmailAddress.stored(owner.get().email()),
          new MailContent(email.subject(), email.body()),
          actionRequest.id());
      return ActionResult.done();
    } catch (MailRefusedException e) {
      if (e.isRecipientsFault()) {
        refusedRecipients.add(
            EmailAddress.stored(owner.get().email()), BounceReason.ofReply(e.replyCode()));
      }
      return e.isSendersFault()
          ? ActionResult.deferred("deferred: the mail server accepts no mail from this service")
          : ActionResult.refused(
              "the mail server refused the mail permanently (" + e.replyCode() + ")");
    } catch (MailNotSentException e) {
      return ActionResult.deferred("deferred: the mail server accepts no mail at the moment");
    }
  }
}
