package org.headgate.liberty.extension;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The threads for one of the server's own documents, which it writes while their client reads. A
 * crowd that does not read keeps these and no others; who comes beyond is refused at once.
 */
final class DocumentThreads {

  private final Executor threads;

  /**
   * @param most how many requests are served at once
   */
  DocumentThreads(int most, String name) {
    this.threads = ServerThreads.upTo(most, name);
  }

  /**
   * Serves a request on one of the threads.
   *
   * @param refusal answers it where all are busy
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
