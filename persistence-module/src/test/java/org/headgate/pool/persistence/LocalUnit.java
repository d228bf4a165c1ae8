package org.headgate.pool.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;

/**
 * A persistence unit as in the server, but outside of a container, with transactions of its own.
 */
public final class LocalUnit implements AutoCloseable {

  private final EntityManagerFactory factory;

  public LocalUnit(PoolName unit, DataSource pool) {
    factory =
        Persistence.createEntityManagerFactory(
            unit.wireName(),
            Map.of(
                "jakarta.persistence.provider",
                "org.hibernate.jpa.HibernatePersistenceProvider",
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                pool,
                "hibernate.connection.provider_class",
                "org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl"));
  }

  /** Outside of a transaction. */
  public <T> T read(Function<EntityManager, T> work) {
    try (EntityManager entityManager = factory.createEntityManager()) {
      return work.apply(entityManager);
    }
  }

  /** In a transaction that is committed, or rolled back by what is thrown. */
  public <T> T write(Function<EntityManager, T> work) {
    try (EntityManager entityManager = factory.createEntityManager()) {
      entityManager.getTransaction().begin();
      try {
        T result = work.apply(entityManager);
        entityManager.getTransaction().commit();
        return result;
      } finally {
        if (entityManager.getTransaction().isActive()) {
          entityManager.getTransaction().rollback();
        }
      }
    }
  }

  /** As {@link #write}, without a result. */
  public void run(Consumer<EntityManager> work) {
    write(
        entityManager -> {
          work.accept(entityManager);
          return null;
        });
  }

  @Override
  public void close() {
    factory.close();
  }
}
