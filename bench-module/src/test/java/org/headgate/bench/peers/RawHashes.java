package org.headgate.bench.peers;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Bare hashes at the default cost of a log-in, by the library that Headgate uses, on as many
 * threads as there are cores: no server of this machine can check passwords faster.
 */
final class RawHashes {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private RawHashes() {}

  /**
   * @return hashes a second
   */
  static double perSecond(Duration time) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      long startNanos = System.nanoTime();
      List<Future<Long>> counts =
          IntStream.range(0, THREADS)
              .mapToObj(thread -> threads.submit(() -> hashesUntil(startNanos + time.toNanos())))
              .toList();
      long hashes = 0;
      for (Future<Long> count : counts) {
        hashes += count.get();
      }
      return hashes * 1e9 / (System.nanoTime() - startNanos);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long hashesUntil(long endNanos) {
    Argon2Advanced library =
        Argon2Factory.createAdvanced(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
    byte[] password = "four herons in the reeds".getBytes(StandardCharsets.US_ASCII);
    byte[] salt = new byte[SALT_BYTES];
    long hashes = 0;
    while (System.nanoTime() < endNanos) {
      library.rawHash(ITERATIONS, MEMORY_KIB, LANES, password, salt);
      hashes++;
    }
    return hashes;
  }
}
