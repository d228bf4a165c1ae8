package org.headgate.pool.service.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.HdrHistogram.Histogram;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.history.HistoryDetails.RouteCount;

/**
 * A row as the database stores it: compressed JSON with the names of figures, so that versions with
 * more or fewer figures can read it. Zeros are left out.
 *
 * @param values figures by name
 * @param times waits and holds of each pool by name, in base64
 * @param routes requests, errors and milliseconds by route
 */
record MinuteDocument(
    @JsonProperty("v") Map<String, Float> values,
    @JsonProperty("t") Map<String, String> times,
    @JsonProperty("r") Map<String, List<Long>> routes) {

  private static final Logger LOG = SingleLineLogger.of(MinuteDocument.class);

  MinuteDocument {
    values = Map.copyOf(values);
    times = Map.copyOf(times);
    routes = Map.copyOf(routes);
  }

  static byte[] of(HistoryRow row, RouteNames names) {
    Map<String, Float> values = new TreeMap<>();
    for (int index = 0; index < HistoryColumns.COUNT; index++) {
      if (row.value(index) != 0) {
        values.put(HistoryColumns.name(index), row.value(index));
      }
    }
    HistoryDetails details = row.details(names);
    Map<String, String> times = new TreeMap<>();
    for (PoolName pool : PoolName.values()) {
      put(times, waits(pool), details.waits(pool));
      put(times, holds(pool), details.holds(pool));
    }
    Map<String, List<Long>> routes = new TreeMap<>();
    details
        .routes()
        .forEach(
            (route, count) ->
                routes.put(route, List.of(count.requests(), count.errors(), count.millis())));
    try {
      return compressed(
          JsonMappers.strict().writeValueAsBytes(new MinuteDocument(values, times, routes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HistoryRow row(Instant at, byte[] document, RouteNames names) {
    try {
      return JsonMappers.lenient()
          .readValue(decompressed(document), MinuteDocument.class)
          .row(at, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #row}; empty for a document that cannot be read. */
  static Optional<HistoryRow> readable(Instant at, byte[] document, RouteNames names) {
    try {
      return Optional.of(row(at, document, names));
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A minute of the history cannot be read", e);
      return Optional.empty();
    }
  }

  private HistoryRow row(Instant at, RouteNames names) {
    float[] figures = new float[HistoryColumns.COUNT];
    values.forEach(
        (name, value) -> HistoryColumns.find(name).ifPresent(index -> figures[index] = value));
    List<Histogram> histograms = new ArrayList<>();
    for (PoolName pool : PoolName.values()) {
      histograms.add(histogram(waits(pool)));
      histograms.add(histogram(holds(pool)));
    }
    Map<String, RouteCount> counts = new TreeMap<>();
    routes.forEach(
        (route, count) ->
            counts.put(route, new RouteCount(count.get(0), count.get(1), count.get(2))));
    return new HistoryRow(at, figures, new HistoryDetails(histograms, counts).encoded(names));
  }

  private Histogram histogram(String name) {
    String encoded = times.get(name);
    return encoded == null
        ? CompactHistogram.empty()
        : CompactHistogram.read(new Varint.Reader(Base64.getDecoder().decode(encoded)));
  }

  private static void put(Map<String, String> times, String name, Histogram histogram) {
    if (histogram.getTotalCount() > 0) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CompactHistogram.write(out, histogram);
      times.put(name, Base64.getEncoder().encodeToString(out.toByteArray()));
    }
  }

  private static String waits(PoolName pool) {
    return pool.wireName() + ".wait";
  }

  private static String holds(PoolName pool) {
    return pool.wireName() + ".hold";
  }

  /** In gzip. */
  static byte[] compressed(byte[] document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(document);
    }
    return out.toByteArray();
  }

  static byte[] decompressed(byte[] compressed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    }
  }
}
