package org.headgate.oauth.service;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * The scopes of a token (RFC 6749, 3.3), in alphabetical order.
 *
 * @param names each once
 */
record Scopes(List<String> names) {

  /** The only scope that this service itself checks. */
  static final String INTROSPECT = "introspect";

  private static final int MAX = 50;
  private static final Pattern NAME = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");

  Scopes {
    names = List.copyOf(new TreeSet<>(names));
  }

  /**
   * Scopes that an administrator assigns.
   *
   * @throws InvalidRequestException naming the field scopes
   */
  static Scopes chosen(List<String> names) {
    if (names.size() > MAX || names.stream().anyMatch(name -> !isName(name))) {
      throw new InvalidRequestException(
          new FieldError(
              "scopes",
              "must be at most "
                  + MAX
                  + " names of 1 to 100 ASCII characters without blanks, quotes and backslashes"));
    }
    return new Scopes(names);
  }

  /**
   * The scopes of a form's member {@code scope}; an invalid name is kept, but no account is allowed
   * it.
   */
  static Scopes requested(String text) {
    return new Scopes(Arrays.stream(text.split(" ", -1)).filter(name -> !name.isEmpty()).toList());
  }

  boolean isWithin(Scopes allowed) {
    return Set.copyOf(allowed.names).containsAll(names);
  }

  /** The scopes that are also among the given ones. */
  Scopes within(List<String> held) {
    return new Scopes(names.stream().filter(held::contains).toList());
  }

  boolean allows(String scope) {
    return names.contains(scope);
  }

  /** Separated by spaces. */
  String text() {
    return String.join(" ", names);
  }

  private static boolean isName(String name) {
    return name != null && NAME.matcher(name).matches();
  }
}
