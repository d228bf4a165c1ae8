package org.headgate.pool.persistence.units;

import jakarta.persistence.Cache;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.Query;
import jakarta.persistence.SynchronizationType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.metamodel.Metamodel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The factory of a unit that is still being built: whoever uses it before that waits for it. */
final class DeferredPersistenceUnit implements EntityManagerFactory {

  private final CompletableFuture<EntityManagerFactory> factory;

  DeferredPersistenceUnit(CompletableFuture<EntityManagerFactory> factory) {
    this.factory = factory;
  }

  private EntityManagerFactory built() {
    try {
      return factory.join();
    } catch (CompletionException e) {
      throw new PersistenceException("The persistence unit could not be built", e.getCause());
    }
  }

  @Override
  public EntityManager createEntityManager() {
    return built().createEntityManager();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public EntityManager createEntityManager(Map properties) {
    return built().createEntityManager(properties);
  }

  @Override
  public EntityManager createEntityManager(SynchronizationType type) {
    return built().createEntityManager(type);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public EntityManager createEntityManager(SynchronizationType type, Map properties) {
    return built().createEntityManager(type, properties);
  }

  @Override
  public CriteriaBuilder getCriteriaBuilder() {
    return built().getCriteriaBuilder();
  }

  @Override
  public Metamodel getMetamodel() {
    return built().getMetamodel();
  }

  /** False too where it could not be built: then there is nothing to close. */
  @Override
  public boolean isOpen() {
    return factory.handle((made, failure) -> failure == null && made.isOpen()).join();
  }

  /** Closes nothing where it could not be built, so that the application can stop. */
  @Override
  public void close() {
    if (isOpen()) {
      built().close();
    }
  }

  @Override
  public Map<String, Object> getProperties() {
    return built().getProperties();
  }

  @Override
  public Cache getCache() {
    return built().getCache();
  }

  @Override
  public PersistenceUnitUtil getPersistenceUnitUtil() {
    return built().getPersistenceUnitUtil();
  }

  @Override
  public void addNamedQuery(String name, Query query) {
    built().addNamedQuery(name, query);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return built().unwrap(type);
  }

  @Override
  public <T> void addNamedEntityGraph(String name, EntityGraph<T> graph) {
    built().addNamedEntityGraph(name, graph);
  }
}
