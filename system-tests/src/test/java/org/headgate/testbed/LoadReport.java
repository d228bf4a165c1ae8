package org.headgate.testbed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The responses to a crowd. */
public final class LoadReport {

  private final List<Load.Answer> answers;
  private final Duration time;

  LoadReport(List<Load.Answer> answers, Duration time) {
    this.answers = List.copyOf(answers);
    this.time = time;
  }

  /** How often each status came; 0 stands for a connection that broke. */
  public Map<Integer, Long> statuses() {
    return answers.stream()
        .collect(Collectors.groupingBy(Load.Answer::status, TreeMap::new, Collectors.counting()));
  }

  public long served() {
    return answers.stream().filter(answer -> answer.status() / 100 == 2).count();
  }

  public double servedPerSecond() {
    return served() * 1e9 / time.toNanos();
  }

  /**
   * Responses that must not occur, by problem type: neither served nor refused with 503 and
   * Retry-After.
   */
  public List<String> oddities() {
    return answers.stream()
        .filter(answer -> answer.status() / 100 != 2)
        .filter(answer -> answer.status() != 503 || answer.retryAfter().isEmpty())
        .map(answer -> answer.status() + " " + answer.body())
        .limit(5)
        .toList();
  }

  /** How many refusals name that problem. */
  public long refusedFor(String problem) {
    return answers.stream()
        .filter(answer -> answer.body().contains("urn:headgate:problem:" + problem))
        .count();
  }

  public Duration slowest() {
    return answers.stream().map(Load.Answer::took).max(Duration::compareTo).orElseThrow();
  }

  private Duration quantile(double part) {
    List<Duration> sorted = answers.stream().map(Load.Answer::took).sorted().toList();
    return sorted.get((int) (part * (sorted.size() - 1)));
  }

  @Override
  public String toString() {
    return "%s in %d ms, %.0f served a second; median %d ms, 99%% %d ms, slowest %d ms"
        .formatted(
            statuses(),
            time.toMillis(),
            servedPerSecond(),
            quantile(0.5).toMillis(),
            quantile(0.99).toMillis(),
            slowest().toMillis());
  }
}
