package org.headgate.soak;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Each measure at the begin, in the middle and at the end, with the trend of the second half. */
record SoakTable(List<Row> rows) {
  /**
   * One measure.
   *
   * @param growth in half an hour, as the line through the second half has it
   * @param sure what of it is there with 95 % confidence
   */
  record Row(
      SoakMeasure measure, double first, double middle, double last, double growth, double sure) {
    private boolean isGrowing() {
      return sure > measure.most();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %+.1f | %.1f | %s |",
          measure.title(),
          first,
          middle,
          last,
          growth,
          sure,
          Double.isInfinite(measure.most())
              ? "-"
              : String.format(Locale.ROOT, "%.0f", measure.most()));
    }
  }

  static SoakTable of(List<SoakSample> samples, Duration period) {
    return new SoakTable(
        Arrays.stream(SoakMeasure.values()).map(measure -> row(measure, samples, period)).toList());
  }

  List<Row> growing() {
    return rows.stream().filter(Row::isGrowing).toList();
  }

  private static Row row(SoakMeasure measure, List<SoakSample> samples, Duration period) {
    List<Trend.Point> points = samples.stream().map(sample -> sample.point(measure)).toList();
    List<Trend.Point> half = points.subList(points.size() / 2, points.size());
    Trend trend = Trend.of(half);
    return new Row(
        measure,
        points.get(0).value(),
        half.get(0).value(),
        points.get(points.size() - 1).value(),
        trend.over(period),
        trend.surelyOver(period));
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(Row::toString)
        .collect(
            Collectors.joining(
                "\n",
                "| what | at first | in the middle | at last | in half an hour | of it sure |"
                    + " allowed |\n|---|---:|---:|---:|---:|---:|---:|\n",
                "\n"));
  }
}
