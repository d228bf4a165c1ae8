package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The common parts of all benches with servers. */
final class Bench {

  /** Where servers live and results are written. */
  static final Path DIRECTORY = Path.of(System.getProperty("bench.directory"));

  /** The installation with Headgate's server in it. */
  static final Path LIBERTY = Path.of(System.getProperty("bench.liberty"));

  /** Load on each server before anything is measured. */
  static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmup", 120));

  /** One turn of one server. */
  static final Duration TURN = Duration.ofSeconds(Integer.getInteger("turn", 15));

  /** How often everybody has a turn. */
  static final int TURNS = Integer.getInteger("turns", 3);

  /** Of each pool. */
  static final int CONNECTIONS = 5;

  private Bench() {}

  /** Whether the client is there. */
  static boolean hasWrk() {
    try {
      return new ProcessBuilder("wrk", "-v").start().waitFor() >= 0;
    } catch (IOException notFound) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
