package org.headgate.liberty.extension;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Makes the queue of this server with its threads, and registers it for the application. */
final class ReadQueueRegistration {

  /** With the value false all reads pass; for measurements beside a server with the queue. */
  private static final String SWITCH = "HEADGATE_READ_QUEUE";

  /** None while nobody waits too long, and all of them end when they are idle. */
  private static final int MAX_THREADS = 200;

  private static final long LOOK_MILLIS = 50;

  private ReadQueueRegistration() {}

  /** The queue of this server; empty where it is switched off. */
  static Optional<ReadQueue> register() {
    return Boolean.parseBoolean(System.getProperty(SWITCH, "true"))
        ? Optional.of(registered())
        : Optional.empty();
  }

  /** Without its registration nobody gives the queue places, and all reads pass. */
  private static ReadQueue registered() {
    Executor afterAMoment =
        CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS, Runnable::run);
    ReadQueue queue =
        new ReadQueue(
            System::nanoTime,
            ServerThreads.upTo(MAX_THREADS, "headgate-reads"),
            afterAMoment::execute);
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      ObjectName name = new ObjectName(ReadQueueMBean.NAME);
      if (beans.isRegistered(name)) {
        beans.unregisterMBean(name);
      }
      beans.registerMBean(functions(queue), name);
    } catch (JMException e) {
      System.getLogger(ReadQueueRegistration.class.getName())
          .log(Level.WARNING, "No queue of reads: all of them wait in the application", e);
    }
    return queue;
  }

  private static StandardMBean functions(ReadQueue queue) throws JMException {
    return new StandardMBean(new ReadQueueFunctions(queue), ReadQueueMBean.class);
  }
}
