package org.headgate.torture.history;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.torture.history.Violation.Flaw;

/** Clients get 2xx, 4xx and 503, or their connection breaks. */
final class AnswersRule implements Rule {

  private static final Pattern ALLOWED = Pattern.compile("2\\d\\d|4\\d\\d|503|[a-z].*");

  @Override
  public Stream<Violation> check(List<Operation> history, EndState end) {
    return history.stream()
        .filter(operation -> !ALLOWED.matcher(operation.answer()).matches())
        .map(
            operation ->
                new Violation(
                    Flaw.FORBIDDEN,
                    operation.what(),
                    operation.key(),
                    operation.kind()
                        + " was answered "
                        + operation.answer()
                        + " at "
                        + operation.ended()));
  }
}
