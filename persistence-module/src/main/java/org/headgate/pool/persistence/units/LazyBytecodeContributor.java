package org.headgate.pool.persistence.units;

import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.service.spi.ServiceContributor;

/** Gives each persistence unit a {@link LazyBytecodeProvider}; found by its file in META-INF. */
public final class LazyBytecodeContributor implements ServiceContributor {

  @Override
  public void contribute(StandardServiceRegistryBuilder serviceRegistryBuilder) {
    serviceRegistryBuilder.addService(BytecodeProvider.class, new LazyBytecodeProvider());
  }
}
