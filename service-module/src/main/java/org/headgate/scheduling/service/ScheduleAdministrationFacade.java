package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.accounts.service.AccountContactService;
import org.headgate.common.identity.UserId;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.problem.SystemScheduleException;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.scheduling.api.Execution;
import org.headgate.scheduling.api.Schedule;
import org.headgate.scheduling.api.ScheduleState;
import org.headgate.scheduling.api.ScheduleStatistics;
import org.headgate.scheduling.persistence.ScheduleEntity;
import org.headgate.scheduling.persistence.ScheduleSearchCriteria;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.ListedSchedule;
import org.headgate.scheduling.persistence.ScheduleSearchRepository.SchedulePage;

/**
 * All schedules, including the service's own, for administrators: their executions and delays, and
 * pausing a harmful one. Only owners create and change schedules.
 */
@ApplicationScoped
public class ScheduleAdministrationFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject ScheduleService schedules;
  @Inject AccountContactService contacts;
  @Inject ScheduleFacade scheduleFacade;
  @Inject ExecutionFacade executions;
  @Inject DatabaseGuard guard;

  /**
   * Newest first.
   *
   * @param state only schedules in this state
   * @param query a part of the name, case ignored
   * @param failing whether it has failed since its last success
   */
  public Page<Schedule> list(
      Optional<ScheduleState> state,
      Optional<String> query,
      Optional<Boolean> failing,
      PageQuery page) {
    int limit = page.limit();
    Optional<UUID> before = page.cursor().map(cursor -> cursor.uuid(0));
    ScheduleSearchCriteria filter = ScheduleSearchCriteria.ofAll(state, query, failing);
    SchedulePage found = guard.call(READ, () -> schedules.page(filter, before, limit));
    Map<UUID, String> addresses = addresses(found.schedules());
    return ScheduleMapper.page(
        found,
        row ->
            ScheduleMapper.forAdministrator(row)
                .withOwnerEmail(row.accountId().map(addresses::get)));
  }

  private Map<UUID, String> addresses(List<ListedSchedule> rows) {
    Set<UUID> owners =
        rows.stream()
            .flatMap(row -> row.schedule().accountId().stream())
            .collect(Collectors.toUnmodifiableSet());
    return owners.isEmpty() ? Map.of() : guard.call(READ, () -> contacts.addressesOf(owners));
  }

  /**
   * @throws ResourceNotFoundException when there is none of this id
   */
  public Schedule get(UUID id) {
    return ScheduleMapper.forAdministrator(row(id));
  }

  /** As {@link #get}: its next instants; of a stopped schedule, as if it were active. */
  public List<Instant> next(UUID id, int count) {
    return executions.next(row(id), count);
  }

  /** As {@link #get}: statistics of its latest executions. */
  public ScheduleStatistics statistics(UUID id) {
    return executions.statistics(row(id).id());
  }

  /** As {@link #get}: all attempts, latest instant first. */
  public Page<Execution> history(UUID id, PageQuery query) {
    return executions.history(row(id).id(), query);
  }

  /**
   * Pauses or resumes a schedule.
   *
   * @throws ResourceNotFoundException when there is none of this id
   * @throws SystemScheduleException when it is the service's own
   */
  public Schedule setEnabled(UUID id, boolean enabled) {
    scheduleFacade.setEnabled(owner(id), id, Precondition.NONE, enabled);
    return get(id);
  }

  /** As {@link #setEnabled}: creates one execution now. */
  public Execution trigger(UUID id) {
    return executions.trigger(owner(id), id);
  }

  private UserId owner(UUID id) {
    ScheduleEntity row = row(id);
    return row.accountId()
        .map(UserId::new)
        .orElseThrow(() -> new SystemScheduleException(row.name()));
  }

  private ScheduleEntity row(UUID id) {
    return guard
        .call(READ, () -> schedules.find(id))
        .orElseThrow(() -> ResourceNotFoundException.schedule(id));
  }
}
