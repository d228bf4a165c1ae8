package org.headgate.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The processor time of the machine's running processes, by program, so that a measurement tells
 * the clients' part, which is this process, from the server's and the database's.
 *
 * @param used so far
 */
public record CpuTime(Map<String, Duration> used) {

  private static final String CLIENTS = "clients";

  /** The time that all of them have used until now. */
  public static CpuTime now() {
    return new CpuTime(
        ProcessHandle.allProcesses()
            .filter(process -> process.info().totalCpuDuration().isPresent())
            .collect(
                Collectors.toMap(
                    CpuTime::program,
                    process -> process.info().totalCpuDuration().orElse(Duration.ZERO),
                    Duration::plus,
                    TreeMap::new)));
  }

  private static String program(ProcessHandle process) {
    return process.pid() == ProcessHandle.current().pid()
        ? CLIENTS
        : process
            .info()
            .command()
            .map(Path::of)
            .map(Path::getFileName)
            .map(Path::toString)
            .orElse("others");
  }

  /** The time of each since then, in milliseconds; those that ended meanwhile are left out. */
  public String since(CpuTime earlier) {
    return used.entrySet().stream()
        .map(
            entry ->
                Map.entry(
                    entry.getKey(),
                    entry
                        .getValue()
                        .minus(earlier.used().getOrDefault(entry.getKey(), Duration.ZERO))))
        .filter(entry -> entry.getValue().toMillis() > 100)
        .map(entry -> entry.getKey() + " " + entry.getValue().toMillis() + " ms")
        .collect(Collectors.joining(", "));
  }
}
