package org.headgate.common.web;

/**
 * The path from a JSON document to one of its members as problem documents name it, such as {@code
 * rules[2].pending}.
 */
final class MemberPath {

  private final StringBuilder steps = new StringBuilder();

  void name(String member) {
    if (!isEmpty()) {
      steps.append('.');
    }
    steps.append(member);
  }

  /**
   * @param element of a list, from 0
   */
  void index(int element) {
    steps.append('[').append(element).append(']');
  }

  boolean isEmpty() {
    return steps.length() == 0;
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
