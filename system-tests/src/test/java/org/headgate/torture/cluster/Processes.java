package org.headgate.torture.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Freezes, resumes and kills processes together with their children. */
public final class Processes {

  private Processes() {}

  public static void stop(long pid) {
    signal("STOP", pid);
  }

  public static void resume(long pid) {
    signal("CONT", pid);
  }

  public static void kill(long pid) {
    signal("KILL", pid);
  }

  private static void signal(String name, long pid) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    ProcessHandle.of(pid).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(process -> Long.toString(process.pid()))
        .forEach(command::add);
    try {
      // One of them may have ended in the meantime, which is no failure.
      new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
