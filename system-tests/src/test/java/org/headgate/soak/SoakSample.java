package org.headgate.soak;

import java.util.EnumMap;
import java.util.Map;

/** All that was measured at one time, in seconds since the beginning. */
record SoakSample(double seconds, Map<SoakMeasure, Double> values) {
  SoakSample(double seconds) {
    this(seconds, new EnumMap<>(SoakMeasure.class));
  }

  void put(SoakMeasure measure, double value) {
    values.put(measure, value / measure.unit());
  }

  Trend.Point point(SoakMeasure measure) {
    return new Trend.Point(seconds, values.get(measure));
  }
}
