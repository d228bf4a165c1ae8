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
 * @param body empty for a GET; with tokens, {@code {token}} stands for the one whose turn it is
 * @param tokens each is used once, and the refresh token of the answer is used next; empty for a
 *     request that is always the same
 * @param pause the pause of a client between an answer and its next request
 */
record Load(
    String url, Map<String, String> headers, String body, List<String> tokens, Duration pause) {

  private static final int THREADS = 2;
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern MEDIAN = Pattern.compile("50%\\s+([\\d.]+)(us|ms|s|m)");
  private static final Pattern SLOWEST = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s|m)");
  private static final Pattern ANSWERS = Pattern.compile("(\\d+) requests in");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Map<String, Double> MILLIS =
      Map.of("us", 0.001, "ms", 1.0, "s", 1000.0, "m", 60_000.0);

  Load(String url, Map<String, String> headers, String body) {
    this(url, headers, body, List.of(), Duration.ZERO);
  }

  Load(String url, Map<String, String> headers, String body, List<String> tokens) {
    this(url, headers, body, tokens, Duration.ZERO);
  }

  /** The same, of clients that pause before each request. */
  Load withPause(Duration longer) {
    return new Load(url, headers, body, tokens, longer);
  }

  /**
   * The measurements of wrk.
   *
   * @param perSecond answers that are a success
   * @param medianMillis half of the answers came sooner
   * @param slowestMillis 99 % of the answers came sooner
   * @param refused answers that are none
   */
  record Result(double perSecond, double medianMillis, double slowestMillis, long refused) {}

  /**
   * @param directory for the script of the request
   * @throws IllegalStateException when an answer was no success
   */
  Result run(Path directory, int clients, Duration time) throws IOException, InterruptedException {
    Result result = overload(directory, clients, time);
    if (result.refused() > 0) {
      throw new IllegalStateException(result + " of " + url);
    }
    return result;
  }

  /** As {@link #run}, where some may be refused. */
  Result overload(Path directory, int clients, Duration time)
      throws IOException, InterruptedException {
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
    String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (wrk.waitFor() != 0 || text.contains("Socket errors")) {
      throw new IllegalStateException(text);
    }
    Matcher refusals = REFUSED.matcher(text);
    long refused = refusals.find() ? Long.parseLong(refusals.group(1)) : 0;
    double answers = number(ANSWERS, text);
    return new Result(
        number(RATE, text) * (answers - refused) / answers,
        millis(MEDIAN, text),
        millis(SLOWEST, text),
        refused);
  }

  private String script() {
    String request = tokens.isEmpty() ? constantRequest() : chains();
    return pause.isZero()
        ? request
        : request + "function delay() return %s end%n".formatted(pause.toMillis());
  }

  /** Each thread of wrk has its part of the tokens. */
  private String chains() {
    return constantRequest()
        + "local body = [[%s]]\n".formatted(body)
        + "local all = {%s}\n"
            .formatted(
                tokens.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", ")))
        + """
          local threads = 0
          function setup(thread)
            thread:set("part", threads)
            threads = threads + 1
          end
          local mine = {}
          function init(args)
            for i, token in ipairs(all) do
              if i %% %d == part then table.insert(mine, token) end
            end
          end
          function request()
            local token = table.remove(mine, 1)
            return wrk.format(nil, nil, nil, (body:gsub("{token}", token)))
          end
          function response(status, headers, said)
            table.insert(mine, said:match('"refresh_token"%%s*:%%s*"([^"]+)"'))
          end
          """
            .formatted(THREADS);
  }

  private String constantRequest() {
    String fields =
        headers.entrySet().stream()
            .map(each -> "wrk.headers[\"%s\"] = \"%s\"\n".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    return body.isEmpty()
        ? fields
        : fields + "wrk.method = \"POST\"\nwrk.body = [[%s]]\n".formatted(body);
  }

  private static double number(Pattern pattern, String text) {
    return Double.parseDouble(found(pattern, text).group(1));
  }

  private static double millis(Pattern pattern, String text) {
    return number(pattern, text) * MILLIS.get(found(pattern, text).group(2));
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException(text);
    }
    return matcher;
  }
}
