package org.headgate.mail.service;

import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.tasks.service.TaskProvider;

/**
 * The mails that somebody waits for at a screen, apart from the others: these may be many, or go to
 * servers that are slow.
 */
@ApplicationScoped
public class UrgentMail implements TaskProvider {

  @Inject MailQueue mailQueue;

  @Override
  public Task<?> task() {
    return mailQueue.task(MailQueue.URGENT_MAIL);
  }

  @Override
  public boolean isUrgent() {
    return true;
  }
}
