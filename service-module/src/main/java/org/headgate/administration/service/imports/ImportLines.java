package org.headgate.administration.service.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a file, one after the other.
 *
 * @param first the number of the first one in the file, from 1
 * @param text the lines, each with its end; empty ones keep the numbers right
 */
record ImportLines(int first, String text) {

  /** A line with its number. */
  record Line(int number, String text) {
    /** Without what was sent. */
    @Override
    public String toString() {
      return "Line[" + number + "]";
    }
  }

  static ImportLines of(int first, byte[] bytes) {
    return new ImportLines(first, new String(bytes, StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Those that are not empty. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int number = first;
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        lines.add(new Line(number, line.strip()));
      }
      number++;
    }
    return lines;
  }

  /** Without what was sent. */
  @Override
  public String toString() {
    return "ImportLines[" + first + "]";
  }
}
