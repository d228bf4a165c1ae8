package org.headgate.pool.persistence;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.config.database.PoolName;

/** A database with our schema, and the persistence unit of it outside of a container. */
public final class TestDatabase implements AutoCloseable {

  private final LocalUnit unit;

  private TestDatabase(PoolName database) {
    unit = new LocalUnit(database, TestPostgres.migrated(database));
  }

  /** With the schema of today. */
  public static TestDatabase start(PoolName database) {
    return new TestDatabase(database);
  }

  /** Does something in a transaction of its own, as a service does. */
  public <T> T call(Function<EntityManager, T> work) {
    return unit.write(work);
  }

  /** As {@link #call}, without a result. */
  public void run(Consumer<EntityManager> work) {
    unit.run(work);
  }

  /** Adds a plain account of the platform. */
  public void addAccount(UUID id, String email) {
    run(
        entityManager ->
            entityManager
                .createNativeQuery(
                    "insert into platform.account (id, email, password_hash, created_at)"
                        + " values (:id, :email, 'x', now())")
                .setParameter("id", id)
                .setParameter("email", email)
                .executeUpdate());
  }

  @Override
  public void close() {
    unit.close();
  }
}
