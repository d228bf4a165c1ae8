package org.headgate.pool.persistence.faults;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what a failure of the database means: the only place that knows SQLSTATEs, the texts of
 * poolers and the wrappers of containers. The words of a pooler decide before the SQLSTATE, since
 * PgBouncer gives 08P01 and Supavisor XX000 to nearly everything; those of the server and the
 * driver decide nothing, as they come in many languages; the class of an exception decides last.
 */
public final class FaultClassifier {
  private static final List<Function<Throwable, Optional<FaultKind>>> RULES =
      List.of(
          MessageTextRules::kindOf,
          FaultClassifier::byServerError,
          DriverError::kindOf,
          ExceptionTypeRules::decisiveKindOf,
          FaultClassifier::byState,
          ExceptionTypeRules::kindOf);

  /**
   * The meaning of a failure; empty when no database had a part in it.
   *
   * @param failure as it was caught, with every wrapper
   */
  public Optional<DatabaseFault> classify(Throwable failure) {
    List<Throwable> chain = CauseChain.of(failure);
    for (Function<Throwable, Optional<FaultKind>> rule : RULES) {
      for (Throwable link : chain) {
        Optional<DatabaseFault> fault =
            rule.apply(link)
                .map(
                    kind ->
                        new DatabaseFault(
                            kind, stateOf(link, chain), FaultMessages.of(link), failure));
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return chain.stream()
        .filter(ExceptionTypeRules::speaksOfADatabase)
        .findFirst()
        .map(
            link ->
                new DatabaseFault(
                    withoutRule(chain), stateOf(link, chain), FaultMessages.of(link), failure));
  }

  /** What nothing is known of is the caller's or ours, unless it kept a session from opening. */
  private static FaultKind withoutRule(List<Throwable> chain) {
    boolean wasOpening =
        chain.stream().anyMatch(ExceptionTypeRules::keptASessionFromOpening)
            && chain.stream().anyMatch(ServerError::wasReceived);
    return wasOpening ? FaultKind.SESSION_REFUSED : FaultKind.OTHER;
  }

  private static Optional<FaultKind> byServerError(Throwable link) {
    return ServerError.of(link)
        .filter(ServerError::isAboutACachedPlan)
        .map(error -> FaultKind.LOST_STATEMENT);
  }

  private static Optional<FaultKind> byState(Throwable link) {
    return stateOf(link).flatMap(SqlStateRules::kindOf);
  }

  private static Optional<String> stateOf(Throwable link, List<Throwable> chain) {
    return stateOf(link)
        .or(() -> chain.stream().flatMap(each -> stateOf(each).stream()).findFirst());
  }

  private static Optional<String> stateOf(Throwable link) {
    return link instanceof SQLException sql
        ? Optional.ofNullable(sql.getSQLState())
        : Optional.empty();
  }
}
