package org.headgate.torture.cluster;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionTimeoutException;
import org.headgate.launcher.PortAllocator;
import org.headgate.testbed.Tool;

/** Runs {@link MailHost}, and knows every code that it accepted, also before its restarts. */
public final class MailProcess implements AutoCloseable {

  private final int port = new PortAllocator().any();
  private final Path folder;
  private final Map<String, List<String>> codes = new ConcurrentHashMap<>();
  private final Set<String> recipients = ConcurrentHashMap.newKeySet();
  private Process process;
  private volatile boolean ready;

  private MailProcess(Path folder) {
    this.folder = folder;
  }

  public static MailProcess started(Path folder) throws IOException {
    MailProcess mail = new MailProcess(folder);
    mail.start();
    return mail;
  }

  public void start() throws IOException {
    ready = false;
    process =
        new ProcessBuilder(
                Tool.java().program().toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MailHost.class.getName(),
                Integer.toString(port),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    Thread reader = new Thread(() -> lines.lines().forEach(this::take), "mail-lines");
    reader.setDaemon(true);
    reader.start();
    await().atMost(Duration.ofSeconds(60)).until(() -> ready);
  }

  private void take(String line) {
    String[] words = line.split(" ", 3);
    if (words.length < 3) {
      ready = ready || line.equals("ready");
      return;
    }
    recipients.add(words[1]);
    if (!words[2].equals("-")) {
      codes.computeIfAbsent(words[1], first -> new CopyOnWriteArrayList<>()).add(words[2]);
    }
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public void crash() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** How many codes came for an address until now. */
  public int count(String address) {
    return codes.getOrDefault(address, List.of()).size();
  }

  /** The newest code of an address, once there are more than that many; empty when none comes. */
  public Optional<String> newerThan(int count, String address, Duration timeout) {
    try {
      await()
          .atMost(timeout)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> count(address) > count);
    } catch (ConditionTimeoutException e) {
      return Optional.empty();
    }
    return newest(address);
  }

  /** The last code that came for an address. */
  public Optional<String> newest(String address) {
    List<String> all = codes.getOrDefault(address, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Everybody who got a mail. */
  public Set<String> recipients() {
    return Set.copyOf(recipients);
  }

  @Override
  public void close() {
    Processes.kill(pid());
    process.onExit().join();
  }
}
