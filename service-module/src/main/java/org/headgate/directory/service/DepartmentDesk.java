package org.headgate.directory.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.crypto.service.Ids;
import org.headgate.directory.Department;
import org.headgate.directory.DirectoryConflict;
import org.headgate.directory.NoSuchDepartment;
import org.headgate.directory.persistence.Departments;
import org.headgate.etag.Precondition;

/** Reads and changes departments; changes are rare and stand in one line. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DepartmentDesk {

  @Inject Departments departments;
  @Inject AuditTrail trail;
  @Inject Ids ids;
  @Inject Clock clock;

  /** One statement, numbers of members and all. */
  public List<Department> page(Optional<String> after, int limit) {
    return departments.page(after, limit);
  }

  /** One statement. */
  public Optional<Department> find(UUID id) {
    return departments.find(id);
  }

  /**
   * @throws DirectoryConflict when the name is taken
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Department found(String name) {
    departments.lockAll();
    refuseTaken(name, Optional.empty());
    UUID id = ids.next();
    departments.add(id, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
    trail.record(
        Deed.of(DirectoryDeeds.FOUND_DEPARTMENT)
            .on(DirectoryDeeds.department(id))
            .with("name", name));
    return read(id);
  }

  /**
   * @throws NoSuchDepartment when there is none
   * @throws DirectoryConflict when the name is taken
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Department rename(UUID id, Precondition seen, String name) {
    departments.lockAll();
    Department before = read(id);
    seen.check(before);
    refuseTaken(name, Optional.of(id));
    departments.rename(id, name);
    trail.record(
        Deed.of(DirectoryDeeds.RENAME_DEPARTMENT)
            .on(DirectoryDeeds.department(id))
            .with("name", before.name())
            .with("name_after", name));
    return new Department(id, name, before.members(), before.createdAt());
  }

  /**
   * @throws NoSuchDepartment when there is none
   * @throws DirectoryConflict when accounts belong to it
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void close(UUID id, Precondition seen) {
    if (!departments.lock(id)) {
      throw new NoSuchDepartment();
    }
    Department closed = read(id);
    seen.check(closed);
    if (closed.members() > 0) {
      throw DirectoryConflict.hasMembers(closed.members());
    }
    departments.remove(id);
    trail.record(
        Deed.of(DirectoryDeeds.CLOSE_DEPARTMENT)
            .on(DirectoryDeeds.department(id))
            .with("name", closed.name()));
  }

  private Department read(UUID id) {
    return departments.find(id).orElseThrow(NoSuchDepartment::new);
  }

  private void refuseTaken(String name, Optional<UUID> except) {
    if (departments.isTaken(name, except)) {
      throw DirectoryConflict.nameTaken();
    }
  }
}
