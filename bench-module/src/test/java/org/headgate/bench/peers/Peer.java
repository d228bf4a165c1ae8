package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server that people log in to, running, with one account. */
interface Peer extends AutoCloseable {

  String name();

  /** A read of the account by a new token, as the server is asked for it. */
  Load read() throws IOException, InterruptedException;

  /** A log-in of the account with its password. */
  Load logIn();

  /** The process of the server. */
  long pid();

  @Override
  void close() throws IOException;

  /** Resident memory in MB. */
  default long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid()), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .sum()
        / 1024;
  }
}
