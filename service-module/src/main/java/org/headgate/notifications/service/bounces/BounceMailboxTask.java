package org.headgate.notifications.service.bounces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.service.OutageLogger;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.settings.BounceMailboxAddress;
import org.headgate.config.settings.MailSettings;
import org.headgate.mail.service.MessageIdSigner;
import org.headgate.mail.service.RefusedRecipients;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.service.SystemTask;
import org.headgate.scheduling.service.SystemTaskDeferredException;

/**
 * Reads the delivery reports in the mailbox of {@code BOUNCE_MAILBOX_URL} and marks the addresses
 * that take no mail for good. No connection to a database is held while the mailbox is waited for.
 */
@ApplicationScoped
public class BounceMailboxTask implements SystemTask {

  private static final Logger LOG = SingleLineLogger.of(BounceMailboxTask.class);
  private static final Duration INTERVAL = Duration.ofMinutes(5);

  private final OutageLogger outages =
      new OutageLogger(BounceMailboxTask.class, "The bounce mailbox cannot be read");

  private MailSettings settings;
  private BounceMailbox mailbox;
  private MessageIdSigner messageIds;
  private RefusedRecipients refusedRecipients;

  /** For the client proxy only. */
  protected BounceMailboxTask() {}

  @Inject
  BounceMailboxTask(
      MailSettings settings,
      BounceMailbox mailbox,
      MessageIdSigner messageIds,
      RefusedRecipients refusedRecipients) {
    this.settings = settings;
    this.mailbox = mailbox;
    this.messageIds = messageIds;
    this.refusedRecipients = refusedRecipients;
  }

  @Override
  public String name() {
    return "bounce-mailbox";
  }

  @Override
  public Trigger trigger() {
    return new IntervalTrigger(INTERVAL, Optional.empty());
  }

  @Override
  public boolean isEnabled() {
    return settings.bounceMailbox().isPresent();
  }

  /** Does nothing if the setting was withdrawn and only the schedule is left. */
  @Override
  public void run() {
    settings.bounceMailbox().ifPresent(this::read);
  }

  private void read(BounceMailboxAddress address) {
    AtomicInteger bounced = new AtomicInteger();
    try {
      int mails = mailbox.read(address, mail -> bounced.addAndGet(handle(mail)));
      outages.reportRecovery();
      if (mails > 0) {
        LOG.log(
            Level.INFO,
            "Mails read in the bounce mailbox: {0}, dead addresses among them: {1}",
            mails,
            bounced.get());
      }
    } catch (MessagingException e) {
      outages.reportFailure(e);
      throw new SystemTaskDeferredException("the bounce mailbox cannot be read", e);
    }
  }

  /**
   * @return how many addresses take no mail by this report, marked before or not
   */
  private int handle(byte[] mail) {
    int bounced = 0;
    Optional<DeliveryReport> report = DeliveryReportParser.parse(mail);
    if (report.isPresent()) {
      for (DeliveryFailure failure : report.get().failures()) {
        bounced += failure.isAddressDead() && mark(report.get().messageId(), failure) ? 1 : 0;
      }
    }
    return bounced;
  }

  private boolean mark(String messageId, DeliveryFailure failure) {
    return failure.addresses().stream()
        .filter(address -> messageIds.isValid(messageId, address))
        .findFirst()
        .map(
            address -> {
              refusedRecipients.add(address, failure.reason());
              return true;
            })
        .orElse(false);
  }
}
