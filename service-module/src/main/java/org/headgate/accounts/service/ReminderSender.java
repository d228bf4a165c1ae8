package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.accounts.persistence.Contact;
import org.headgate.identity.EmailAddress;
import org.headgate.mail.service.MailNotSent;
import org.headgate.mail.service.MailRefusedException;
import org.headgate.mail.service.MailText;
import org.headgate.mail.service.MailTransport;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.scheduling.Action;
import org.headgate.scheduling.EmailAction;
import org.headgate.scheduling.dispatch.service.ActionSender;
import org.headgate.scheduling.dispatch.service.Delivery;
import org.headgate.scheduling.dispatch.service.Job;

/**
 * Mails a schedule's reminder to its owner, at the address that the account has when it is due. The
 * instant's id is the message's, so that a mail which was sent twice is known by it. What the mail
 * server refuses for good is not tried again; that it is away or busy is no fault of the
 * schedule's.
 */
@ApplicationScoped
public class ReminderSender implements ActionSender {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.JOBS);

  private ContactDesk desk;
  private DatabaseGuard guard;
  private MailTransport transport;

  /** For the client proxy only. */
  protected ReminderSender() {}

  @Inject
  public ReminderSender(ContactDesk desk, DatabaseGuard guard, MailTransport transport) {
    this.desk = desk;
    this.guard = guard;
    this.transport = transport;
  }

  @Override
  public Class<? extends Action> type() {
    return EmailAction.class;
  }

  @Override
  public Delivery send(Job job) {
    EmailAction email = (EmailAction) job.action();
    Optional<Contact> owner =
        job.owner().flatMap(account -> guard.call(READ, () -> desk.of(account)));
    if (owner.isEmpty()) {
      return Delivery.refused("the owner has no verified address");
    }
    try {
      transport.send(
          EmailAddress.stored(owner.get().email()),
          new MailText(email.subject(), email.body()),
          job.id());
      return Delivery.done();
    } catch (MailRefusedException refused) {
      return refused.isSendersFault()
          ? Delivery.deferred("put off: the mail server takes no mail from this service")
          : Delivery.refused(
              "the mail server refused the mail for good (" + refused.replyCode() + ")");
    } catch (MailNotSent notTaken) {
      return Delivery.deferred("put off: the mail server takes no mail at the moment");
    }
  }
}
