package org.headgate.pool.persistence.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEntity;
import org.headgate.accounts.persistence.DepartmentEntity;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.proxy.HibernateProxy;
import org.junit.jupiter.api.Test;

/** Classes are generated for what is used, and not at the start. */
class LazyBytecodeProviderTest {

  /** Those of persistence.xml without which Hibernate would look at a database. */
  private static final Map<String, Object> NO_DATABASE =
      Map.of(
          "hibernate.boot.allow_jdbc_metadata_access", "false",
          "jakarta.persistence.database-product-name", "PostgreSQL",
          "jakarta.persistence.database-major-version", "15",
          "jakarta.persistence.validation.mode", "none");

  @Test
  void referenceIsAProxyWhoseClassIsGeneratedWithIt() {
    try (StandardServiceRegistry registry =
            new StandardServiceRegistryBuilder().applySettings(NO_DATABASE).build();
        SessionFactory factory =
            new MetadataSources(registry)
                .addAnnotatedClass(AccountEntity.class)
                .addAnnotatedClass(DepartmentEntity.class)
                .buildMetadata()
                .buildSessionFactory();
        Session session = factory.openSession()) {
      LazyBytecodeProvider provider =
          (LazyBytecodeProvider) registry.requireService(BytecodeProvider.class);
      assertThat(provider.isUsed()).isFalse();

      AccountEntity reference = session.getReference(AccountEntity.class, UUID.randomUUID());

      assertThat(provider.isUsed()).isTrue();
      assertThat(reference).isInstanceOf(HibernateProxy.class);
      assertThat(Hibernate.isInitialized(reference)).isFalse();
      assertThat(session.getReference(AccountEntity.class, UUID.randomUUID()).getClass())
          .isEqualTo(reference.getClass());
    }
  }
}
