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
 * The process that Liberty is. Its signals are caught here because a hook of the virtual machine
 * would run beside Liberty's own, which closes the HTTP end points at once, and because a process
 * that a signal ended has no status of its own. The JDK's class for signals is no part of Java's
 * interface and hence called by reflection.
 */
@ApplicationScoped
public class LibertyProcess {

  private static final Logger LOG = SingleLineLogger.of(LibertyProcess.class);
  private static final List<String> TERMINATION = List.of("TERM", "INT");

  /**
   * Calls the action, on a thread of the virtual machine's, when the process is told to end, in
   * place of ending it: the action has to. Where signals cannot be caught (the option {@code -Xrs})
   * the process ends as it did.
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
    } catch (ReflectiveOperationException cannotCatch) {
      LOG.log(
          Level.WARNING, "Signals cannot be caught; a stop will cut off what runs", cannotCatch);
    }
  }

  /** Ends the process, Liberty's own stop included, on a thread of its own: this call returns. */
  public void end(int status) {
    new Thread(() -> System.exit(status), "headgate-end").start();
  }

  /**
   * As {@link #end}, while Liberty starts: it would first finish its start and wait for threads, so
   * what is not over after 2 s is cut off.
   */
  public void endStart(int status) {
    end(status);
    new Thread(() -> cutOff(status), "headgate-cut-off").start();
  }

  private static void cutOff(int status) {
    try {
      TimeUnit.SECONDS.sleep(2);
    } catch (InterruptedException atOnce) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(status);
  }
}
