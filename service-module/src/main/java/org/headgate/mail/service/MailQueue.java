package org.headgate.mail.service;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.tasks.service.PendingTaskService;
import org.headgate.tasks.service.TaskProvider;
import org.headgate.tasks.service.TaskScheduler;

/**
 * Queues mails in the caller's transaction, and sends them after its commit. A temporarily refused
 * mail is retried with growing pauses for about two days; a permanently refused one is given up at
 * once, and no further mail is sent to an address that the server permanently refuses.
 */
@ApplicationScoped
public class MailQueue implements TaskProvider {

  private static final Logger LOG = SingleLineLogger.of(MailQueue.class);
  private static final TaskDescriptor<QueuedMail> MAIL =
      TaskDescriptor.of("mail", QueuedMail.class);
  static final TaskDescriptor<QueuedMail> URGENT_MAIL =
      TaskDescriptor.of("urgent-mail", QueuedMail.class);
  private static final int MAX_RETRIES = 16;
  private static final Duration INITIAL_DELAY = Duration.ofSeconds(5);
  private static final double GROWTH = 1.9;

  @Inject TaskScheduler taskScheduler;
  @Inject PendingTaskService pendingTasks;
  @Inject SmtpMailSender mailSender;
  @Inject RefusedRecipients refusedRecipients;
  @Inject @Any Instance<MailComposer> writers;

  /**
   * @throws IllegalStateException outside a transaction
   */
  public void enqueue(QueuedMail mail) {
    TaskDescriptor<QueuedMail> task = writerOf(mail.kind()).isUrgent() ? URGENT_MAIL : MAIL;
    taskScheduler.schedule(task.instance(mail.id().toString()).data(mail.traced()).build());
  }

  /** Cancels unsent mails to an address, in the caller's transaction. */
  public void cancelPending(EmailAddress address) {
    for (TaskDescriptor<QueuedMail> task : List.of(MAIL, URGENT_MAIL)) {
      pendingTasks.deletePending(task.getTaskName(), "to", address.value());
    }
  }

  @Override
  public Task<?> task() {
    return task(MAIL);
  }

  Task<?> task(TaskDescriptor<QueuedMail> descriptor) {
    return Tasks.oneTime(descriptor)
        .onFailure(
            FailureHandler.<QueuedMail>maxRetries(MAX_RETRIES)
                .withBackoff(INITIAL_DELAY, GROWTH)
                .thenRemove())
        .execute((instance, context) -> deliver(instance.getData()));
  }

  private void deliver(QueuedMail mail) {
    SpanName name = SpanName.of("mail").with("headgate.mail", mail.kind());
    OpenSpan span = Spans.continueTrace(mail.traceparent(), name);
    try {
      if (!refusedRecipients.contains(mail.to())) {
        writerOf(mail.kind()).write(mail).ifPresent(text -> send(mail, text));
      }
    } finally {
      span.close();
    }
  }

  private void send(QueuedMail mail, MailContent text) {
    try {
      mailSender.send(mail.to(), text, mail.id());
    } catch (MailRefusedException e) {
      LOG.log(
          Level.WARNING, "A mail of the kind {0} is given up: {1}", mail.kind(), e.getMessage());
      if (e.isRecipientsFault()) {
        refusedRecipients.add(mail.to(), BounceReason.ofReply(e.replyCode()));
      }
    }
  }

  private MailComposer writerOf(String kind) {
    return writers.stream()
        .filter(writer -> writer.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody writes mails of the kind " + kind));
  }
}
