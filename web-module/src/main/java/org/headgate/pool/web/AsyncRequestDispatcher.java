package org.headgate.pool.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends requests that waited without a thread on their way again, from a thread that serves none:
 * Liberty hands the URI, the parameters and the context of the request that the thread serves on to
 * the one that is dispatched. With those of a request that ends meanwhile, the other was answered
 * with an empty 200.
 */
@ApplicationScoped
public class AsyncRequestDispatcher {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(AsyncRequestDispatcher::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "headgate-async-dispatch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @param held what the request has by now, given back if it is not served
   */
  void dispatch(AsyncContext waiting, Runnable held) {
    try {
      thread.execute(
          () -> {
            try {
              waiting.dispatch();
            } catch (IllegalStateException itsClientHasGone) {
              held.run();
            }
          });
    } catch (RejectedExecutionException stopping) {
      held.run();
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdown();
  }

  /** Gives back what a request held, however it ends; what was given back before stays so. */
  record Release(Runnable held) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
      held.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      held.run();
    }

    @Override
    public void onError(AsyncEvent event) {
      held.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // It waits for something else then.
    }
  }
}
