package org.headgate.pool.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.AsyncContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Dispatches requests that waited without a thread, from a thread that serves no request. Liberty
 * passes URI, parameters and context of the request on the present thread to the dispatched one;
 * when that request ended meanwhile, the dispatched one was answered with an empty 200.
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
   * @param held releases what the request holds, called if it is not served
   */
  void dispatch(AsyncContext waiting, Runnable held) {
    try {
      thread.execute(
          () -> {
            boolean dispatched = false;
            try {
              waiting.dispatch();
              dispatched = true;
            } catch (IllegalStateException e) {
              // The client has gone, and the container has completed the request.
            } finally {
              if (!dispatched) {
                held.run();
              }
            }
          });
    } catch (RejectedExecutionException e) {
      // The executor stops.
      held.run();
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdown();
  }
}
