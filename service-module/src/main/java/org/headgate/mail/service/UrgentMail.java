package org.headgate.mail.service;

import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.tasks.service.TaskProvider;

/**
 * Mails that somebody is waiting for at a screen. They have their own task, because the others may
 * be many, or go to slow servers.
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
