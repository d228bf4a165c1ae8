package org.headgate.pool.service.statements;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.statements.EarlierFigures;
import org.headgate.pool.api.statements.StatementReport;
import org.headgate.pool.api.statements.StatementView;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.statements.StatementSnapshot;

/** Reports the statements that hold a pool longest. */
@ApplicationScoped
public class StatementReporter {

  @Inject StatementObserver observer;

  public StatementReport of(PoolName pool) {
    StatementObservation observation = observer.observe(pool);
    List<ObservedStatement> statements = observation.of(pool);
    double all =
        statements.stream().mapToDouble(statement -> statement.figures().totalMillis()).sum();
    return new StatementReport(
        observation.at(),
        observation.note().isEmpty(),
        observation.note(),
        observation.comparedWith(),
        statements.stream().map(statement -> view(statement, all)).toList(),
        StatementAdvisor.advise(observation, pool));
  }

  private static StatementView view(ObservedStatement statement, double all) {
    var figures = statement.figures();
    return new StatementView(
        statement.id(),
        statement.source().map(StatementSource::method).filter(method -> !method.isEmpty()),
        SqlDigest.ofKept(figures.text()),
        all == 0 ? 0 : figures.totalMillis() / all,
        figures.calls(),
        figures.rows(),
        figures.totalMillis(),
        figures.meanMillis(),
        figures.longestMillis(),
        statement.plan().map(QueryPlan::text),
        statement.planNote(),
        statement.before().map(then -> before(statement, then)));
  }

  private static EarlierFigures before(ObservedStatement statement, StatementSnapshot then) {
    return new EarlierFigures(
        then.day(),
        then.meanMillis(),
        statement.callsSince(),
        statement.callsSince() == 0 ? Optional.empty() : Optional.of(statement.meanSince()),
        statement.isPlannedOtherwise(),
        then.plan());
  }
}
