package org.headgate.pool.service.history;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.headgate.config.database.PoolName;

/**
 * The details of a row: waits and hold times of each pool, and requests by route.
 *
 * @param times for each pool the waits, then the holds, in the order of the pools
 * @param routes by method and route, such as {@code GET /users/me}
 */
record HistoryDetails(List<Histogram> times, Map<String, RouteCount> routes) {

  private static final List<PoolName> POOLS = List.of(PoolName.values());

  /** Waits and hold times of each pool. */
  static final int HISTOGRAMS = 2 * POOLS.size();

  HistoryDetails {
    times = List.copyOf(times);
    routes = Map.copyOf(routes);
  }

  static HistoryDetails none() {
    return new HistoryDetails(
        Stream.generate(CompactHistogram::empty).limit(HISTOGRAMS).toList(), Map.of());
  }

  Histogram waits(PoolName pool) {
    return times.get(indexOfWaits(pool));
  }

  Histogram holds(PoolName pool) {
    return times.get(indexOfHolds(pool));
  }

  static int indexOfWaits(PoolName pool) {
    return 2 * POOLS.indexOf(pool);
  }

  static int indexOfHolds(PoolName pool) {
    return indexOfWaits(pool) + 1;
  }

  /** The requests of one route. */
  record RouteCount(long requests, long errors, long millis) {
    static final RouteCount NONE = new RouteCount(0, 0, 0);

    RouteCount plus(RouteCount other) {
      return new RouteCount(
          requests + other.requests, errors + other.errors, millis + other.millis);
    }
  }

  /** The sum of several details. */
  static HistoryDetails sum(Stream<HistoryDetails> all) {
    HistoryDetails sum = none();
    Map<String, RouteCount> routes = new TreeMap<>();
    all.forEach(
        detail -> {
          for (int index = 0; index < HISTOGRAMS; index++) {
            sum.times().get(index).add(detail.times().get(index));
          }
          detail.routes().forEach((route, count) -> routes.merge(route, count, RouteCount::plus));
        });
    return new HistoryDetails(sum.times(), routes);
  }

  byte[] encoded(RouteNames names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    times.forEach(histogram -> CompactHistogram.write(out, histogram));
    routes.forEach(
        (route, count) -> {
          Varint.write(out, names.idOf(route));
          Varint.write(out, count.requests());
          Varint.write(out, count.errors());
          Varint.write(out, count.millis());
        });
    return out.toByteArray();
  }

  /** Adds one histogram of encoded details to a sum, without decoding the others. */
  static void addTimes(byte[] bytes, int index, Histogram sum) {
    if (bytes.length > 0) {
      Varint.Reader in = new Varint.Reader(bytes);
      for (int skipped = 0; skipped < index; skipped++) {
        CompactHistogram.skip(in);
      }
      CompactHistogram.addNext(in, sum);
    }
  }

  static HistoryDetails decoded(byte[] bytes, RouteNames names) {
    if (bytes.length == 0) {
      return none();
    }
    Varint.Reader in = new Varint.Reader(bytes);
    List<Histogram> times =
        Stream.generate(() -> CompactHistogram.read(in)).limit(HISTOGRAMS).toList();
    Map<String, RouteCount> routes = new TreeMap<>();
    while (!in.isAtEnd()) {
      String route = names.nameOf((int) in.next());
      routes.merge(route, new RouteCount(in.next(), in.next(), in.next()), RouteCount::plus);
    }
    return new HistoryDetails(times, routes);
  }
}
