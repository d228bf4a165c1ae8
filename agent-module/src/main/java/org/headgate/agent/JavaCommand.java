package org.headgate.agent;

import java.util.Arrays;
import java.util.Set;

/**
 * The main class or jar of a JVM, with its arguments. Liberty's script gives the options of a
 * server to JVMs that start none as well: {@code server package} is one.
 *
 * @param line separated by single blanks
 */
record JavaCommand(String line) {

  private static final String PROPERTY = "sun.java.command";

  /** What follows this is the server's own. */
  private static final String END_OF_OPTIONS = "--";

  /** How Liberty's script calls what it does besides starting servers. */
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

  /** Whether a server comes of it. */
  boolean startsServer() {
    return Arrays.stream(line.split(" "))
        .takeWhile(argument -> !argument.equals(END_OF_OPTIONS))
        .map(argument -> argument.replaceFirst("[:=].*", ""))
        .noneMatch(OTHER_ACTIONS::contains);
  }
}
