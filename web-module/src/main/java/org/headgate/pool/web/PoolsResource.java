package org.headgate.pool.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerView;
import org.headgate.pool.api.ConnectionTestResult;
import org.headgate.pool.api.Listing;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolChangeList;
import org.headgate.pool.api.PoolChangeRequest;
import org.headgate.pool.api.PoolList;
import org.headgate.pool.api.PoolView;
import org.headgate.pool.api.PoolsApi;
import org.headgate.pool.api.statements.StatementReport;
import org.headgate.pool.service.advice.PoolAdviceReporter;
import org.headgate.pool.service.inspection.BorrowerReporter;
import org.headgate.pool.service.inspection.PoolReporter;
import org.headgate.pool.service.maintenance.PoolMaintenance;
import org.headgate.pool.service.statements.StatementReporter;
import org.headgate.pool.service.tuning.PoolTuner;

/** REST resource for the pools: state, settings, changes, borrowers, statements. */
@Path("/admin/pools")
@ApplicationScoped
@OperatorLaneAccess
@RolesAllowed({Role.OPERATOR_NAME, Role.ADMIN_NAME})
@PersonalTokenAccess(TokenScope.Area.OPERATOR)
public class PoolsResource implements PoolsApi {

  @Inject PoolReporter report;
  @Inject PoolTuner tuner;
  @Inject PoolMaintenance poolMaintenance;
  @Context SecurityContext caller;
  @Inject BorrowerReporter borrowerReporter;
  @Inject PoolAdviceReporter advising;
  @Inject StatementReporter statementReporter;

  @Override
  public PoolList pools(PageQuery page) {
    PoolList all = report.all();
    Page<PoolView> requested = Page.of(all.items(), page, PoolView::name);
    return new PoolList(requested.items(), requested.nextCursor(), all.budget());
  }

  @Override
  public PoolView pool(String name) {
    return report.view(named(name));
  }

  @Override
  public Response change(String name, PoolChangeRequest request) {
    return Response.accepted(tuner.change(named(name), request, actor())).build();
  }

  @Override
  public PoolChange confirm(UUID id) {
    return tuner.confirm(id, actor());
  }

  @Override
  public PoolChange revert(UUID id) {
    return tuner.revert(id, actor());
  }

  @Override
  public PoolChangeList changes(PageQuery page) {
    Page<PoolChange> requested = Page.of(tuner.latest(), page, PoolChange::changeId);
    return new PoolChangeList(requested.items(), requested.nextCursor());
  }

  @Override
  public PoolView purge(String name) {
    PoolName pool = named(name);
    poolMaintenance.purge(pool, actor());
    return report.view(pool);
  }

  @Override
  public ConnectionTestResult test(String name) {
    return poolMaintenance.test(named(name));
  }

  @Override
  public Listing<BorrowerView> borrowers(String name, PageQuery page) {
    return Listing.of(
        Page.of(
            borrowerReporter.views(named(name)),
            page,
            borrower -> List.of(borrower.since(), borrower.thread())));
  }

  @Override
  public PoolAdvice advice(String name) {
    return advising.of(named(name));
  }

  @Override
  public StatementReport statements(String name) {
    return statementReporter.of(named(name));
  }

  private String actor() {
    return caller.getUserPrincipal().getName();
  }

  private static PoolName named(String name) {
    return Arrays.stream(PoolName.values())
        .filter(pool -> pool.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> ResourceNotFoundException.pool(name));
  }
}
