package org.headgate.accounts.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Reads and writes departments of the platform database. */
public class DepartmentRepository {

  private static final String SELECT =
      """
      select new org.headgate.accounts.persistence.DepartmentSummary(
             d.id, d.name, (select count(a.id) from Account a where a.departmentId = d.id), d.createdAt)
        from Department d
      """;

  private final EntityManager entityManager;

  public DepartmentRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Ordered by name, each with the number of its members. */
  public List<DepartmentSummary> page(Optional<String> after, int limit) {
    String where = after.isPresent() ? "where d.name > :after" : "";
    TypedQuery<DepartmentSummary> page =
        entityManager.createQuery(SELECT + where + " order by d.name", DepartmentSummary.class);
    after.ifPresent(name -> page.setParameter("after", name));
    return page.setMaxResults(limit).getResultList();
  }

  public Optional<DepartmentSummary> find(UUID id) {
    return entityManager
        .createQuery(SELECT + "where d.id = :id", DepartmentSummary.class)
        .setParameter("id", id)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Keeps others from creating, renaming or deleting departments until the end of the transaction.
   */
  public void lockAll() {
    entityManager
        .createNativeQuery("lock table platform.department in share row exclusive mode")
        .executeUpdate();
  }

  /** Waits for transactions that move accounts into the department, and blocks further ones. */
  public boolean lock(UUID id) {
    return isLocked(id, "for update");
  }

  /**
   * Keeps others from deleting the department until the end of the transaction; false when there is
   * none.
   */
  public boolean lockForReference(UUID id) {
    return isLocked(id, "for key share");
  }

  /** Whether another department has the name, case ignored. */
  public boolean isTaken(String name, Optional<UUID> except) {
    return !entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select id from platform.department
             where platform.fold_case(name) = platform.fold_case(:name) and id is distinct from cast(:except as uuid)
            """,
            UUID.class)
        .setParameter("name", name)
        .setParameter("except", except.map(UUID::toString).orElse(null))
        .getResultList()
        .isEmpty();
  }

  public void add(UUID id, String name, Instant now) {
    entityManager.persist(new DepartmentEntity(id, name, now));
    entityManager.flush();
  }

  /** Renames a department that exists. */
  public void rename(UUID id, String name) {
    entityManager.find(DepartmentEntity.class, id).rename(name);
    entityManager.flush();
  }

  public void remove(UUID id) {
    entityManager
        .createQuery("delete from Department where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  private boolean isLocked(UUID id, String lock) {
    return !entityManager
        .unwrap(Session.class)
        .createNativeQuery("select id from platform.department where id = :id " + lock, UUID.class)
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }
}
