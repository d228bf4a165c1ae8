package org.headgate.common.problem;

/**
 * The path from a JSON document to one of its members, as a {@link FieldError} names it: {@code
 * rules[2].hold}.
 */
public final class FieldPath {

  private final StringBuilder steps = new StringBuilder();

  public void name(String member) {
    if (!isEmpty()) {
      steps.append('.');
    }
    steps.append(member);
  }

  /**
   * @param element the index of an element of a list, from 0
   */
  public void index(int element) {
    steps.append('[').append(element).append(']');
  }

  public boolean isEmpty() {
    return steps.length() == 0;
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
