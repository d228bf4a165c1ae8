package org.headgate.pool.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.headgate.accounts.persistence.AddressMigration;
import org.headgate.config.database.PoolName;

/**
 * An embedded PostgreSQL with our schema, and the persistence unit of it outside of a container.
 */
public final class TestDatabase implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final EntityManagerFactory unit;

  private TestDatabase(EmbeddedPostgres postgres, PoolName database) {
    this.postgres = postgres;
    unit =
        Persistence.createEntityManagerFactory(
            database.wireName(),
            Map.of(
                "jakarta.persistence.transactionType",
                "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource",
                postgres.getPostgresDatabase(),
                "hibernate.connection.provider_class",
                "org.hibernate.engine.jdbc.connections.internal.DatasourceConnectionProviderImpl"));
  }

  /** With the schema of today. */
  public static TestDatabase start(PoolName database) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start();
    DataSource source = postgres.getPostgresDatabase();
    Flyway.configure()
        .dataSource(source)
        .schemas(database.wireName())
        .table("schema_history")
        .locations("classpath:db/migration/" + database.wireName())
        .javaMigrations(
            database == PoolName.PLATFORM
                ? new AddressMigration[] {new AddressMigration()}
                : new AddressMigration[0])
        .load()
        .migrate();
    return new TestDatabase(postgres, database);
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

  @Override
  public void close() throws IOException {
    unit.close();
    postgres.close();
  }
}
