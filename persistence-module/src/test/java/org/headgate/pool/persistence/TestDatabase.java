package org.headgate.pool.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.config.database.PoolName;

/** A database with our schema, and the persistence unit of it outside of a container. */
public final class TestDatabase implements AutoCloseable {

  private final EntityManagerFactory unit;

  private TestDatabase(PoolName database) {
    unit =
        Persistence.createEntityManagerFactory(
            database.wireName(),
            Map.of(
                "jakarta.persistence.provider",
                "org.hibernate.jpa.HibernatePersistenceProvider",
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                TestPostgres.migrated(database),
                "hibernate.connection.provider_class",
                "org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl"));
  }

  /** With the schema of today. */
  public static TestDatabase start(PoolName database) {
    return new TestDatabase(database);
  }

  /** Does something in a transaction of its own, as a service does. */
  public <T> T call(Function<EntityManager, T> work) {
    EntityManager entityManager = unit.createEntityManager();
    try {
      entityManager.getTransaction().begin();
      T result = work.apply(entityManager);
      entityManager.getTransaction().commit();
      return result;
    } finally {
      if (entityManager.getTransaction().isActive()) {
        entityManager.getTransaction().rollback();
      }
      entityManager.close();
    }
  }

  /** As {@link #call}, without a result. */
  public void run(Consumer<EntityManager> work) {
    call(
        entityManager -> {
          work.accept(entityManager);
          return null;
        });
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
