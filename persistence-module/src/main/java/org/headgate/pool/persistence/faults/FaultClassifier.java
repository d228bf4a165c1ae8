package org.headgate.pool.persistence.faults;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Classifies failures of the database; the only class that knows SQLSTATEs, messages of poolers and
 * wrappers of containers. A pooler's message decides before the SQLSTATE, since PgBouncer sends
 * 08P01 and Supavisor XX000 for nearly everything; the exception's class decides last. Messages of
 * the server and the driver decide nothing, because they come in many languages.
 */
public final class FaultClassifier {
  private static final List<Function<Throwable, Optional<FaultKind>>> RULES =
      List.of(
          MessageTextRules::kindOf,
          FaultClassifier::byServerError,
          DriverErrorRules::kindOf,
          ExceptionTypeRules::decisiveKindOf,
          FaultClassifier::byState,
          ExceptionTypeRules::kindOf);

  /**
   * Classifies a failure; empty when no database was involved.
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
        .filter(ExceptionTypeRules::isAboutDatabase)
        .findFirst()
        .map(
            link ->
                new DatabaseFault(
                    withoutRule(chain), stateOf(link, chain), FaultMessages.of(link), failure));
  }

  /**
   * A failure that no rule knows is an error of the caller or of ours, unless it kept a session
   * from opening.
   */
  private static FaultKind withoutRule(List<Throwable> chain) {
    boolean wasOpening =
        chain.stream().anyMatch(ExceptionTypeRules::preventedConnection)
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
        .or(() -> chain.stream().flatMap(cause -> stateOf(cause).stream()).findFirst());
  }

  private static Optional<String> stateOf(Throwable link) {
    return link instanceof SQLException sql
        ? Optional.ofNullable(sql.getSQLState())
        : Optional.empty();
  }
}
