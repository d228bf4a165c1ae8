package org.headgate.pool.service.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.headgate.common.text.SingleLineLogger;

/**
 * Liberty's own process. Signals are handled here because a shutdown hook would run concurrently
 * with Liberty's, which closes the HTTP endpoints at once, and because a process ended by a signal
 * has no exit status of its own. The JDK's signal class is not public API and therefore called by
 * reflection.
 */
@ApplicationScoped
public class LibertyProcess {

  private static final Logger LOG = SingleLineLogger.of(LibertyProcess.class);
  private static final List<String> TERMINATION = List.of("TERM", "INT");

  /**
   * Runs the action instead of ending the process when it gets a termination signal; the action
   * must end it. Where signals cannot be handled (the option {@code -Xrs}) the process ends as
   * usual.
   */
  public void onTermination(Runnable action) {
    try {
      ClassLoader loader = ClassLoader.getSystemClassLoader();
      Class<?> signal = Class.forName("sun.misc.Signal", true, loader);
      Class<?> handler = Class.forName("sun.misc.SignalHandler", true, loader);
      InvocationHandler called =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  action.run();
                  yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "Headgate's end";
              };
      Object proxy = Proxy.newProxyInstance(loader, new Class<?>[] {handler}, called);
      for (String name : TERMINATION) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "Signals cannot be caught; a stop will cut off what runs", e);
    }
  }

  /** Stops Liberty and ends the process, on another thread: this call returns. */
  public void end(int status) {
    new Thread(() -> System.exit(status), "headgate-end").start();
  }

  /**
   * As {@link #end}, while Liberty starts: it would first complete its start and wait for threads,
   * so the process is halted after 2 s.
   */
  public void endStart(int status) {
    end(status);
    new Thread(() -> cutOff(status), "headgate-cut-off").start();
  }

  private static void cutOff(int status) {
    try {
      TimeUnit.SECONDS.sleep(2);
    } catch (InterruptedException e) {
      // An interrupt asks for the end at once.
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(status);
  }
}
