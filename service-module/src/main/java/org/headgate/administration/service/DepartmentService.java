package org.headgate.administration.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.api.Department;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.accounts.persistence.DepartmentRepository;
import org.headgate.accounts.persistence.DepartmentSummary;
import org.headgate.audit.service.AuditEvent;
import org.headgate.audit.service.AuditTrailService;
import org.headgate.audit.service.DirectoryAuditActions;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.Precondition;

/**
 * Reads and changes departments. Changes are serialized by a lock of the table, because they are
 * rare. All take it before they lock a row: else two of them could wait for each other.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DepartmentService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject AuditTrailService auditTrail;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;

  /** Reads departments and numbers of members by one statement. */
  public List<Department> page(Optional<String> after, int limit) {
    return departments().page(after, limit).stream().map(DepartmentService::department).toList();
  }

  /** One statement. */
  public Optional<Department> find(UUID id) {
    return departments().find(id).map(DepartmentService::department);
  }

  /**
   * @throws DirectoryConflictException when the name is taken
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Department create(String name) {
    departments().lockAll();
    refuseTaken(name, Optional.empty());
    UUID id = idGenerator.next();
    departments().add(id, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
    auditTrail.record(
        AuditEvent.of(DirectoryAuditActions.FOUND_DEPARTMENT)
            .withSubject(DirectoryAuditActions.department(id))
            .with("name", name));
    return read(id);
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws DirectoryConflictException when the name is taken
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Department rename(UUID id, Precondition precondition, String name) {
    departments().lockAll();
    Department previous = read(id);
    precondition.check(previous);
    refuseTaken(name, Optional.of(id));
    if (!name.equals(previous.name())) {
      departments().rename(id, name);
      auditTrail.record(
          AuditEvent.of(DirectoryAuditActions.RENAME_DEPARTMENT)
              .withSubject(DirectoryAuditActions.department(id))
              .with("name", previous.name())
              .with("name_after", name));
    }
    return new Department(id, name, previous.members(), previous.createdAt());
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws DirectoryConflictException when accounts belong to it
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void delete(UUID id, Precondition precondition) {
    departments().lockAll();
    if (!departments().lock(id)) {
      throw ResourceNotFoundException.department();
    }
    Department closed = read(id);
    precondition.check(closed);
    if (closed.members() > 0) {
      throw DirectoryConflictException.hasMembers(closed.members());
    }
    departments().remove(id);
    auditTrail.record(
        AuditEvent.of(DirectoryAuditActions.CLOSE_DEPARTMENT)
            .withSubject(DirectoryAuditActions.department(id))
            .with("name", closed.name()));
  }

  private Department read(UUID id) {
    return find(id).orElseThrow(ResourceNotFoundException::department);
  }

  private static Department department(DepartmentSummary row) {
    return new Department(row.id(), row.name(), row.members(), row.createdAt());
  }

  private void refuseTaken(String name, Optional<UUID> except) {
    if (departments().isTaken(name, except)) {
      throw DirectoryConflictException.nameTaken();
    }
  }

  private DepartmentRepository departments() {
    return new DepartmentRepository(entityManager);
  }
}
