package org.headgate.ancestors;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row of the ancestors' table: what a seed asks for, and its proof. A claim is either open,
 * with the topic that is missing, or proven by tests; an open one may name the tests of the part
 * that is done.
 *
 * @param seed the seed's id, such as {@code A1}
 * @param proof the last column, as it stands
 */
record Claim(String seed, String proof) {

  private static final Pattern ROW =
      Pattern.compile("^\\|\\s*([A-Z]\\d+)\\s*\\|[^|]+\\|([^|]*)\\|\\s*$", Pattern.MULTILINE);
  private static final Pattern OPEN = Pattern.compile("open: \\S.*", Pattern.DOTALL);
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*)#(\\w+)\\b");

  /** A test that is named as a proof. */
  record Reference(String className, String test) {

    @Override
    public String toString() {
      return className + "#" + test;
    }
  }

  static List<Claim> in(String document) {
    return ROW.matcher(document)
        .results()
        .map(row -> new Claim(row.group(1), row.group(2).strip()))
        .toList();
  }

  boolean isOpen() {
    return OPEN.matcher(proof).matches();
  }

  /** Whether it is open, or names tests separated by spaces and nothing else. */
  boolean isWellFormed() {
    return isOpen()
        || (!proof.isEmpty() && Stream.of(proof.split(" ", -1)).allMatch(Claim::isReference));
  }

  List<Reference> references() {
    return TEST.matcher(proof)
        .results()
        .map(test -> new Reference(test.group(1), test.group(2)))
        .toList();
  }

  private static boolean isReference(String word) {
    Matcher test = TEST.matcher(word);
    return test.matches();
  }
}
