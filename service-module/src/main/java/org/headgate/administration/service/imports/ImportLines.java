package org.headgate.administration.service.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive lines of a file.
 *
 * @param first the number of the first line in the file, from 1
 * @param text the lines, each with its end; empty ones count in the numbering
 */
record ImportLines(int first, String text) {

  /** A line with its number. */
  record Line(int number, String text) {
    /** Leaves out the content. */
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

  /** The non-empty lines. */
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

  /** Leaves out the content. */
  @Override
  public String toString() {
    return "ImportLines[" + first + "]";
  }
}
