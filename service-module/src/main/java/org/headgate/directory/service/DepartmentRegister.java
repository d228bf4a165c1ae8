package org.headgate.directory.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.directory.Department;
import org.headgate.directory.DepartmentRequest;
import org.headgate.directory.NoSuchDepartment;
import org.headgate.etag.Precondition;
import org.headgate.idempotency.service.IdempotentWork;
import org.headgate.paging.Cursor;
import org.headgate.paging.Page;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;

/** The departments, as administrators tend them (seed B11). */
@ApplicationScoped
public class DepartmentRegister {

  private static final GuardedWork READ = GuardedWork.read(DatabaseName.PLATFORM, WorkClass.USERS);
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.PLATFORM, WorkClass.USERS);

  @Inject DepartmentDesk desk;
  @Inject DatabaseGuard guard;
  @Inject IdempotentWork idempotentWork;

  /** One page, in the order of the names. */
  public Page<Department> page(Optional<Cursor> cursor, int limit) {
    Optional<String> after = cursor.map(place -> place.string(0));
    List<Department> departments = guard.call(READ, () -> desk.page(after, limit + 1));
    return Page.of(departments, limit, department -> Cursor.of(department.name()));
  }

  /**
   * @throws NoSuchDepartment when there is none
   */
  public Department department(UUID id) {
    return guard.call(READ, () -> desk.find(id)).orElseThrow(NoSuchDepartment::new);
  }

  /** As {@link DepartmentDesk#found}. */
  public Department found(DepartmentRequest request) {
    return idempotentWork.call(WRITE, () -> desk.found(request.name().strip()));
  }

  /** As {@link DepartmentDesk#rename}. */
  public Department rename(UUID id, Precondition seen, DepartmentRequest request) {
    return guard.call(WRITE, () -> desk.rename(id, seen, request.name().strip()));
  }

  /** As {@link DepartmentDesk#close}. */
  public void close(UUID id, Precondition seen) {
    guard.run(WRITE, () -> desk.close(id, seen));
  }
}
