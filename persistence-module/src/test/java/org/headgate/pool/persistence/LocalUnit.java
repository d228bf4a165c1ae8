package org.headgate.pool.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.datasource.DelegatingDataSource;

/**
 * A persistence unit as in the server, but outside of a container, with transactions of its own.
 * Hibernate builds a unit once for all databases of a process, since that takes longer than most
 * tests; the work in a unit of a database borrows its connections there, on the thread that calls.
 */
public final class LocalUnit implements AutoCloseable {

  private static final Map<PoolName, EntityManagerFactory> FACTORIES = new ConcurrentHashMap<>();
  private static final ThreadLocal<DataSource> POOL = new ThreadLocal<>();

  private final EntityManagerFactory factory;
  private final DataSource pool;
  private volatile boolean closed;

  public LocalUnit(PoolName unit, DataSource pool) {
    this.pool = pool;
    this.factory = bound(pool, () -> FACTORIES.computeIfAbsent(unit, LocalUnit::factory));
  }

  private static EntityManagerFactory factory(PoolName unit) {
    return Persistence.createEntityManagerFactory(
        unit.wireName(),
        Map.of(
            "jakarta.persistence.provider",
            "org.hibernate.jpa.HibernatePersistenceProvider",
            "jakarta.persistence.transactionType",
            "RESOURCE_LOCAL",
            "jakarta.persistence.nonJtaDataSource",
            new CurrentPool(),
            "hibernate.connection.provider_class",
            "org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl"));
  }

  /** Outside of a transaction. */
  public <T> T read(Function<EntityManager, T> work) {
    if (closed) {
      throw new IllegalStateException("this unit was closed");
    }
    return bound(
        pool,
        () -> {
          try (EntityManager entityManager = factory.createEntityManager()) {
            return work.apply(entityManager);
          }
        });
  }

  /** In a transaction that is committed, or rolled back by what is thrown. */
  public <T> T write(Function<EntityManager, T> work) {
    return read(entityManager -> committed(entityManager, work));
  }

  private static <T> T committed(EntityManager entityManager, Function<EntityManager, T> work) {
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

  /** As {@link #write}, without a result. */
  public void run(Consumer<EntityManager> work) {
    write(
        entityManager -> {
          work.accept(entityManager);
          return null;
        });
  }

  /** Further work is refused. */
  @Override
  public void close() {
    closed = true;
  }

  /** Work in one unit may do work in another. */
  private static <T> T bound(DataSource pool, Supplier<T> work) {
    DataSource outer = POOL.get();
    POOL.set(pool);
    try {
      return work.get();
    } finally {
      if (outer == null) {
        POOL.remove();
      } else {
        POOL.set(outer);
      }
    }
  }

  /** The pool of the unit that works on the thread. */
  private static final class CurrentPool extends DelegatingDataSource {

    @Override
    protected DataSource pool() {
      return POOL.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
      return pool().getConnection();
    }
  }
}
