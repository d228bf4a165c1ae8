package org.headgate.pool.persistence.units;

import java.util.Map;
import java.util.Optional;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.bytecode.enhance.spi.Enhancer;
import org.hibernate.bytecode.internal.bytebuddy.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BasicProxyFactory;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.bytecode.spi.ProxyFactoryFactory;
import org.hibernate.bytecode.spi.ReflectionOptimizer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.property.access.spi.PropertyAccess;
import org.hibernate.proxy.ProxyFactory;

/**
 * Generates classes for Hibernate, none before one is used. Hibernate's own provider generates two
 * for each entity at each start: a proxy, although only accounts and departments are referred to,
 * and an instantiator, which it drops at once because the entity has private fields.
 */
final class LazyBytecodeProvider implements BytecodeProvider {

  private static final long serialVersionUID = 1L;

  private transient Optional<BytecodeProvider> generator = Optional.empty();

  private synchronized BytecodeProvider generator() {
    if (generator.isEmpty()) {
      generator = Optional.of(new BytecodeProviderImpl());
    }
    return generator.get();
  }

  /** Whether a class was asked for that has to be generated. */
  synchronized boolean isUsed() {
    return generator.isPresent();
  }

  @Override
  public ProxyFactoryFactory getProxyFactoryFactory() {
    return new LazyFactories();
  }

  /** None, as from Hibernate's provider: private fields are reached by reflection only. */
  @Override
  public ReflectionOptimizer getReflectionOptimizer(
      Class<?> type, Map<String, PropertyAccess> properties) {
    return null;
  }

  /** As {@link #getReflectionOptimizer(Class, Map)}. */
  @Override
  @SuppressWarnings({"rawtypes", "removal"})
  public ReflectionOptimizer getReflectionOptimizer(
      Class type, String[] getterNames, String[] setterNames, Class[] types) {
    return null;
  }

  @Override
  public Enhancer getEnhancer(EnhancementContext context) {
    return generator().getEnhancer(context);
  }

  @Override
  public synchronized void resetCaches() {
    generator.ifPresent(BytecodeProvider::resetCaches);
  }

  private final class LazyFactories implements ProxyFactoryFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public ProxyFactory buildProxyFactory(SessionFactoryImplementor sessionFactory) {
      return new LazyProxyFactory(
          () -> generator().getProxyFactoryFactory().buildProxyFactory(sessionFactory));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public BasicProxyFactory buildBasicProxyFactory(Class superClassOrInterface) {
      return generator().getProxyFactoryFactory().buildBasicProxyFactory(superClassOrInterface);
    }
  }
}
