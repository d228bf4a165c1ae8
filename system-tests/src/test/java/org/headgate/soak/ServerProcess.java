package org.headgate.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one server that this process has started, as the operating system and the JDK's tools see it.
 */
record ServerProcess(long pid) {
  private static final String MARK = "ws-server.jar";
  private static final Pattern USED =
      Pattern.compile("(?m)^ *(?!Metaspace|class space).* used (\\d+)K");
  private static final Pattern PRIVATE = Pattern.compile("RssAnon:\\s+(\\d+) kB");

  static ServerProcess ofThisTest() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(MARK))
        .findFirst()
        .map(process -> new ServerProcess(process.pid()))
        .orElseThrow(() -> new IllegalStateException("no server runs"));
  }

  /** In bytes, of what is left after a full collection. */
  double heapAfterCollection() throws IOException {
    jcmd("GC.run");
    String heap = jcmd("GC.heap_info");
    Matcher used = USED.matcher(heap);
    double sum = used.results().mapToDouble(found -> Double.parseDouble(found.group(1))).sum();
    if (sum == 0) {
      throw new IOException("no heap in: " + heap);
    }
    return sum * 1024;
  }

  double threads() throws IOException {
    return count("task");
  }

  double fileHandles() throws IOException {
    return count("fd");
  }

  /** The memory in bytes that nobody shares, of all processes of that name below this test's. */
  static double privateMemory(String name) throws IOException {
    List<Long> processes =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().command().orElse("").endsWith(name))
            .map(ProcessHandle::pid)
            .toList();
    double sum = 0;
    for (long process : processes) {
      Path status = Path.of("/proc", String.valueOf(process), "status");
      if (Files.exists(status)) {
        Matcher found = PRIVATE.matcher(Files.readString(status));
        sum += found.find() ? 1024 * Double.parseDouble(found.group(1)) : 0;
      }
    }
    return sum;
  }

  private double count(String kind) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc", String.valueOf(pid), kind))) {
      return entries.mapToInt(entry -> 1).sum();
    }
  }

  private String jcmd(String command) throws IOException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(tool, String.valueOf(pid), command).redirectErrorStream(true).start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return String.join("\n", output.lines().toList());
    }
  }
}
