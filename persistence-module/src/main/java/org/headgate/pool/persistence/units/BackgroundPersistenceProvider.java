package org.headgate.pool.persistence.units;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.headgate.common.text.SingleLineLogger;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;

/**
 * Hibernate, named in persistence.xml, with the larger part of each unit built on a thread of its
 * own: the container builds units one after the other and before the beans, none of which needs a
 * unit yet. Hibernate asks the container for everything first, on the container's thread.
 */
public final class BackgroundPersistenceProvider extends HibernatePersistenceProvider {

  private static final Logger LOG = SingleLineLogger.of(BackgroundPersistenceProvider.class);
  private static final String QUERY = "select 1";

  @Override
  @SuppressWarnings("rawtypes")
  public EntityManagerFactory createContainerEntityManagerFactory(
      PersistenceUnitInfo info, Map properties) {
    String unit = info.getPersistenceUnitName();
    EntityManagerFactoryBuilder builder = getEntityManagerFactoryBuilder(info, properties);
    CompletableFuture<EntityManagerFactory> factory = new CompletableFuture<>();
    Thread thread = new Thread(() -> build(unit, builder, factory), "headgate-unit-" + unit);
    thread.setContextClassLoader(info.getClassLoader());
    thread.setDaemon(true);
    thread.start();
    return new DeferredPersistenceUnit(factory);
  }

  private static void build(
      String unit,
      EntityManagerFactoryBuilder builder,
      CompletableFuture<EntityManagerFactory> factory) {
    try {
      factory.complete(builder.build());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "The persistence unit " + unit + " could not be built", e);
      factory.completeExceptionally(e);
      return;
    }
    parseQuery(unit, factory.join());
  }

  /** Loads Hibernate's parser, which the preparation of the platform's database needs at once. */
  private static void parseQuery(String unit, EntityManagerFactory factory) {
    try (EntityManager entityManager = factory.createEntityManager()) {
      entityManager.createQuery(QUERY, Integer.class);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "No query of the persistence unit " + unit + " could be parsed", e);
    }
  }
}
