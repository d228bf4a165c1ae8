package org.headgate.liberty.extension;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The threads for documents that cost no turn: the server's own, which it writes while their client
 * reads, and the console's files. A crowd that asks for them keeps these and no others.
 */
final class DocumentThreads {

  private final Executor threads;

  private DocumentThreads(Executor threads) {
    this.threads = threads;
  }

  /**
   * Threads that are kept by clients that do not read; who comes beyond is refused at once.
   *
   * @param most how many requests are served at once
   */
  static DocumentThreads refusing(int most, String name) {
    return new DocumentThreads(ServerThreads.upTo(most, name));
  }

  /**
   * Threads for short work; who comes beyond waits in a queue.
   *
   * @param most how many requests are served at once
   * @param room how many wait before further ones are refused
   */
  static DocumentThreads queueing(int most, int room, String name) {
    return new DocumentThreads(ServerThreads.queued(most, room, name));
  }

  /**
   * Serves a request on one of the threads.
   *
   * @param refusal answers it where there is no thread and no room
   */
  Executor orElse(Runnable refusal) {
    return work -> {
      try {
        threads.execute(work);
      } catch (RejectedExecutionException | OutOfMemoryError e) {
        refusal.run();
      }
    };
  }
}
