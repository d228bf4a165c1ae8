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
import org.headgate.identity.EmailAddress;
import org.headgate.scheduling.persistence.WaitingTasks;
import org.headgate.scheduling.service.Engine;
import org.headgate.scheduling.service.TaskSource;
import org.headgate.text.SingleLineLogger;

/**
 * Takes orders for mails in the transaction of whoever orders, and has them sent after its commit.
 * A mail that the mail server does not take is tried again, with growing pauses, for about two
 * days; one that it refuses for good is given up at once.
 */
@ApplicationScoped
public class Postbox implements TaskSource {

  private static final Logger LOG = SingleLineLogger.of(Postbox.class);
  private static final TaskDescriptor<MailOrder> MAIL = TaskDescriptor.of("mail", MailOrder.class);
  static final TaskDescriptor<MailOrder> URGENT_MAIL =
      TaskDescriptor.of("urgent-mail", MailOrder.class);
  private static final int MAX_RETRIES = 16;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final double GROWTH = 1.9;

  @Inject Engine engine;
  @Inject WaitingTasks waiting;
  @Inject MailTransport transport;
  @Inject @Any Instance<MailWriter> writers;

  /**
   * @throws IllegalStateException outside a transaction
   */
  public void order(MailOrder order) {
    TaskDescriptor<MailOrder> task = writerOf(order.kind()).isUrgent() ? URGENT_MAIL : MAIL;
    engine.schedule(task.instance(order.id().toString()).data(order).build());
  }

  /** Takes back whatever has not been sent to an address yet, in the caller's transaction. */
  public void forget(EmailAddress address) {
    for (TaskDescriptor<MailOrder> task : List.of(MAIL, URGENT_MAIL)) {
      waiting.forget(task.getTaskName(), "to", address.value());
    }
  }

  @Override
  public Task<?> task() {
    return task(MAIL);
  }

  Task<?> task(TaskDescriptor<MailOrder> descriptor) {
    return Tasks.oneTime(descriptor)
        .onFailure(
            FailureHandler.<MailOrder>maxRetries(MAX_RETRIES)
                .withBackoff(FIRST_PAUSE, GROWTH)
                .thenRemove())
        .execute((instance, context) -> deliver(instance.getData()));
  }

  private void deliver(MailOrder order) {
    writerOf(order.kind()).write(order).ifPresent(text -> send(order, text));
  }

  private void send(MailOrder order, MailText text) {
    try {
      transport.send(order.to(), text, order.id());
    } catch (MailRefusedException refused) {
      LOG.log(
          Level.WARNING,
          "A mail of the kind {0} is given up: {1}",
          order.kind(),
          refused.getMessage());
    }
  }

  private MailWriter writerOf(String kind) {
    return writers.stream()
        .filter(writer -> writer.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody writes mails of the kind " + kind));
  }
}
