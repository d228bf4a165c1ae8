package org.headgate.soak;

import java.time.Duration;
import java.util.List;

/**
 * A straight line through measured points (least squares), with the error of its slope.
 *
 * @param perSecond the slope
 * @param error its standard error
 */
record Trend(double perSecond, double error) {
  /** Of Student's distribution for many points: 95 of 100 slopes lie within. */
  private static final double CONFIDENCE = 2.0;

  /** One measured value, so long after the beginning. */
  record Point(double seconds, double value) {}

  static Trend of(List<Point> points) {
    if (points.size() < 3) {
      throw new IllegalArgumentException("a trend needs three points");
    }
    double meanTime = points.stream().mapToDouble(Point::seconds).average().orElseThrow();
    double meanValue = points.stream().mapToDouble(Point::value).average().orElseThrow();
    double spread = 0;
    double together = 0;
    for (Point point : points) {
      spread += square(point.seconds() - meanTime);
      together += (point.seconds() - meanTime) * (point.value() - meanValue);
    }
    double slope = together / spread;
    double rest = 0;
    for (Point point : points) {
      rest += square(point.value() - meanValue - slope * (point.seconds() - meanTime));
    }
    return new Trend(slope, Math.sqrt(rest / (points.size() - 2) / spread));
  }

  double over(Duration time) {
    return perSecond * time.toSeconds();
  }

  /** The least growth in that time, with 95 % confidence; 0 where it may be level. */
  double surelyOver(Duration time) {
    return Math.max(0, (perSecond - CONFIDENCE * error) * time.toSeconds());
  }

  private static double square(double number) {
    return number * number;
  }
}
