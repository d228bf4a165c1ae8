package org.headgate.documents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A requirement in a table of a document, and the tests that prove it.
 *
 * @param id such as {@code A1}; for a failure of an earlier application, its letter
 * @param proof the last column, as it stands
 */
record Requirement(String id, String proof) {

  private static final Pattern ROW =
      Pattern.compile("^\\|\\s*([A-Z]\\d+)\\s*\\|[^|]+\\|([^|]*)\\|\\s*$", Pattern.MULTILINE);
  private static final Pattern FAILURE =
      Pattern.compile("^\\|\\s*([A-Z])\\s*\\|([^|]*)\\|\\s*$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*)#(\\w+)\\b");

  /** A test that is named as a proof. */
  record Reference(String className, String test) {

    @Override
    public String toString() {
      return className + "#" + test;
    }
  }

  /** The rows of the requirements. */
  static List<Requirement> in(String document) {
    return rows(ROW, document);
  }

  /** The rows of the failures. */
  static List<Requirement> failuresIn(String document) {
    return rows(FAILURE, document);
  }

  private static List<Requirement> rows(Pattern pattern, String document) {
    return pattern
        .matcher(document)
        .results()
        .map(row -> new Requirement(row.group(1), row.group(2).strip()))
        .toList();
  }

  /** Whether it names tests separated by spaces and nothing else. */
  boolean isProven() {
    return !proof.isEmpty() && Stream.of(proof.split(" ", -1)).allMatch(Requirement::isReference);
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
