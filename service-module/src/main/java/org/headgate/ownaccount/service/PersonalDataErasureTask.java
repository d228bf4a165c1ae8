package org.headgate.ownaccount.service;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.common.identity.UserId;
import org.headgate.config.database.PoolName;
import org.headgate.personaldata.service.PersonalDataProvider;
import org.headgate.tasks.service.TaskProvider;
import org.headgate.tasks.service.TaskScheduler;

/**
 * Erases deleted persons from both databases, by one execution for each, so that one that is down
 * does not delay the other. Each is retried until it succeeds, and repeated ten minutes later for
 * data written by requests that were running when the account was deleted.
 */
@ApplicationScoped
public class PersonalDataErasureTask implements TaskProvider {

  private static final TaskDescriptor<ErasureRequest> ERASURE =
      TaskDescriptor.of("erasure", ErasureRequest.class);
  private static final List<PoolName> DATABASES = List.of(PoolName.USERDATA, PoolName.PLATFORM);
  private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
  private static final Duration INITIAL_DELAY = Duration.ofSeconds(2);
  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 10;

  @Inject TaskScheduler taskScheduler;
  @Inject @Any Instance<PersonalDataProvider> records;
  @Inject Clock clock;

  /**
   * @throws IllegalStateException outside a transaction
   */
  void enqueue(UserId accountId) {
    Instant now = clock.instant();
    for (PoolName database : DATABASES) {
      enqueue(new ErasureRequest(accountId, database, 1), now);
      enqueue(new ErasureRequest(accountId, database, 2), now.plus(SECOND_LOOK));
    }
  }

  private void enqueue(ErasureRequest erasureRequest, Instant due) {
    taskScheduler.schedule(ERASURE.instance(erasureRequest.id()).data(erasureRequest).build(), due);
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(ERASURE)
        .onFailure(this::scheduleRetry)
        .execute((instance, context) -> erase(instance.getData()));
  }

  /** A failure in one feature does not prevent the others from erasing. */
  private void erase(ErasureRequest erasureRequest) {
    List<RuntimeException> failures =
        records.stream()
            .filter(part -> part.database() == erasureRequest.database())
            .flatMap(part -> failure(part, erasureRequest.person()).stream())
            .toList();
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private static List<RuntimeException> failure(PersonalDataProvider part, UserId accountId) {
    try {
      part.erase(accountId);
      return List.of();
    } catch (RuntimeException e) {
      return List.of(e);
    }
  }

  private void scheduleRetry(
      ExecutionComplete failed, ExecutionOperations<? extends ErasureRequest> execution) {
    int doublings = Math.min(MAX_DOUBLINGS, failed.getExecution().consecutiveFailures);
    Duration pause = INITIAL_DELAY.multipliedBy(1L << doublings);
    execution.reschedule(
        failed, clock.instant().plus(pause.compareTo(MAX_DELAY) < 0 ? pause : MAX_DELAY));
  }

  /**
   * The order to erase a person from a database.
   *
   * @param pass 1, or 2 for the repetition
   */
  public record ErasureRequest(UserId person, PoolName database, int pass) {

    /** Identifies the execution of this erasure. */
    String id() {
      return person + "/" + database.wireName() + "/" + pass;
    }
  }
}
