package org.headgate.pool.persistence.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A unit is used once it is built, and says why where it could not be. */
class DeferredPersistenceUnitTest {

  private final CompletableFuture<EntityManagerFactory> unit = new CompletableFuture<>();
  private final EntityManagerFactory deferred = new DeferredPersistenceUnit(unit);

  @Test
  void callWaitsForTheUnit() {
    CompletableFuture<Boolean> open = CompletableFuture.supplyAsync(deferred::isOpen);
    assertThat(open).isNotDone();

    unit.complete(openFactory());

    assertThat(open.join()).isTrue();
  }

  @Test
  void unitThatCouldNotBeBuiltGivesItsReasonAtEachUse() {
    IllegalStateException reason = new IllegalStateException("a wrong mapping");
    unit.completeExceptionally(reason);

    assertThatThrownBy(deferred::createEntityManager)
        .isInstanceOf(PersistenceException.class)
        .hasCause(reason);
    assertThat(deferred.isOpen()).isFalse();
  }

  @Test
  void applicationStopsAlthoughTheUnitCouldNotBeBuilt() {
    unit.completeExceptionally(new IllegalStateException("a wrong mapping"));

    assertThatCode(deferred::close).doesNotThrowAnyException();
  }

  private static EntityManagerFactory openFactory() {
    return (EntityManagerFactory)
        Proxy.newProxyInstance(
            DeferredPersistenceUnitTest.class.getClassLoader(),
            new Class<?>[] {EntityManagerFactory.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("isOpen");
              return true;
            });
  }
}
