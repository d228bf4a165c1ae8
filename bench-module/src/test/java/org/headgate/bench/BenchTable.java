package org.headgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table of Markdown, which grows row by row. */
public final class BenchTable {

  private static final System.Logger LOG = System.getLogger(BenchTable.class.getName());

  private final List<String> lines = new ArrayList<>();
  private final int columns;

  public BenchTable(List<String> titles) {
    columns = titles.size();
    add(titles);
    lines.add("|---".repeat(columns) + "|");
  }

  /** A row; cells that are missing at its end stay blank. */
  public void add(List<String> cells) {
    List<String> row = new ArrayList<>(cells);
    while (row.size() < columns) {
      row.add("");
    }
    lines.add("| " + String.join(" | ", row) + " |");
  }

  /** Writes it into a file and the log. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    lines.forEach(line -> LOG.log(System.Logger.Level.WARNING, line));
  }
}
