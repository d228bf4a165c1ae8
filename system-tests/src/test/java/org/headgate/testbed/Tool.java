package org.headgate.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of this machine. */
public record Tool(Path program) {

  /** Where it is; empty where it is not installed. */
  public static Optional<Path> find(String name) {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
            Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Tool named(String name) {
    return new Tool(find(name).orElseThrow(() -> new IllegalStateException("there is no " + name)));
  }

  /** The Java that runs the tests. */
  public static Tool java() {
    return new Tool(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /**
   * Runs it to its end in a directory; anything but success is a failure of the test.
   *
   * @return what it printed
   */
  public String run(Path directory, String... arguments) {
    try {
      Process process = start(directory, List.of(arguments));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(program + " ended with " + status + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(Path directory, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
