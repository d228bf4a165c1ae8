package org.headgate.agent;

import java.util.Arrays;
import java.util.Set;

/**
 * The main class or jar of a JVM, with its arguments. Liberty's script passes a server's JVM
 * options also to JVMs that start no server, such as {@code server package}.
 *
 * @param line separated by single blanks
 */
record JavaCommand(String line) {

  private static final String PROPERTY = "sun.java.command";

  /** Arguments after this are the server's own. */
  private static final String END_OF_OPTIONS = "--";

  /** The options of Liberty's script for actions other than starting a server. */
  private static final Set<String> OTHER_ACTIONS =
      Set.of(
          "--create",
          "--dump",
          "--help",
          "--javadump",
          "--list",
          "--message",
          "--package",
          "--pause",
          "--resume",
          "--status",
          "--stop",
          "--version");

  static JavaCommand ofThisProcess() {
    return new JavaCommand(System.getProperty(PROPERTY, ""));
  }

  /** Whether this command starts a server. */
  boolean startsServer() {
    return Arrays.stream(line.split(" "))
        .takeWhile(argument -> !argument.equals(END_OF_OPTIONS))
        .map(argument -> argument.replaceFirst("[:=].*", ""))
        .noneMatch(OTHER_ACTIONS::contains);
  }
}
