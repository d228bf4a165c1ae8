package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permits of a request are released, whatever keeps it from being served. */
class AsyncRequestDispatcherTest {

  private final AsyncRequestDispatcher dispatcher = new AsyncRequestDispatcher();

  @AfterEach
  void stop() {
    dispatcher.stop();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        NullPointerException.class,
        NoClassDefFoundError.class
      })
  void undispatchedRequestIsReleased(Class<? extends Throwable> failure) throws Exception {
    CountDownLatch released = new CountDownLatch(1);

    dispatcher.dispatch(failing(failure), released::countDown);

    assertThat(released.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private static AsyncContext failing(Class<? extends Throwable> failure) {
    return (AsyncContext)
        Proxy.newProxyInstance(
            AsyncRequestDispatcherTest.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (self, method, arguments) -> {
              throw failure.getConstructor().newInstance();
            });
  }
}
