package org.headgate.ancestors;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One row of the ancestors' tables: what a seed asks for, or how an ancestor failed, and the tests
 * that prove it met or survived. What has no proof is no claim.
 *
 * @param seed the seed's id, such as {@code A1}, or the ancestor's letter
 * @param proof the last column, as it stands
 */
record Claim(String seed, String proof) {

  private static final Pattern ROW =
      Pattern.compile("^\\|\\s*([A-Z]\\d+)\\s*\\|[^|]+\\|([^|]*)\\|\\s*$", Pattern.MULTILINE);
  private static final Pattern SCENARIO =
      Pattern.compile("^\\|\\s*([A-Z])\\s*\\|([^|]*)\\|\\s*$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w*)#(\\w+)\\b");

  /** A test that is named as a proof. */
  record Reference(String className, String test) {

    @Override
    public String toString() {
      return className + "#" + test;
    }
  }

  /** The rows of the seeds. */
  static List<Claim> in(String document) {
    return rows(ROW, document);
  }

  /** The rows of the ancestors' failures. */
  static List<Claim> scenariosIn(String document) {
    return rows(SCENARIO, document);
  }

  private static List<Claim> rows(Pattern pattern, String document) {
    return pattern
        .matcher(document)
        .results()
        .map(row -> new Claim(row.group(1), row.group(2).strip()))
        .toList();
  }

  /** Whether it names tests separated by spaces and nothing else. */
  boolean isProven() {
    return !proof.isEmpty() && Stream.of(proof.split(" ", -1)).allMatch(Claim::isReference);
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
