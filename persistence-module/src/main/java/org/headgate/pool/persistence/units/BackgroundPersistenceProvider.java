package org.headgate.pool.persistence.units;

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
 * own: the container builds units one after the other and before all beans, which do not need them.
 * What Hibernate asks of the container it asks before, on the container's thread.
 */
public final class BackgroundPersistenceProvider extends HibernatePersistenceProvider {

  private static final Logger LOG = SingleLineLogger.of(BackgroundPersistenceProvider.class);

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
    return new DeferredEntityManagerFactory(factory);
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
    }
  }
}
