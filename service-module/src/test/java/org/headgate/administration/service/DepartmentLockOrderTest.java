package org.headgate.administration.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.headgate.audit.service.SilentAuditTrail;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.pool.service.guard.LockingTransaction;
import org.junit.jupiter.api.Test;

/** Changes of one department at the same time, on a real PostgreSQL. */
class DepartmentLockOrderTest {

  /** Both count the members before they write, which the test holds up. */
  @Test
  void renameWaitsForDeletionAndDoesNotDeadlock() throws SQLException {
    UUID id = UUID.randomUUID();
    try (DispatchDatabase database = DispatchDatabase.started();
        LocalUnit unit = new LocalUnit(PoolName.PLATFORM, database.pool(2));
        LockingTransaction blocker = LockingTransaction.begin(database)) {
      database.update(
          "insert into platform.department (id, name, created_at) values ('%s', 'Weirs', now())"
              .formatted(id));
      blocker.execute("lock table platform.account in access exclusive mode");
      CompletableFuture<Void> deletion =
          inTransaction(unit, departments -> departments.delete(id, Precondition.NONE));
      blocker.awaitWaiting(1);
      CompletableFuture<Void> renaming =
          inTransaction(unit, departments -> departments.rename(id, Precondition.NONE, "Locks"));
      blocker.awaitWaiting(2);
      blocker.rollBack();

      assertThatCode(deletion::join).doesNotThrowAnyException();
      assertThatThrownBy(renaming::join).hasCauseInstanceOf(ResourceNotFoundException.class);
    }
  }

  private static CompletableFuture<Void> inTransaction(
      LocalUnit unit, Consumer<DepartmentService> change) {
    return CompletableFuture.runAsync(
        () -> unit.run(entityManager -> change.accept(service(entityManager))));
  }

  private static DepartmentService service(EntityManager entityManager) {
    DepartmentService service = new DepartmentService();
    service.entityManager = entityManager;
    service.auditTrail = new SilentAuditTrail();
    return service;
  }
}
