package org.headgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rates as horizontal bars, an SVG of its own, one group after the other. */
public final class BarChart {

  private static final int WIDTH = 720;
  private static final int LABELS = 150;
  private static final int VALUES = 90;
  private static final int LINE = 24;
  private static final int BAR = 16;

  private final String unit;
  private final List<Group> groups = new ArrayList<>();

  /**
   * @param unit stands behind each value, as in {@code /s}
   */
  public BarChart(String unit) {
    this.unit = unit;
  }

  /** One bar. */
  public record Bar(String label, double value) {}

  private record Group(String title, List<Bar> bars) {}

  /** Bars below a title; the longest of a group fills the width. */
  public void add(String title, List<Bar> bars) {
    groups.add(new Group(title, List.copyOf(bars)));
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, svg());
  }

  private String svg() {
    StringBuilder body = new StringBuilder();
    int y = 0;
    for (Group group : groups) {
      body.append(text(0, y, "font-weight=\"bold\"", group.title()));
      y += LINE;
      double most = group.bars().stream().mapToDouble(Bar::value).max().orElse(1);
      for (Bar bar : group.bars()) {
        long width = Math.round(bar.value() / most * (WIDTH - LABELS - VALUES));
        body.append(text(0, y, "", bar.label()))
            .append(rectangle(y, width, bar.label().equals("Headgate") ? "#2458c5" : "#9aa5b5"))
            .append(text(LABELS + width + 6, y, "", Math.round(bar.value()) + unit));
        y += LINE;
      }
      y += LINE / 2;
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="sans-serif" font-size="13">
    <rect width="100%%" height="100%%" fill="white"/>
    %s</svg>
    """
        .formatted(WIDTH, y, body);
  }

  private static String rectangle(int y, long width, String colour) {
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
        .formatted(LABELS, y + (LINE - BAR) / 2, width, BAR, colour);
  }

  private static String text(long x, int y, String attributes, String words) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    return "<text x=\"%s\" y=\"%s\" %s>%s</text>\n".formatted(x, y + LINE - 7, attributes, escaped);
  }
}
