package org.headgate.administration.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.api.Department;
import org.headgate.administration.api.DepartmentRequest;
import org.headgate.common.paging.Cursor;
import org.headgate.common.paging.Page;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.database.PoolName;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Creates, reads, renames and deletes departments, for administrators. */
@ApplicationScoped
public class DepartmentFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.USERS);
  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject DepartmentService service;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /** One page, ordered by name. */
  public Page<Department> page(Optional<Cursor> cursor, int limit) {
    Optional<String> after = cursor.map(position -> position.string(0));
    List<Department> departments = guard.call(READ, () -> service.page(after, limit + 1));
    return Page.of(departments, limit, department -> Cursor.of(department.name()));
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public Department department(UUID id) {
    return guard
        .call(READ, () -> service.find(id))
        .orElseThrow(ResourceNotFoundException::department);
  }

  /** As {@link DepartmentService#create}. */
  public Department create(DepartmentRequest request) {
    return idempotentWork.call(
        WRITE, () -> service.create(SingleLineText.trimmedName(request.name())));
  }

  /** As {@link DepartmentService#rename}. */
  public Department rename(UUID id, Precondition precondition, DepartmentRequest request) {
    return guard.call(
        WRITE, () -> service.rename(id, precondition, SingleLineText.trimmedName(request.name())));
  }

  /** As {@link DepartmentService#delete}. */
  public void delete(UUID id, Precondition precondition) {
    guard.run(WRITE, () -> service.delete(id, precondition));
  }
}
