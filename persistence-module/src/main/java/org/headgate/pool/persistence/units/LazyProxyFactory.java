package org.headgate.pool.persistence.units;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.ProxyFactory;
import org.hibernate.type.CompositeType;

/** Makes the proxies of one entity, whose class is generated with the first of them. */
final class LazyProxyFactory implements ProxyFactory {

  private Supplier<ProxyFactory> source;
  private volatile Optional<ProxyFactory> factory = Optional.empty();

  /**
   * @param source makes a factory that generates the class as soon as it is told of the entity
   */
  LazyProxyFactory(Supplier<ProxyFactory> source) {
    this.source = source;
  }

  @Override
  public void postInstantiate(
      String entityName,
      Class<?> persistentClass,
      Set<Class<?>> interfaces,
      Method getIdentifierMethod,
      Method setIdentifierMethod,
      CompositeType componentIdType) {
    Supplier<ProxyFactory> generator = source;
    source =
        () -> {
          ProxyFactory made = generator.get();
          made.postInstantiate(
              entityName,
              persistentClass,
              interfaces,
              getIdentifierMethod,
              setIdentifierMethod,
              componentIdType);
          return made;
        };
  }

  @Override
  public HibernateProxy getProxy(Object id, SharedSessionContractImplementor session) {
    return factory.orElseGet(this::made).getProxy(id, session);
  }

  private synchronized ProxyFactory made() {
    if (factory.isEmpty()) {
      factory = Optional.of(source.get());
    }
    return factory.get();
  }
}
