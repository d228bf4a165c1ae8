package org.headgate.accounts.service;

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
import org.headgate.identity.UserId;
import org.headgate.pool.DatabaseName;
import org.headgate.privacy.service.PersonalRecords;
import org.headgate.scheduling.service.Engine;
import org.headgate.scheduling.service.TaskSource;

/**
 * Erases deleted persons from both databases, one execution a database, so that one that is down
 * does not keep the other waiting. Each is tried again until it has succeeded, however long that
 * takes; and once more ten minutes later, for what a request wrote that was let in before the
 * account was deleted.
 */
@ApplicationScoped
public class Erasures implements TaskSource {

  private static final TaskDescriptor<Erasure> ERASURE =
      TaskDescriptor.of("erasure", Erasure.class);
  private static final List<DatabaseName> DATABASES =
      List.of(DatabaseName.USERDATA, DatabaseName.PLATFORM);
  private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MAX_DOUBLINGS = 10;

  @Inject Engine engine;
  @Inject @Any Instance<PersonalRecords> records;
  @Inject Clock clock;

  /**
   * @throws IllegalStateException outside a transaction
   */
  void order(UserId person) {
    Instant now = clock.instant();
    for (DatabaseName database : DATABASES) {
      order(new Erasure(person, database, 1), now);
      order(new Erasure(person, database, 2), now.plus(SECOND_LOOK));
    }
  }

  private void order(Erasure erasure, Instant due) {
    engine.schedule(ERASURE.instance(erasure.id()).data(erasure).build(), due);
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(ERASURE)
        .onFailure(this::tryAgain)
        .execute((instance, context) -> carryOut(instance.getData()));
  }

  /** A feature that fails does not keep the others from erasing theirs. */
  private void carryOut(Erasure erasure) {
    List<RuntimeException> failures =
        records.stream()
            .filter(part -> part.database() == erasure.database())
            .flatMap(part -> failure(part, erasure.person()).stream())
            .toList();
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private static List<RuntimeException> failure(PersonalRecords part, UserId person) {
    try {
      part.erase(person);
      return List.of();
    } catch (RuntimeException failed) {
      return List.of(failed);
    }
  }

  private void tryAgain(
      ExecutionComplete failed, ExecutionOperations<? extends Erasure> execution) {
    int doublings = Math.min(MAX_DOUBLINGS, failed.getExecution().consecutiveFailures);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    execution.reschedule(
        failed, clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
  }
}
