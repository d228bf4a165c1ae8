package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One request that wrk sends again and again.
 *
 * @param body empty for a GET
 */
record Load(String url, Map<String, String> headers, String body) {

  private static final int THREADS = 2;
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern MEDIAN = Pattern.compile("50%\\s+([\\d.]+)(us|ms|s|m)");
  private static final Pattern SLOWEST = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s|m)");
  private static final Map<String, Double> MILLIS =
      Map.of("us", 0.001, "ms", 1.0, "s", 1000.0, "m", 60_000.0);

  /**
   * What wrk saw.
   *
   * @param perSecond answers
   * @param medianMillis half of them came sooner
   * @param slowestMillis 99 % of them came sooner
   */
  record Result(double perSecond, double medianMillis, double slowestMillis) {}

  /**
   * @param directory for the script of the request
   * @throws IllegalStateException when an answer was no success
   */
  Result run(Path directory, int clients, Duration time) throws IOException, InterruptedException {
    Path script = Files.createDirectories(directory).resolve("request.lua");
    Files.writeString(script, script());
    Process wrk =
        new ProcessBuilder(
                List.of(
                    "wrk",
                    "--latency",
                    "-t" + THREADS,
                    "-c" + clients,
                    "-d" + time.toSeconds() + "s",
                    "--timeout",
                    "30s",
                    "-s",
                    script.toString(),
                    url))
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
      throw new IllegalStateException(said);
    }
    return new Result(number(RATE, said), millis(MEDIAN, said), millis(SLOWEST, said));
  }

  private String script() {
    String fields =
        headers.entrySet().stream()
            .map(each -> "wrk.headers[\"%s\"] = \"%s\"\n".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    return body.isEmpty()
        ? fields
        : fields + "wrk.method = \"POST\"\nwrk.body = [[%s]]\n".formatted(body);
  }

  private static double number(Pattern pattern, String said) {
    return Double.parseDouble(found(pattern, said).group(1));
  }

  private static double millis(Pattern pattern, String said) {
    return number(pattern, said) * MILLIS.get(found(pattern, said).group(2));
  }

  private static Matcher found(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    if (!matcher.find()) {
      throw new IllegalStateException(said);
    }
    return matcher;
  }
}
